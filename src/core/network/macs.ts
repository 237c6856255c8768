/** MAC addresses of VMs and hosts, and who else has them. */
import { defineIndex, defineQuery, type Estate } from '../model/estate';
import { canonicalMac, vmsByMac } from '../model/lookups';

export type MacResult =
  | { readonly kind: 'mac'; readonly mac: string }
  | { readonly kind: 'invalid'; readonly reason: string; readonly suggestion: string | undefined };

/** Reads "00:50:56:00:00:01", "00-50-56-00-00-01", "0050.5600.0001" or "005056000001"; `mac` has no separators. */
export function parseMac(text: string): MacResult {
  if (!/^([0-9a-f]{2}([:-]?)[0-9a-f]{2}(\2[0-9a-f]{2}){4}|[0-9a-f]{4}(\.[0-9a-f]{4}){2})$/i.test(text.trim())) {
    return { kind: 'invalid', reason: 'expected six pairs of hexadecimal digits such as "00:50:56:00:00:01"', suggestion: padded(text) };
  }
  const mac = canonicalMac(text);
  if (/^0+$/.test(mac)) return { kind: 'invalid', reason: 'the address 00:00:00:00:00:00 belongs to nobody', suggestion: undefined };
  // IEEE 802: the lowest bit of the first octet marks an address of a group.
  if (parseInt(mac.slice(0, 2), 16) % 2 === 1) return { kind: 'invalid', reason: 'its first octet is odd, which makes it the address of a group, not of a NIC', suggestion: undefined };
  return { kind: 'mac', mac };
}

/** "0:50:56:0:0:1" as "00:50:56:00:00:01". */
function padded(text: string): string | undefined {
  const parts = text.trim().split(/[:-]/);
  return parts.length === 6 && parts.every((part) => /^[0-9a-f]{1,2}$/i.test(part)) ? parts.map((part) => part.padStart(2, '0')).join(':') : undefined;
}

export interface MacHolder {
  readonly collection: 'vms' | 'hosts';
  readonly id: string;
  readonly file: string;
  readonly nic: string;
}

const hostsByMac = defineIndex('hosts by MAC address', 'hosts', (host) => [
  ...new Set(Object.values(host.nics ?? {}).flatMap((nic) => (nic.mac === undefined ? [] : [canonicalMac(nic.mac)]))),
]);

/** How many VMs and hosts name a MAC address: most are alone, and need no further look. */
export function countNaming(estate: Estate, mac: string): number {
  return estate.lookup(vmsByMac, mac).length + estate.lookup(hostsByMac, mac).length;
}

/** Every NIC with a MAC address, in its canonical form; templates have none of their own. */
export const macHolders = defineQuery<readonly MacHolder[]>('holders of a MAC address', (estate, mac) => [
  ...estate.lookup(vmsByMac, mac).flatMap((id) => {
    const vm = estate.find('vms', id);
    return !vm || vm.value.template === true ? [] : holders('vms', id, vm.file, vm.value.nics, mac);
  }),
  ...estate.lookup(hostsByMac, mac).flatMap((id) => {
    const host = estate.find('hosts', id);
    return host ? holders('hosts', id, host.file, host.value.nics, mac) : [];
  }),
], (a, b) => a.length === b.length && a.every((holder, i) => {
  const other = b[i];
  return other !== undefined && holder.collection === other.collection && holder.id === other.id && holder.file === other.file && holder.nic === other.nic;
}));

type Nics = Readonly<Record<string, { readonly mac?: string }>>;

function holders(collection: MacHolder['collection'], id: string, file: string, nics: Nics | undefined, mac: string): readonly MacHolder[] {
  return Object.entries(nics ?? {}).filter(([, nic]) => nic.mac !== undefined && canonicalMac(nic.mac) === mac).map(([nic]) => ({ collection, id, file, nic }));
}
