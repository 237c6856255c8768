/** A host's own adapters by what it uses them for. */
import type { Host } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { sameValue } from '../../util/sameValue';
import { parseAddress, type Subnet } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { subnetAround } from '../addressing/ranges';

export type HostAdapter = NonNullable<Host['adapters']>[string];
export type HostPurpose = NonNullable<HostAdapter['purposes']>[number];
export interface NamedAdapter {
  readonly name: string;
  readonly adapter: HostAdapter;
}

/** The adapters a host has for a purpose: their own purposes count, or else that of their network. */
export function adaptersFor(estate: Estate, host: Host, purpose: HostPurpose): readonly NamedAdapter[] {
  if (!host.adapters) return none;
  return Object.entries(host.adapters).flatMap(([name, adapter]) => (isFor(estate, adapter, purpose) ? [{ name, adapter }] : []));
}

function isFor(estate: Estate, { purposes, network }: HostAdapter, purpose: HostPurpose): boolean {
  return purposes === undefined ? estate.value('networks', network)?.purpose === purpose : purposes.includes(purpose);
}

/** The subnet an adapter is in: that of its network, or of the address written with a prefix length; undefined where neither is known. */
function subnetOfAdapter(estate: Estate, { network, addresses }: HostAdapter): Subnet | undefined {
  const entity = estate.value('networks', network);
  const subnet = entity && subnetOf(entity);
  if (subnet) return subnet;
  for (const text of addresses ?? []) {
    const read = parseAddress(text);
    if (read.kind !== 'address' || read.address.prefix === undefined) continue;
    return subnetAround(read.address);
  }
  return undefined;
}

/** An adapter in none of the subnets in which most of its cluster's hosts have theirs for the same purpose. */
export interface Apart {
  readonly host: string;
  readonly adapter: string;
  readonly network: string | undefined;
  readonly subnet: string;
  /** The subnet most hosts have, how many, and one of them. */
  readonly common: { readonly subnet: string; readonly hosts: number; readonly example: string; readonly exampleAdapter: string; readonly network: string | undefined };
}

/** Adapters for a purpose that do not share a subnet with most others of their cluster; the key is "purpose cluster". Those whose subnet is not known share it. */
export const adaptersApart = defineQuery<readonly Apart[]>('adapters apart from those of their cluster', (estate, key) => {
  const space = key.indexOf(' ');
  const purpose = key.slice(0, space) as HostPurpose;
  const holders = estate.lookup(hostsByCluster, key.slice(space + 1)).flatMap((host) => {
    const adapters = adaptersFor(estate, estate.value('hosts', host) ?? {}, purpose).map(({ name, adapter }) => ({ host, name, network: adapter.network, subnet: subnetOfAdapter(estate, adapter)?.text }));
    return adapters.length === 0 || adapters.some(({ subnet }) => subnet === undefined) ? [] : [adapters];
  });
  const hostsIn = new Map<string, number>();
  for (const adapters of holders) for (const subnet of new Set(adapters.map((each) => each.subnet ?? ''))) hostsIn.set(subnet, (hostsIn.get(subnet) ?? 0) + 1);
  const [common, hosts] = [...hostsIn].reduce<readonly [string, number]>((most, each) => (each[1] > most[1] ? each : most), ['', 0]);
  const shown = holders.flat().find(({ subnet }) => subnet === common);
  if (!shown) return none;
  return holders.filter((adapters) => adapters.every(({ subnet }) => subnet !== common)).flatMap(([first]) => (first
    ? [{ host: first.host, adapter: first.name, network: first.network, subnet: first.subnet ?? '', common: { subnet: common, hosts, example: shown.host, exampleAdapter: shown.name, network: shown.network } }]
    : []));
}, sameValue);

const none: readonly never[] = [];
