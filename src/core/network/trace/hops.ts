/** The steps of a way as hops a person can follow, one line each. */
import { entityWord } from '../../model/ids';
import { stationName } from '../fabric/stations';
import type { Hop, Station } from '../fabric/types';
import type { Step } from '../routing/way';
import { unreachable } from '../../util/unreachable';
import type { Encapsulation, Place, TraceHop } from './types';

export function hopsOf(steps: readonly Step[]): readonly TraceHop[] {
  const hops: TraceHop[] = [];
  /** The adapter that was shown last: a firewall at it comes between it and its network. */
  let at: string | undefined;
  const showAdapter = (station: Station): void => {
    if (at === station.key || station.collection === 'routers') return;
    hops.push({ ...layer3('vnic', placeOf(station), adapterText(station)), vlan: station.vlan });
    at = station.key;
  };
  for (const [i, step] of steps.entries()) {
    switch (step.kind) {
      case 'wire':
        showAdapter(step.from);
        hops.push(...step.hops.flatMap((hop) => (hop.kind === 'adapter' ? [] : wireHops(hop))));
        break;
      case 'filter': {
        const { place, direction } = step;
        if (direction === 'out' && step.at) showAdapter(step.at);
        const rule = place.number === undefined ? place.text : `filter ${place.number}, ${place.text}`;
        const where = step.at ? ` at ${stationName(step.at)}` : '';
        hops.push(layer3(place.collection === 'firewalls' ? 'firewall' : 'filter', { collection: place.collection, id: place.id }, `${entityWord[place.collection]} "${place.id}"${where}: let through${step.let === 'part' ? ' in part' : ''} by ${rule}`));
        break;
      }
      case 'router':
        hops.push(layer3('router', { collection: 'routers', id: step.router, part: step.in }, `router "${step.router}", in by ${step.in}, out by ${step.out ?? 'none'}: ${step.route} ${step.via === undefined ? 'is connected' : `via ${step.via}`}`));
        break;
      case 'forwarder':
        hops.push(layer3('router', { collection: step.collection, id: step.id, part: step.part }, `${entityWord[step.collection]} "${step.id}" holds the address of the gateway and sends it on`));
        break;
      case 'nat':
        hops.push(layer3('nat', { collection: step.collection, id: step.id }, `${entityWord[step.collection]} "${step.id}" puts ${step.to} in the place of ${step.from} as ${step.what === 'source' ? 'sender' : 'receiver'}: ${step.text}`));
        break;
      case 'bridge':
        if (isAtEnd(steps[i + 1], step.container)) {
          // Inwards the container comes last; who made the bridge may be who sends.
          if (hops.length === 0) hops.push(layer3('vnic', { collection: step.ground.collection, id: step.ground.id }, `${entityWord[step.ground.collection]} "${step.ground.id}"`));
        } else {
          showAdapter(step.container);
        }
        hops.push(layer3('container-bridge', { collection: 'networks', id: step.container.part }, `network "${step.container.network ?? step.container.part}" of ${entityWord[step.ground.collection]} "${step.ground.id}"`));
        break;
      case 'published':
        hops.push(layer3('published-port', { collection: 'containers', id: step.container }, `port ${step.port} of container "${step.container}", published by ${entityWord[step.ground.collection]} "${step.ground.id}"`));
        break;
      case 'arrived':
        hops.push({ ...layer3('destination', placeOf(step.station), adapterText(step.station)), vlan: step.station.collection === 'routers' ? undefined : step.station.vlan });
        break;
      default: unreachable(step);
    }
  }
  return hops;
}

const isAtEnd = (next: Step | undefined, { key }: Station): boolean => next?.kind === 'arrived' && next.station.key === key;

const layer3 = (kind: TraceHop['kind'], at: Place | undefined, text: string): TraceHop => ({ kind, at, vlan: undefined, encapsulation: undefined, text });

export const placeOf = ({ collection, id, part }: Station): Place => ({ collection, id, part });

function adapterText(station: Station): string {
  const [address] = station.addresses;
  return `${stationName(station)}${address ? `, ${address.text}` : station.assumed ? ', some address of its network' : ''}`;
}

/** What a frame goes through in layer 2; inside a tunnel, with what carries it. */
function wireHops(hop: Hop, encapsulation?: Encapsulation): readonly TraceHop[] {
  const made = (kind: TraceHop['kind'], at: Place | undefined, vlan: number | undefined, text: string): readonly TraceHop[] => [{ kind, at, vlan, encapsulation, text }];
  switch (hop.kind) {
    case 'adapter': return made('vnic', placeOf(hop.station), hop.station.vlan, adapterText(hop.station));
    case 'network': return made('port-group', { collection: 'networks', id: hop.network }, hop.vlan, `network "${hop.network}"${hop.vlan === 0 ? '' : `, VLAN ${hop.vlan}`}`);
    case 'virtual-switch': return made('virtual-switch', { collection: 'switches', id: hop.switch }, undefined, `switch "${hop.switch}" on host "${hop.host}"`);
    case 'uplink': return made('uplink', { collection: 'hosts', id: hop.host, part: hop.nic }, hop.tag, `NIC ${hop.nic} of host "${hop.host}", ${tagText(hop.tag)}`);
    case 'port': return made('port', { collection: 'switches', id: hop.switch, part: hop.port }, hop.tag, `port ${hop.switch}/${hop.port}, ${tagText(hop.tag)}`);
    case 'switch': return made('switch', { collection: 'switches', id: hop.switch }, hop.vlan, `switch "${hop.switch}", VLAN ${hop.vlan}`);
    case 'unshown': return made('unshown', undefined, hop.tag, `equipment that is not shown, ${tagText(hop.tag)}`);
    case 'tunnel': {
      const inner: Encapsulation = { network: hop.network, vni: hop.vni, from: addressText(hop.from), to: addressText(hop.to) };
      const segment = `segment "${hop.network}"${hop.vni === undefined ? '' : `, VNI ${hop.vni}`}`;
      const entered: TraceHop = { kind: 'tunnel', at: { collection: 'networks', id: hop.network }, vlan: undefined, encapsulation: inner, text: `tunnel of ${segment}, from ${inner.from} of host "${hop.from.id}" to ${inner.to} of host "${hop.to.id}"` };
      return [entered, ...hop.hops.flatMap((each) => (each.kind === 'adapter' ? [] : wireHops(each, inner)))];
    }
    default: return unreachable(hop);
  }
}

const addressText = (station: Station): string => station.addresses[0]?.text ?? station.part;
export const tagText = (tag: number): string => (tag === 0 ? 'untagged' : `tagged VLAN ${tag}`);
