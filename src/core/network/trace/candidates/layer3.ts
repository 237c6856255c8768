/** What could be changed about what stops a packet in layer 3. */
import type { Change } from '../../../model/change';
import type { Estate } from '../../../model/estate';
import { contains as isIn, parseAddress } from '../../addressing/addresses';
import { subnetOf } from '../../addressing/nicAddresses';
import { stationName } from '../../fabric/stations';
import type { Station } from '../../fabric/types';
import { routerOf } from '../../routing/routers';
import type { Question } from '../../routing/traffic';
import type { Way, WayStop } from '../../routing/way';
import { inserting, one, setting, type Candidate } from './candidate';

/** A filter that lets this question through, before the one that does not. */
export function allow(estate: Estate, { place }: Extract<WayStop, { kind: 'filtered' }>, { from, to }: { readonly from: string | undefined; readonly to: string | undefined }, { protocol, port }: Question): readonly Candidate[] {
  const filter = { action: 'allow', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), ...(protocol === undefined ? {} : { protocol }), ...(port === undefined ? {} : { ports: String(port) }) };
  const before = place.number === undefined ? '' : ` before filter ${place.number}`;
  const about = [...(protocol === undefined ? [] : [protocol]), ...(port === undefined ? [] : [String(port)])].join(' ');
  const change = inserting(estate, place.collection, place.id, 'filters', filter, place.filter);
  return one(`Allow ${from ?? 'any'} → ${to ?? 'any'}${about === '' ? '' : `, ${about},`} in ${place.collection === 'routers' ? 'router' : 'firewall'} "${place.id}"${before}`, change);
}

/** The ends of the way so far as a filter names them. */
export function endsOf({ stop, steps }: Way): { readonly from: string | undefined; readonly to: string | undefined } {
  const translated = steps.some((step) => step.kind === 'nat' && step.what === 'source');
  return stop?.kind === 'filtered' ? { from: translated ? undefined : stop.parties.from, to: stop.parties.to } : { from: undefined, to: undefined };
}

/** A router that is on the network already, as its gateway; or one that is on another, with an interface here as well. */
export function gateways(estate: Estate, { collection, id, part, network }: Station): readonly Candidate[] {
  if (network === undefined) return [];
  const own = collection === 'vms' ? estate.value('vms', id)?.nics?.[part]?.gateway : undefined;
  const write = (gateway: string): readonly Change[] => (own === undefined ? setting(estate, 'networks', network, [[['gateway'], gateway]]) : setting(estate, 'vms', id, [[['nics', part, 'gateway'], gateway]]));
  const routers = [...estate.ids('routers')].sort();
  const here = routers.flatMap((router) => estate.query(routerOf, router).table.interfaces.filter((each) => each.network === network && each.address).map(({ address }) => ({ router, address: address?.text ?? '' })));
  const present = here.flatMap(({ router, address }) => one(`Make router "${router}" (${address}) the gateway of ${own === undefined ? `network "${network}"` : stationName({ collection, id, part })}`, write(address)));
  const value = estate.value('networks', network);
  const subnet = value && subnetOf(value);
  if (!subnet || present.length > 0) return present;
  const gateway = value.gateway ?? firstHost(subnet.text);
  return routers.filter((router) => !Object.hasOwn(estate.value('routers', router)?.interfaces ?? {}, network)).flatMap((router) => one(`Give router "${router}" an interface on network "${network}" with the address ${gateway}, its gateway`, [
    ...setting(estate, 'routers', router, [[['interfaces', network], { network, address: `${gateway}/${subnet.prefix}` }]]),
    ...(value.gateway === undefined ? write(gateway) : []),
  ]));
}

/** The first address behind that of a subnet. */
function firstHost(subnet: string): string {
  const [first = ''] = subnet.split('/');
  const read = parseAddress(first);
  if (read.kind === 'invalid') return first;
  return read.address.family === 6 ? `${read.address.text.endsWith('::') ? read.address.text : `${read.address.text}:`}1` : [...read.address.bytes.slice(0, 3), (read.address.bytes[3] ?? 0) + 1].join('.');
}

/** A route to the subnet of the destination by a router next to this one; or an interface on its network. */
export function routes(estate: Estate, { router, destination }: Pick<Extract<WayStop, { kind: 'no-route' }>, 'router' | 'destination'>): readonly Candidate[] {
  const { table } = estate.query(routerOf, router);
  const holding = [...estate.ids('networks')].sort().flatMap((network) => {
    const subnet = subnetOf(estate.value('networks', network) ?? {});
    return subnet && isIn(subnet, destination) ? [{ network, subnet }] : [];
  });
  return holding.flatMap(({ network, subnet }) => {
    const next = [...estate.ids('routers')].sort().filter((other) => other !== router).flatMap((other) => {
      const theirs = estate.query(routerOf, other).table.interfaces;
      return theirs.filter((each) => each.address && table.interfaces.some((own) => own.network === each.network)).map(({ address }) => ({ other, via: address?.text ?? '' }));
    });
    const by = next.flatMap(({ other, via }) => one(`Give router "${router}" a route to ${subnet.text} via ${via} (router "${other}")`, inserting(estate, 'routers', router, 'routes', { to: subnet.text, via })));
    const gateway = estate.value('networks', network)?.gateway;
    const connected = gateway === undefined || Object.hasOwn(estate.value('routers', router)?.interfaces ?? {}, network) ? [] : one(`Give router "${router}" an interface on network "${network}" with the address ${gateway}`, setting(estate, 'routers', router, [[['interfaces', network], { network, address: `${gateway}/${subnet.prefix}` }]]));
    return [...by, ...connected];
  });
}

export function publish(estate: Estate, container: string, port: string): readonly Candidate[] {
  return one(`Publish port ${port} of container "${container}"`, inserting(estate, 'containers', container, 'ports', port));
}
