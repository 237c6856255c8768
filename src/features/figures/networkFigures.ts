/** What goes over the network for an entry, and which single failure cuts it off. Semantics: src/core/network/SPEC.md. */
import type { Estate } from '../../core/model/estate';
import type { Entry } from '../../core/model/entry';
import { formatQuantity } from '../../core/model/quantity';
import { carrierText, flowStopText, receiverText } from '../../core/network/bandwidth/flowText';
import { hostUplinks } from '../../core/network/bandwidth/hostUplinks';
import { flowsOf, networkLoads, type CarrierLoad, type FlowShare } from '../../core/network/bandwidth/loads';
import { offersOf } from '../../core/network/bandwidth/offers';
import { switchOversubscription } from '../../core/network/bandwidth/oversubscription';
import { adapterClassesOf } from '../../core/network/failures/adapterClasses';
import { componentName } from '../../core/network/failures/componentName';
import { adaptersIn, pointsOfFailureOf, pointsOfFailureOfVm, pointsOfFailureOn, type PointOfFailure } from '../../core/network/failures/failures';
import { capitalized, counted, decimals, listed, quoted } from '../../core/util/words';
import { figure, percent, type Figure } from './figure';
import { fromWords, knownLoad, loadLeftOut, mostClasses } from './networkLimits';

export function hostNetworkFigures(estate: Estate, { id }: Entry<'hosts'>): readonly Figure[] {
  return [...uplinkFigures(estate, id), ...pointFigure(pointsOfFailureOn(estate, id), 'adapters of its guests and its own')];
}

function uplinkFigures(estate: Estate, id: string): readonly Figure[] {
  const load = knownLoad(estate);
  if (load !== 'known') return load === 'nothing' ? [] : [loadLeftOut(estate)];
  const { nics, wanted, speed, oversubscription } = hostUplinks(estate, id);
  return [
    ...nics.filter(({ out, in: back }) => out.peak.wanted + back.peak.wanted > 0).map(({ nic, out, in: back }) => figure(
      `Uplink ${nic}`, [...(out.speed === undefined ? [] : [rate(out.speed)]), `${carried(out)} out`, `${carried(back)} in`].join(', '),
      'Its speed, or that of the port it is plugged into where that is slower, and what it carries at peak each way.',
    )),
    ...(speed === undefined || oversubscription === undefined ? [] : [figure(
      'Oversubscription', `${decimals(oversubscription)}:1`, 'What its guests ask for at peak over its uplinks, over the speed of those they use.', { formula: `${rate(wanted)} / ${rate(speed)} = ${decimals(oversubscription)}` },
    )]),
  ];
}

export function vmNetworkFigures(estate: Estate, { id }: Entry<'vms'>): readonly Figure[] {
  const load = knownLoad(estate);
  const flows = load === 'known' ? flowsOf(estate, { kind: 'vm', id }).map((flow) => flowFigure(estate, flow)) : [];
  const isLeftOut = load === 'left-out' && offersOf(estate, { kind: 'vm', id }).length > 0;
  return [...(isLeftOut ? [loadLeftOut(estate)] : flows), ...pointFigure(pointsOfFailureOfVm(estate, id), 'its adapters')];
}

export function networkNetworkFigures(estate: Estate, { id }: Entry<'networks'>): readonly Figure[] {
  const classes = adapterClassesOf(estate, id).length;
  if (classes <= mostClasses) return pointFigure(pointsOfFailureOf(estate, id), 'its adapters');
  return [figure('Single points of failure', 'not worked out here', `Its adapters fail in ${classes} ways; more than ${mostClasses} take too long for somebody who only looks. "topovisor model FILE" tells.`)];
}

export function switchNetworkFigures(estate: Estate, { id }: Entry<'switches'>): readonly Figure[] {
  const { ratio, down, up, linksDown, linksUp, towards } = estate.query(switchOversubscription, id);
  return ratio === undefined ? [] : [figure(
    'Oversubscription', `${decimals(ratio)}:1`, `The speed of its ${counted(linksDown, 'link')} to hosts and switches below over that of its ${counted(linksUp, 'link')} up, to ${listed(towards.map(quoted))}.`,
    { formula: `${rate(down)} / ${rate(up)} = ${decimals(ratio)}` },
  )];
}

function flowFigure(estate: Estate, flow: FlowShare): Figure {
  const { to, peak } = flow.offer;
  const name = `To ${receiverText(to)}`;
  if (flow.kind === 'stopped') return figure(name, 'not carried', flowStopText(flow.because));
  const { rate: got, bottleneck } = flow.peak;
  const held = bottleneck === undefined ? undefined : networkLoads(estate).carriers[bottleneck];
  const shown = flow.shown ? '' : ' The way is not shown to its end: what lies there may hold it back as well.';
  if (!held) return figure(name, `${rate(got)} at peak`, `It gets what it asks for.${shown}`);
  const speed = held.speed === undefined ? '' : `, which has ${rate(held.speed)} and is asked for ${rate(held.peak.wanted)}`;
  return figure(name, `${rate(got)} of ${rate(peak)} at peak`, `Held back by ${carrierText(held)}${speed}. Full links are shared by weighted max-min fairness.${shown}`);
}

function pointFigure(points: readonly PointOfFailure[], what: string): readonly Figure[] {
  if (points.length === 0) return [];
  const each = points.map(({ component, cuts }) => `${componentName(component)} cuts off ${adaptersIn(cuts)} from ${listed([...new Set(cuts.map(({ from }) => fromWords[from]))])}`);
  return [figure('Single points of failure', capitalized(listed(points.map(({ component }) => componentName(component)), 'and', 4)), `Components whose loss alone cuts off ${what}: ${listed(each, 'and', 8)}.`)];
}

const carried = ({ peak }: CarrierLoad): string => `${rate(peak.carried)}${peak.utilization === undefined ? '' : ` (${percent(peak.utilization)} asked for)`}`;
const rate = (value: number): string => formatQuantity(value, 'bitrate');
