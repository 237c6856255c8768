/** MAC addresses of VMs and hosts, and who else has them. */
import type { Host, Vm } from '../../model/entities';
import type { Path } from '../../model/entry';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { distinct } from '../../util/distinct';
import { rememberedLast } from '../../util/remembered';

export type MacResult =
  | { readonly kind: 'mac'; readonly mac: string }
  | { readonly kind: 'invalid'; readonly reason: string; readonly suggestion: string | undefined };

/** Reads "00:50:56:00:00:01", "00-50-56-00-00-01", "0050.5600.0001" or "005056000001"; `mac` is the first of these. */
export function parseMac(text: string): MacResult {
  const mac = isInPairs(text) ? text : inAnyForm(text);
  if (mac === undefined) {
    return { kind: 'invalid', reason: 'expected six pairs of hexadecimal digits such as "00:50:56:00:00:01"', suggestion: padded(text) };
  }
  if (mac === '00:00:00:00:00:00') return { kind: 'invalid', reason: 'the address 00:00:00:00:00:00 belongs to nobody', suggestion: undefined };
  // IEEE 802: the lowest bit of the first octet marks an address of a group.
  if (parseInt(mac.charAt(1), 16) % 2 === 1) return { kind: 'invalid', reason: 'its first octet is odd, which makes it the address of a group, not of a NIC', suggestion: undefined };
  return { kind: 'mac', mac };
}

/** Whether a text is written as most are, "00:50:56:00:00:01" in small letters: it need not be put together anew. */
function isInPairs(text: string): boolean {
  if (text.length !== 17) return false;
  for (let i = 0; i < 17; i++) {
    const c = text.charCodeAt(i);
    if (i % 3 === 2 ? c !== 58 : !((c >= 48 && c <= 57) || (c >= 97 && c <= 102))) return false;
  }
  return true;
}

function inAnyForm(text: string): string | undefined {
  const match = shape.exec(text.trim());
  return match?.[0].toLowerCase().split(match[1] ?? '.').join('').match(/../g)?.join(':');
}

/** Six pairs with one separator or none, which is its only group, or three fours with points. */
const shape = /^(?:[0-9a-f]{2}([:-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})$/i;

/** "0:50:56:0:0:1" as "00:50:56:00:00:01". */
function padded(text: string): string | undefined {
  const parts = text.trim().split(/[:-]/);
  return parts.length === 6 && parts.every((part) => /^[0-9a-f]{1,2}$/i.test(part)) ? parts.map((part) => part.padStart(2, '0')).join(':') : undefined;
}

export interface NicMac {
  readonly nic: string;
  /** An adapter of a host on a network has no hardware of its own: it may go by the address of a NIC of that host. */
  readonly kind: 'nic' | 'adapter';
  /** Its path in the entry. */
  readonly path: Path;
  readonly text: string;
  readonly read: MacResult;
}

/** The MAC addresses of the NICs of a VM or host, and of the adapters of a host, readable or not. */
export const nicMacs = rememberedLast((entity: Vm | Host): readonly NicMac[] => {
  const nics = macsIn(entity.nics, 'nic', 'nics');
  return 'adapters' in entity && entity.adapters ? [...nics, ...macsIn(entity.adapters, 'adapter', 'adapters')] : nics;
});

function macsIn(all: Readonly<Record<string, { readonly mac?: string }>> = {}, kind: NicMac['kind'], field: string): readonly NicMac[] {
  let macs: NicMac[] | undefined;
  for (const nic in all) {
    const text = all[nic]?.mac;
    if (text === undefined) continue;
    const mac: NicMac = { nic, kind, path: [field, nic, 'mac'], text, read: parseMac(text) };
    // Most have one: a list that is pushed to keeps room for many more.
    if (macs) macs.push(mac);
    else macs = [mac];
  }
  return macs ?? none;
}
const none: readonly never[] = [];

function readable(entity: Vm | Host): readonly string[] {
  const all = nicMacs(entity);
  const [only] = all;
  if (all.length < 2) return only?.read.kind === 'mac' ? [only.read.mac] : none;
  return distinct(all.flatMap(({ read }) => (read.kind === 'mac' ? [read.mac] : [])));
}
// A template has no address of its own: each VM made from it gets another.
const vmsByMac = defineIndex('VMs by MAC address', 'vms', (vm) => (vm.template === true ? [] : readable(vm)));
const hostsByMac = defineIndex('hosts by MAC address', 'hosts', readable);
const hostsWithMacs = defineIndex('hosts with a MAC address', 'hosts', (host) => (readable(host).length === 0 ? [] : ['']));
/** Whether the MAC address of any host is said: where none is, no VM has to look for one. */
const anyHostSays = defineQuery<boolean>('whether any host says a MAC address', (estate) => estate.count(hostsWithMacs, '') > 0);

/** How many VMs and hosts have a MAC address: most are alone with it, and need no further look. */
export function countWithMac(estate: Estate, mac: string): number {
  const vms = estate.count(vmsByMac, mac);
  return estate.query(anyHostSays, '') ? vms + estate.count(hostsByMac, mac) : vms;
}

export interface MacHolder {
  readonly collection: 'vms' | 'hosts';
  readonly id: string;
  readonly file: string;
  readonly nic: string;
  readonly kind: NicMac['kind'];
  readonly path: Path;
}

/** Every NIC, and adapter of a host, with a MAC address in its canonical form; templates have none of their own. */
export const macHolders = defineQuery<readonly MacHolder[]>('holders of a MAC address', (estate, mac) =>
  ([['vms', vmsByMac], ['hosts', hostsByMac]] as const).flatMap(([collection, index]) =>
    estate.lookup(index, mac).flatMap((id) => {
      const entry = estate.find(collection, id);
      const own = entry ? nicMacs(entry.value).filter(({ read }) => read.kind === 'mac' && read.mac === mac) : [];
      return own.map(({ nic, kind, path }) => ({ collection, id, file: entry?.file ?? '', nic, kind, path }));
    }),
  ),
(a, b) => a.length === b.length && a.every((holder, i) => {
  const other = b[i];
  return other !== undefined && holder.collection === other.collection && holder.id === other.id && holder.file === other.file && holder.nic === other.nic && holder.kind === other.kind;
}));
