/** What the two ways of cloning share: a copy of what the text says of a VM, without what cannot be the same twice. */
import type { JsonValue } from '../../model/change';
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { formatQuantity } from '../../model/quantity';
import { unseenText } from '../../storage/paths/explain';
import { unseenBy } from '../../storage/paths/unreached';
import { capitalized, counted, listed, quoted } from '../../util/words';
import { freeEntry, nextFree, oneOf } from './answers';
import type { OperationQuestion } from './operation';
import { placesFor, splitPlace } from './places';

type Fields = Readonly<Record<string, JsonValue>>;

export interface Copy {
  /** The text of the copy, by field. */
  readonly value: Fields;
  /** What was left out, each a sentence. */
  readonly leftOut: readonly string[];
}

/** Fields that mean this one VM: its name, its files, where it came from, what was done to it. */
const ownFields = new Set(['name', 'template', 'snapshots', 'source', 'derived', 'path', 'linkedTo', 'passthrough', 'usb', 'power', 'host', 'cluster', 'site']);

/** A copy of a VM, powered off, at a host or in a cluster. `written` is what the text says of it. */
export function copyOf(estate: Estate, vm: Entry<'vms'>, written: Fields, place: string): Copy {
  const at = placeFields(estate, vm.value, place);
  const kept = Object.fromEntries(Object.entries(written).filter(([field]) => !ownFields.has(field)));
  const moved = at['host'] !== vm.value.host || at['cluster'] !== vm.value.cluster;
  const pool = moved && vm.value.resourcePool !== undefined;
  if (pool) delete kept['resourcePool'];
  const nics = isFields(kept['nics']) ? { nics: mapFields(kept['nics'], (nic) => without(nic, ['mac', 'addresses'])) } : {};
  const disks = isFields(kept['disks']) ? { disks: mapFields(kept['disks'], (disk) => without(disk, ['raw'])) } : {};
  return {
    value: { ...at, ...kept, ...disks, ...nics, power: 'off' },
    leftOut: [...addressesOf(vm.value), ...devicesOf(vm.value), ...(pool ? [`It is in no resource pool: ${quoted(vm.value.resourcePool ?? '')} is where VM "${vm.id}" is.`] : [])],
  };
}

/** The same value with each object below it changed; what is no object stays. */
export function mapFields(fields: Fields, change: (value: Fields, key: string) => JsonValue): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, isFields(value) ? change(value, key) : value]));
}

export function isFields(value: JsonValue | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id of the copy, and where it is put. */
export function askForCopy(estate: Estate, vm: Entry<'vms'>): readonly OperationQuestion[] {
  const places = placesFor(estate);
  const own = vm.value.host ?? vm.value.cluster;
  const [first] = places;
  const here = places.find(({ value }) => value === placeOf(vm.value)) ?? (own === undefined ? first : undefined);
  return [
    { name: 'id', label: 'Name of the clone', kind: 'text', suggested: nextFree(vm.id, (id) => estate.find('vms', id) !== undefined), validate: freeEntry(estate, 'vms') },
    ...(places.length === 0 ? [] : [{ name: 'place', label: 'Where to put it', kind: 'choice', options: places, suggested: here?.value ?? first?.value ?? '', validate: oneOf(places) } as const]),
  ];
}

function placeOf({ host, cluster }: Vm): string | undefined {
  return host !== undefined ? `hosts/${host}` : cluster === undefined ? undefined : `clusters/${cluster}`;
}

/** Why a datastore of the disks cannot be reached from a place: nothing where that is not known. */
export function whyOutOfReach(estate: Estate, { disks = {} }: Vm, place: string): readonly string[] {
  const { collection, id } = splitPlace(place);
  if (collection !== 'hosts') return [];
  const stores = new Set(Object.values(disks).flatMap(({ datastore }) => datastore ?? []));
  return [...stores].flatMap((store) => {
    const unseen = unseenBy(estate, id, store);
    return unseen ? [`${capitalized(unseenText(unseen, id, store))}, which holds its disks.`] : [];
  });
}

/** What a VM says of its place, as far as the one it is copied from says it. */
function placeFields(estate: Estate, { cluster, site }: Vm, place: string): Record<string, string> {
  const { collection, id } = splitPlace(place);
  if (collection === 'clusters') {
    const there = estate.value('clusters', id)?.site;
    return { cluster: id, ...(site !== undefined && there !== undefined ? { site: there } : {}) };
  }
  const host = estate.value('hosts', id);
  const there = host && siteOf(estate, host);
  return {
    ...(id === '' ? {} : { host: id }), ...(cluster !== undefined && host?.cluster !== undefined ? { cluster: host.cluster } : {}),
    ...(site !== undefined && there !== undefined ? { site: there } : {}),
  };
}

function without(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

function addressesOf({ nics = {} }: Vm): readonly string[] {
  const macs = Object.values(nics).filter(({ mac }) => mac !== undefined).length;
  const addresses = Object.values(nics).flatMap((nic) => nic.addresses ?? []);
  return [
    ...(macs === 0 ? [] : [`${counted(macs, 'MAC address')} ${macs === 1 ? 'is' : 'are'} left out: its product gives it ${macs === 1 ? 'another' : 'others'}.`]),
    ...(addresses.length === 0 ? [] : [`Its addresses are left out, since two VMs cannot have them: ${listed(addresses)}.`]),
  ];
}

function devicesOf({ passthrough = [], usb = [], disks = {}, snapshots = [] }: Vm): readonly string[] {
  const devices = [...passthrough, ...usb];
  const raw = Object.entries(disks).filter(([, disk]) => disk.raw !== undefined);
  const size = raw.reduce((sum, [, disk]) => sum + (disk.size ?? 0), 0);
  return [
    ...(devices.length === 0 ? [] : [`Devices of a host go to one VM: ${listed(devices.map(quoted))} ${devices.length === 1 ? 'is' : 'are'} left out.`]),
    ...(raw.length === 0 ? [] : [`What was on ${counted(raw.length, 'raw device mapping')} is copied to virtual disks${size === 0 ? '' : ` of ${formatQuantity(size, 'bytes')}`}.`]),
    ...(snapshots.length === 0 ? [] : [`${counted(snapshots.length, 'snapshot')} ${snapshots.length === 1 ? 'is' : 'are'} not copied.`]),
  ];
}
