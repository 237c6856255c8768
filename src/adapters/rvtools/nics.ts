import { counted } from '../../core/util/words';
import { addressesIn, macIn } from './addresses';
import { withFields, type JsonObject } from './documentText';
import { numberedKeys } from './ids';
import type { Note } from './report';
import type { RowOf } from './table';
import type { Tables } from './tables';
import { rowsByVm, type VmRow } from './vmRows';
import { some } from './words';

export interface Nics {
  /** The NICs of each VM, by its index; `derived` if they come from the VM sheet for want of a NIC sheet. */
  readonly ofVm: (index: number) => { readonly nics: JsonObject; readonly derived: boolean } | undefined;
  readonly count: number;
}

type NicRow = RowOf<'vNetwork'>;

/** Reads the NICs of `vms`; `networkOf` gives the id of a network by its name. */
export function readNics(tables: Tables, vms: readonly VmRow[], networkOf: (name: string) => string | undefined, note: Note): Nics {
  const rows = rowsByVm(tables.vNetwork, vms, note);
  const junk = { local: [] as string[], other: [] as string[], macs: [] as string[] };
  const nics = vms.map((vm, i): JsonObject | undefined => {
    const own = rows.get(i) ?? [];
    if (tables.vNetwork === undefined) return nicsFromVm(vm, networkOf, junk.other);
    const keys = numberedKeys('nic', own.map((r) => r.label));
    return own.length === 0 ? undefined : Object.fromEntries(own.map((row, n) => [keys[n] ?? '', nicOf(row, vm, networkOf, junk)]));
  });
  if (tables.vNetwork === undefined && nics.some((n) => n !== undefined)) {
    note({ kind: 'inferred', subject: 'NICs', count: nics.filter((n) => n !== undefined).length, message: 'There is no NIC sheet: these VMs have a NIC per network that the VM sheet names, in its order.' });
  }
  if (junk.local.length > 0) note({ kind: 'dropped', subject: 'addresses', count: junk.local.length, message: `Link-local, loopback and unspecified addresses, which say nothing about a network: ${some(junk.local)}.` });
  if (junk.other.length > 0) note({ kind: 'dropped', subject: 'addresses', count: junk.other.length, message: `Not addresses, or of a NIC that is not known: ${some(junk.other)}.` });
  if (junk.macs.length > 0) note({ kind: 'dropped', subject: 'MAC addresses', count: junk.macs.length, message: `Not MAC addresses: ${some(junk.macs)}.` });
  noteUnlisted(tables, vms, rows, note);
  return {
    ofVm: (index) => {
      const own = nics[index];
      return own === undefined ? undefined : { nics: own, derived: tables.vNetwork === undefined };
    },
    count: nics.reduce((sum, n) => sum + Object.keys(n ?? {}).length, 0),
  };
}

/** The networks that NICs name, in the order of the sheets. */
export function networkNames(tables: Tables, vms: readonly VmRow[]): readonly string[] {
  const names = tables.vNetwork ? tables.vNetwork.rows.map((r) => r.network) : vms.flatMap(networksOf);
  return [...new Set(names.filter((n) => n !== undefined))];
}

function nicOf(row: NicRow, vm: VmRow, networkOf: (name: string) => string | undefined, junk: { readonly local: string[]; readonly other: string[]; readonly macs: string[] }): JsonObject {
  const found = addressesIn(row.ipv4, row.ipv6);
  const mac = row.mac === undefined ? undefined : macIn(row.mac);
  if (row.mac !== undefined && mac === undefined) junk.macs.push(`"${row.mac}" of ${vm.name ?? ''}`);
  junk.local.push(...found.local.map((a) => `${a} of ${vm.name ?? ''}`));
  junk.other.push(...found.other.map((a) => `"${a}" of ${vm.name ?? ''}`));
  // A VM that is off has every NIC disconnected: then it counts how the NIC is at the next start.
  const connected = vm.power?.toLowerCase() === 'poweredon' ? row.connected : row.startsConnected;
  return withFields({
    network: row.network === undefined ? undefined : networkOf(row.network),
    adapter: row.adapter?.toLowerCase(),
    mac,
    addresses: found.addresses.length === 0 ? undefined : found.addresses,
    connected: connected === false ? false : undefined,
  });
}

/** A NIC per network of the VM sheet; its one address belongs to a NIC only where there is one. */
function nicsFromVm(vm: VmRow, networkOf: (name: string) => string | undefined, other: string[]): JsonObject | undefined {
  const networks = networksOf(vm);
  const found = addressesIn(vm.primaryAddress).addresses;
  const one = Math.max(networks.length, vm.nicCount ?? 0) === 1;
  if (!one) other.push(...found.map((a) => `${a} of ${vm.name ?? ''}`));
  const addresses = one && found.length > 0 ? found : undefined;
  if (networks.length === 0) return addresses === undefined ? undefined : { 'nic-1': { addresses } };
  return Object.fromEntries(networks.map((name, i) => [`nic-${i + 1}`, withFields({ network: networkOf(name), addresses })]));
}

function networksOf(vm: VmRow): readonly string[] {
  return [vm.network1, vm.network2, vm.network3, vm.network4, vm.network5, vm.network6, vm.network7, vm.network8].filter((n) => n !== undefined);
}

function noteUnlisted(tables: Tables, vms: readonly VmRow[], rows: ReadonlyMap<number, readonly NicRow[]>, note: Note): void {
  if (tables.vNetwork === undefined) return;
  const missing = vms.map((vm, i) => (vm.nicCount ?? 0) - (rows.get(i)?.length ?? 0));
  const unlisted = missing.filter((n) => n > 0).reduce((sum, n) => sum + n, 0);
  const extra = missing.filter((n) => n < 0).reduce((sum, n) => sum - n, 0);
  if (unlisted > 0) note({ kind: 'dropped', subject: 'NICs', count: unlisted, message: `The VM sheet counts ${counted(unlisted, 'more NIC')}, on ${counted(missing.filter((n) => n > 0).length, 'VM')}, than sheet ${tables.vNetwork.name} lists; nothing is known of them.` });
  if (extra > 0 && vms.some((vm) => vm.nicCount !== undefined)) note({ kind: 'inferred', subject: 'NICs', count: extra, message: `Sheet ${tables.vNetwork.name} lists ${counted(extra, 'more NIC')}, on ${counted(missing.filter((n) => n < 0).length, 'VM')}, than the VM sheet counts; all are imported.` });
}
