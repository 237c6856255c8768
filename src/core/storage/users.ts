/** Everything that stands on a layer of storage: what fails with it, and who has to be asked before it is taken away. */
import type { Estate } from '../model/estate';
import { containersByDatastore } from '../model/lookups';
import { vmsWithFilesOn } from '../hypervisor/machine/vmHome';
import { counted, listed, quoted } from '../util/words';
import { arraysOfHost, carvedFrom, hostsOfArray, replicasOn } from './capacity/structure';
import { vmsByRawDisk } from './capacity/use';
import { layerKey, type Layer } from './layers';
import { hostsOf } from './mounts';
import { sharersOf } from './sharedDisks';

export interface Users {
  /** Exports, groups, arrays, pools and datastores that stand on it, directly or on one another; those nearest to it first. */
  readonly layers: readonly Layer[];
  /** Datastores and pools elsewhere whose replicas it holds. */
  readonly replicas: readonly Layer[];
  /** VMs that have files there or map a LUN of it, templates included; sorted. */
  readonly vms: readonly string[];
  /** Containers with volumes there, sorted. */
  readonly containers: readonly string[];
  /** Hosts that mount a datastore of it, sorted; of a distributed array those it is made of as well. */
  readonly hosts: readonly string[];
}

/** What uses a layer of storage, through whatever lies between. */
export function whoUses(estate: Estate, layer: Layer): Users {
  const layers = above(estate, layer);
  const [vms, containers, hosts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const each of [layer, ...layers]) {
    if (each.kind === 'datastore') {
      for (const vm of vmsWithFilesOn(estate, each.datastore)) for (const sharer of sharersAlong(estate, vm, each.datastore)) vms.add(sharer);
      for (const container of estate.lookup(containersByDatastore, each.datastore)) containers.add(container);
      for (const host of hostsOf(estate, each.datastore) ?? []) hosts.add(host);
    }
    if (each.kind === 'export') for (const vm of estate.lookup(vmsByRawDisk, `${each.array}/${each.export}`)) vms.add(vm);
    if (each.kind === 'array') for (const host of hostsOfArray(estate, estate.value('arrays', each.array) ?? {})) hosts.add(host);
  }
  return { layers, replicas: [layer, ...layers].flatMap((each) => replicasOn(estate, each)), vms: [...vms].sort(), containers: [...containers].sort(), hosts: [...hosts].sort() };
}

/** The layers above one, each once. */
function above(estate: Estate, layer: Layer): readonly Layer[] {
  const found = new Map([[layerKey(layer), layer]]);
  // Those that are found on the way are walked as well.
  for (const each of found.values()) {
    for (const next of [...partsOf(estate, each), ...carvedFrom(estate, each)]) if (!found.has(layerKey(next))) found.set(layerKey(next), next);
  }
  return [...found.values()].slice(1);
}

/** What falls with a layer though it takes no space of it directly: the groups and exports of an array, the distributed array of a host's disks. */
function partsOf(estate: Estate, layer: Layer): readonly Layer[] {
  if (layer.kind === 'disks') return arraysOfHost(estate, layer.host).map((array) => ({ kind: 'array', array }));
  if (layer.kind !== 'array') return [];
  const { groups, exports } = estate.value('arrays', layer.array) ?? {};
  return [
    ...Object.keys(groups ?? {}).map((group): Layer => ({ kind: 'group', array: layer.array, group })),
    ...Object.keys(exports ?? {}).map((name): Layer => ({ kind: 'export', array: layer.array, export: name })),
  ];
}

/** A VM with files on a datastore, and those that share a disk of it there. */
function sharersAlong(estate: Estate, id: string, datastore: string): readonly string[] {
  const disks = Object.entries(estate.value('vms', id)?.disks ?? {});
  return [id, ...disks.flatMap(([name, disk]) => (disk.datastore === datastore ? sharersOf(estate, id, name) : []))];
}

/** What uses a layer, in sentences; one that says so where nothing does. */
export function explainUsers({ layers, replicas, vms, containers, hosts }: Users): readonly string[] {
  const layerText = (kind: Layer['kind'], word: string): readonly string[] => sentence(layers.flatMap((layer) => (layer.kind === kind ? [nameOf(layer)] : [])), word);
  const said = [
    ...layerText('export', 'export'), ...layerText('group', 'disk group'), ...layerText('array', 'array'), ...layerText('pool', 'pool'), ...layerText('datastore', 'datastore'),
    ...sentence(replicas.map(nameOf), 'replica'), ...sentence(vms, 'VM'), ...sentence(containers, 'container'), ...sentence(hosts, 'host'),
  ];
  return said.length === 0 ? ['Nothing uses it.'] : said;
}

function nameOf(layer: Layer): string {
  switch (layer.kind) {
    case 'group': return layer.group;
    case 'array': return layer.array;
    case 'export': return layer.export;
    case 'disks': return layer.disks;
    case 'pool': return layer.pool;
    case 'datastore': return layer.datastore;
  }
}

const sentence = (names: readonly string[], word: string): readonly string[] => (names.length === 0 ? [] : [`${counted(names.length, word)}: ${listed(names.map(quoted))}.`]);
