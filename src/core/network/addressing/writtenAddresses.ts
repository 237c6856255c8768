/** Where addresses stand in entries, as they are written. */
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { rememberedLast } from '../../util/remembered';
import { contains, parseAddress } from './addresses';
import { nicTextsOf, subnetOf, type WrittenAddress } from './nicAddresses';

export type Addressed = Entry<'vms'> | Entry<'hosts'> | Entry<'containers'> | Entry<'networks'> | Entry<'routers'>;

/** The fields that hold them, in all of these. */
export const addressFields = ['nics', 'adapters', 'addresses', 'gateway', 'dhcp', 'interfaces', 'routes', 'nat'] as const;

/** The addresses of an entry, readable or not. Several rules ask the same, one after the other. */
export const writtenAddresses = rememberedLast((entry: Addressed): readonly WrittenAddress[] => {
  const addresses = addressesIn(entry);
  return entry.problems.length === 0 ? addresses : addresses.map((address) => ({ ...address, path: writtenPath(entry, address.path) }));
});

/** The network an address is on: the one that is said, or of several the first whose subnet holds it. */
export function networkOf(estate: Estate, { network, among, read }: WrittenAddress): Entry<'networks'> | undefined {
  if (!among) return estate.find('networks', network);
  for (const id of among) {
    const entry = estate.find('networks', id);
    const subnet = entry && subnetOf(entry.value);
    if (subnet && read.kind === 'address' && contains(subnet, read.address)) return entry;
  }
  return undefined;
}

function addressesIn(entry: Addressed): readonly WrittenAddress[] {
  switch (entry.collection) {
    case 'vms': return ofVm(entry as Entry<'vms'>);
    case 'hosts': return ofHost(entry as Entry<'hosts'>);
    case 'containers': return ofContainer(entry as Entry<'containers'>);
    case 'networks': return ofNetwork(entry as Entry<'networks'>);
    default: return ofRouter(entry as Entry<'routers'>);
  }
}

function ofVm({ value }: Entry<'vms'>): readonly WrittenAddress[] {
  const own: readonly WrittenAddress[] = nicTextsOf(value);
  let all = own;
  for (const nic in value.nics) {
    const { network, gateway } = value.nics[nic] ?? {};
    if (gateway !== undefined) all = [...all, ...written(gateway, { network, role: 'gateway', mayHavePrefix: false, path: ['nics', nic, 'gateway'], what: theGateway })];
  }
  return all;
}
const theGateway = (address: string): string => `the gateway ${address}`;

function ofHost({ value }: Entry<'hosts'>): readonly WrittenAddress[] {
  return Object.entries(value.adapters ?? {}).flatMap(([name, { network, addresses }]) =>
    (addresses ?? none).flatMap((text, i) => written(text, { network, role: 'interface', mayHavePrefix: true, path: ['adapters', name, 'addresses', i], what: alone })));
}

function ofContainer({ value: { networks = [], addresses = [] } }: Entry<'containers'>): readonly WrittenAddress[] {
  const on = networks.length > 1 ? { network: undefined, among: networks } : { network: networks[0] };
  return addresses.flatMap((text, i) => written(text, { ...on, role: 'interface', mayHavePrefix: true, path: ['addresses', i], what: alone }));
}

function ofNetwork({ id, value: { gateway, dhcp } }: Entry<'networks'>): readonly WrittenAddress[] {
  const own = { network: id, mayHavePrefix: false };
  return [
    ...written(gateway, { ...own, role: 'gateway', path: ['gateway'], what: (address) => `the gateway ${address}` }),
    ...written(dhcp?.from, { ...own, role: 'range', path: ['dhcp', 'from'], what: (address) => `the first address for DHCP, ${address},` }),
    ...written(dhcp?.to, { ...own, role: 'range', path: ['dhcp', 'to'], what: (address) => `the last address for DHCP, ${address},` }),
    ...Object.entries(dhcp?.reservations ?? {}).flatMap(([name, { address }]) =>
      written(address, { ...own, role: 'reservation', path: ['dhcp', 'reservations', name, 'address'], what: (text) => `the reserved address ${text}` })),
  ];
}

function ofRouter({ value: { interfaces = {}, routes = [], nat = [] } }: Entry<'routers'>): readonly WrittenAddress[] {
  const elsewhere = { network: undefined, mayHavePrefix: false };
  return [
    ...Object.entries(interfaces).flatMap(([name, { network, address }]) =>
      written(address, { network, role: 'interface', mayHavePrefix: true, path: ['interfaces', name, 'address'], what: (text) => `the address ${text} of the router` })),
    ...routes.flatMap(({ via }, i) => written(via, { ...elsewhere, role: 'next-hop', path: ['routes', i, 'via'], what: (text) => `the next hop ${text}` })),
    ...nat.flatMap(({ to }, i) => written(to, { ...elsewhere, role: 'translation', path: ['nat', i, 'to'], what: (text) => `the address ${text} of the translation` })),
  ];
}

const none: readonly never[] = [];
const alone = (address: string): string => address;

function written(text: string | undefined, rest: Omit<WrittenAddress, 'text' | 'read'>): readonly WrittenAddress[] {
  return text === undefined ? none : [{ ...rest, text, read: parseAddress(text) }];
}
