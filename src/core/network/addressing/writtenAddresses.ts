/** Where addresses stand in VMs, networks and routers, as they are written. */
import type { Entry } from '../../model/entry';
import { writtenPath } from '../../model/writtenPath';
import { rememberedBy } from '../../util/remembered';
import { parseAddress } from './addresses';
import { nicTextsOf, type WrittenAddress } from './nicAddresses';

type Addressed = Entry<'vms'> | Entry<'networks'> | Entry<'routers'>;

/** The addresses of an entry, readable or not. Several rules ask the same. */
export const writtenAddresses = rememberedBy((entry: Addressed): readonly WrittenAddress[] => {
  const addresses = addressesIn(entry);
  return entry.problems.length === 0 ? addresses : addresses.map((address) => ({ ...address, path: writtenPath(entry, address.path) }));
});

function addressesIn(entry: Addressed): readonly WrittenAddress[] {
  switch (entry.collection) {
    case 'vms': return nicTextsOf((entry as Entry<'vms'>).value);
    case 'networks': return ofNetwork(entry as Entry<'networks'>);
    default: return ofRouter(entry as Entry<'routers'>);
  }
}

function ofNetwork({ id, value }: Entry<'networks'>): readonly WrittenAddress[] {
  const own = { network: id, mayHavePrefix: false };
  return [
    ...written(value.gateway, { ...own, path: ['gateway'], what: (address) => `the gateway ${address}` }),
    ...written(value.dhcp?.from, { ...own, path: ['dhcp', 'from'], what: (address) => `the first address for DHCP, ${address},` }),
    ...written(value.dhcp?.to, { ...own, path: ['dhcp', 'to'], what: (address) => `the last address for DHCP, ${address},` }),
  ];
}

function ofRouter({ value }: Entry<'routers'>): readonly WrittenAddress[] {
  return [
    ...Object.entries(value.interfaces ?? {}).flatMap(([name, { network, address }]) =>
      written(address, { network, mayHavePrefix: true, path: ['interfaces', name, 'address'], what: (text) => `the address ${text} of the router` }),
    ),
    ...(value.routes ?? []).flatMap(({ via }, i) => written(via, { network: undefined, mayHavePrefix: false, path: ['routes', i, 'via'], what: (text) => `the next hop ${text}` })),
  ];
}

function written(text: string | undefined, rest: Omit<WrittenAddress, 'text' | 'read'>): readonly WrittenAddress[] {
  return text === undefined ? [] : [{ ...rest, text, read: parseAddress(text) }];
}
