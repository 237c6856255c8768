/** Guests that say what they send: how many there are, and what those of a host send beyond it. */
import type { Container, Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import { sameValue } from '../../util/sameValue';
import { networkOn } from '../fabric/hostPart';
import { connectedNics } from '../usage/users';
import { offersOf, type Offer } from './offers';

/** How many guests say what they send; 0 in most documents. */
export const countSenders = (estate: Estate): number => estate.count(vmsThatSend, '') + estate.count(containersThatSend, '');

const says = ({ demand }: Vm | Container): boolean => demand !== undefined && (demand.network !== undefined || demand.networkPeak !== undefined || (demand.flows?.length ?? 0) > 0);
const vmsThatSend = defineIndex('sending VMs', 'vms', (vm) => (says(vm) ? [''] : none));
const containersThatSend = defineIndex('sending containers', 'containers', (container) => (says(container) ? [''] : none));
const sendersByHost = defineIndex('sending VMs by host', 'vms', (vm) => (says(vm) && vm.host !== undefined ? [vm.host] : none));

/** What the VMs of a host ask for at peak beyond it, by virtual switch. */
export interface SentBySwitch {
  readonly switch: string;
  readonly peak: BitsPerSecond;
  /** Those that send, the one that sends most first. */
  readonly vms: readonly { readonly id: string; readonly peak: BitsPerSecond }[];
}

/** By host. VMs with NICs on several switches are left out: by which they send is not said here (B4, B6). */
export function sentBeyondHost(estate: Estate, host: string): readonly SentBySwitch[] {
  return estate.count(sendersByHost, host) === 0 ? none : estate.query(sentQuery, host);
}

const sentQuery = defineQuery<readonly SentBySwitch[]>('what VMs send beyond a host', (estate, host) => {
  const found = new Map<string, { id: string; peak: BitsPerSecond }[]>();
  for (const id of estate.lookup(sendersByHost, host)) {
    const networks = connectedNics(estate.value('vms', id) ?? {}).map(({ network }) => network);
    const switches = new Set(networks.map((network) => switchOf(estate, network, host)));
    const [only] = switches;
    if (switches.size !== 1 || only === undefined) continue;
    const peak = offersOf(estate, { kind: 'vm', id }).filter((offer) => !staysOn(estate, host, networks, offer)).reduce((sum, offer) => sum + offer.peak, 0) as BitsPerSecond;
    if (peak > 0) found.set(only, [...(found.get(only) ?? []), { id, peak }]);
  }
  return [...found].map(([id, vms]) => ({ switch: id, peak: vms.reduce((sum, { peak }) => sum + peak, 0) as BitsPerSecond, vms: [...vms].sort((a, b) => b.peak - a.peak) }));
}, sameValue);

/** The virtual switch by which a network leaves a host; undefined where that is not a switch of its own. */
function switchOf(estate: Estate, network: string, host: string): string | undefined {
  const on = networkOn(estate, network, host);
  return on.kind === 'port-group' ? on.part.switch : undefined;
}

/** Whether a flow goes to a VM of the same host that is on one of the same networks: it takes no uplink (B6). */
function staysOn(estate: Estate, host: string, networks: readonly string[], { to }: Offer): boolean {
  const receiver = to.kind === 'vm' ? estate.value('vms', to.id) : undefined;
  return receiver?.host === host && connectedNics(receiver).some(({ network }) => networks.includes(network));
}
const none: readonly never[] = [];
