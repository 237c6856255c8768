/** What would be left of the network if a switch, a router, a NIC or a port failed: worked out anew, for one that is looked at. */
import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { flowsStopped, fullest, loadsWithout, networkLoads, type CarrierLoad } from '../../core/network/bandwidth/loads';
import { carrierText } from '../../core/network/bandwidth/flowText';
import { offers } from '../../core/network/bandwidth/offers';
import { isPhysical } from '../../core/network/fabric/ports';
import type { Component } from '../../core/network/fabric/types';
import { adaptersIn, lossOf, type Cut } from '../../core/network/failures/failures';
import { counted, listed, quoted } from '../../core/util/words';
import { figure, percent, type Figure, type FigureSection } from './figure';
import { fromWords, isTooLarge, mostGuests, mostOffers } from './networkLimits';

export const switchFailure = (estate: Estate, { id, value }: Entry<'switches'>): readonly Figure[] => (isPhysical(value) && value.ports ? failureFigures(estate, { kind: 'switch', switch: id }, id) : []);
export const routerFailure = (estate: Estate, { id, value }: Entry<'routers'>): readonly Figure[] => (value.interfaces ? failureFigures(estate, { kind: 'router', router: id }, id) : []);

/** Of a NIC of a host, or a port of a physical switch; none of other parts. `path`: below the entry. */
export function sectionsOfPart(estate: Estate, { collection, id, value }: Entry, [kind, part]: Path): readonly FigureSection[] {
  if (typeof part !== 'string') return [];
  if (collection === 'hosts' && kind === 'nics') return [{ title: 'Network', figures: failureFigures(estate, { kind: 'nic', host: id, nic: part }, `${id}/${part}`) }];
  const isPort = collection === 'switches' && kind === 'ports' && isPhysical(value as Entry<'switches'>['value']);
  return isPort ? [{ title: 'Network', figures: failureFigures(estate, { kind: 'port', switch: id, port: part }, `${id}/${part}`) }] : [];
}

/** @param name as the command line takes it */
function failureFigures(estate: Estate, component: Component, name: string): readonly Figure[] {
  if (isTooLarge(estate)) {
    return [figure('If it fails', 'not worked out here', `With more than ${counted(mostGuests, 'VM')} this takes too long for somebody who only looks: "topovisor model FILE --without ${name}" tells.`)];
  }
  const cuts = lossOf(estate, component);
  return [figure('If it fails', cuts.length === 0 ? 'nobody is cut off' : `${counted(adaptersIn(cuts), 'adapter')} cut off`, [cutText(cuts), loadText(estate, component)].join(' '))];
}

function cutText(cuts: readonly Cut[]): string {
  if (cuts.length === 0) return 'Who has a gateway still reaches it, who has none still reaches others on the network.';
  const owners = [...new Set(cuts.flatMap(({ adapters }) => adapters.adapters.map(({ id }) => id)))];
  return `It cuts off ${listed(owners.map(quoted), 'and', 6)} from ${listed([...new Set(cuts.map(({ from }) => fromWords[from]))])}.`;
}

/** The link that is most asked for then, and flows that are carried now and are not then. */
function loadText(estate: Estate, component: Component): string {
  const asked = estate.query(offers, '').length;
  if (asked === 0) return 'No guest says what it sends.';
  if (asked > mostOffers) return `What links carry then is not worked out for more than ${mostOffers} flows here.`;
  const [now, then] = [networkLoads(estate), loadsWithout(estate, [component])];
  const [before, after] = [fullest(now), fullest(then)];
  const stopped = flowsStopped(then) - flowsStopped(now);
  const links = after ? `The link most asked for then is ${linkText(after)}${before ? `; now it is ${linkText(before)}` : ''}.` : 'No link of known speed carries anything then.';
  return `${links}${stopped > 0 ? ` ${counted(stopped, 'flow')} that ${stopped === 1 ? 'is' : 'are'} carried now would not be.` : ''}`;
}

const linkText = (carrier: CarrierLoad): string => `${carrierText(carrier)}, ${percent(carrier.peak.utilization ?? 0)} of its speed at peak`;
