/** Flows in the words of messages. */
import { unreachable } from '../../util/unreachable';
import { saidOf } from '../trace/says';
import type { Carrier } from './carriers';
import type { FlowStop } from './flowWays';
import type { Receiver } from './offers';

/** `VM "db"`, `the default gateway`. */
export function receiverText(to: Receiver): string {
  switch (to.kind) {
    case 'vm': return `VM "${to.id}"`;
    case 'container': return `container "${to.id}"`;
    case 'host': return `host "${to.id}"`;
    case 'network': return `the gateway of network "${to.id}"`;
    case 'default-gateway': return 'the default gateway';
    case 'missing': return `"${to.id}"`;
    default: return unreachable(to);
  }
}

/** Why a flow is not carried, as a sentence. */
export function flowStopText(stop: FlowStop): string {
  switch (stop.kind) {
    case 'missing': return `Nothing in the document has the id "${stop.id}".`;
    case 'without-gateway': return `Network "${stop.network}" has no gateway that can be read.`;
    case 'no-adapter': return `${stop.guest.kind === 'vm' ? 'VM' : 'Container'} "${stop.guest.id}" has no adapter that is connected.`;
    case 'way': return saidOf(stop.stop).because;
    default: return unreachable(stop);
  }
}

/** The ends of a carrier as packets pass them: of a NIC that receives, from its port. */
export function endsOf({ from, to, outwards }: Carrier): readonly [string | undefined, string | undefined] {
  return outwards ? [from, to] : [to, from];
}

/** "h1/vmnic0 to leaf-1/eth1", "the shaping of vms/web/eth0": what holds a flow back. */
export function carrierText(carrier: Carrier): string {
  if (carrier.kind === 'shaping') return `the shaping of ${carrier.from}`;
  const [from, to] = endsOf(carrier).map((end) => end ?? 'equipment that is not shown') as [string, string];
  return carrier.kind === 'site-link' ? `the site link from ${from} to ${to}` : `${from} to ${to}`;
}
