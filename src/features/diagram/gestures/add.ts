import type { JsonValue } from '../../../core/model/change';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import { idPattern } from '../../../core/model/schema';
import { addedAtMost } from '../../../protocol/adding';
import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import { nodeOf } from '../nodeIds';
import { addNetwork } from './addNetwork';
import { addedText, nodesAdded } from './added';
import { addDiskGroup, addStorage } from './addStorage';
import type { GestureOutcome } from './outcome';
import { missing } from './entries';
import { fileFor, placeOf, type Place } from './place';

const collections = {
  site: 'sites', cluster: 'clusters', host: 'hosts', vm: 'vms', container: 'containers', network: 'networks', switch: 'switches', router: 'routers', array: 'arrays', pool: 'storagePools', datastore: 'datastores',
} as const satisfies Record<string, CollectionName>;

/** Adds the smallest useful entry, or several alike, in the place the user pointed at; a network that is put nowhere is for the hosts that are selected. */
export function add(session: Session, { what, parent, name, count = 1 }: Extract<Gesture, { kind: 'add' }>, selected: readonly string[] = []): GestureOutcome {
  const wished = name.trim();
  if (wished !== '' && !new RegExp(idPattern).test(wished)) {
    return { kind: 'refused', reasons: [`${JSON.stringify(wished)} cannot be an id: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.`] };
  }
  const against = whyNotSoMany(count);
  if (against !== undefined) return { kind: 'refused', reasons: [against] };
  if (what === 'disk-group') return addDiskGroup(session, parent, wished, count);
  const collection = collections[what];
  const ids = Array.from({ length: count }).reduce<readonly string[]>((taken) => [...taken, freeId(session, collection, wished === '' ? what : wished, taken)], []);
  const place = placeOf(session, parent);
  if (place.within && !session.estate.find(place.within.collection, place.within.id)) return { kind: 'refused', reasons: [missing(place.within.collection, place.within.id)] };
  const file = fileFor(session, collection, place);
  if (what === 'network') return addNetwork(session, { ids, file, parent, selected, idFor: (of, wish) => freeId(session, of, wish), fileOf: (of) => fileFor(session, of, place) });
  if (what === 'array' || what === 'pool' || what === 'datastore') return addStorage(session, what, { ids, file, parent, site: place.site });
  const value = newEntry(what, place);
  return { kind: 'changes', ...nodesAdded(ids.map((id) => nodeOf(collection, id))), message: addedText(entityWord[collection], ids), changes: ids.map((id) => ({ kind: 'set', file, path: [collection, id], value })) };
}

/** Why so many cannot be added at once; undefined where they can. */
export function whyNotSoMany(count: number): string | undefined {
  return Number.isInteger(count) && count >= 1 && count <= addedAtMost ? undefined : `Between 1 and ${addedAtMost} can be added at once, not ${count}.`;
}

/** The wished id where it is free; else with the next number behind it. A plain word always gets a number. `taken` are about to be. */
function freeId(session: Session, collection: CollectionName, wished: string, taken: readonly string[] = []): string {
  const isFree = (id: string): boolean => !session.estate.find(collection, id) && !taken.includes(id);
  const [, stem = wished, number] = /^(.*?)(?:-(\d+))?$/.exec(wished) ?? [];
  const isWord = wished in collections;
  if (!isWord && isFree(wished)) return wished;
  for (let n = isWord ? 1 : Number(number ?? 1) + 1; ; n++) {
    const id = `${stem}-${n}`;
    if (isFree(id)) return id;
  }
}

function newEntry(what: Exclude<keyof typeof collections, 'network' | 'array' | 'pool' | 'datastore'>, { vm, host, cluster, site }: Place): JsonValue {
  const named = (fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  switch (what) {
    case 'site': return {};
    case 'cluster': return named({ site });
    case 'host':
      return {
        ...named(cluster === undefined ? { site } : { cluster }), hypervisor: 'esxi-8.0',
        cpu: { sockets: 2, cores: 16, threads: 2, clock: '2.9 GHz' }, memory: '512 GiB',
      };
    case 'vm': return { ...named(host === undefined ? (cluster === undefined ? { site } : { cluster }) : { host }), guest: 'debian-12', vcpu: 2, memory: '4 GiB' };
    case 'switch': return { ...named({ site }), kind: 'physical', ports: {} };
    case 'router': return { interfaces: {} };
    case 'container': return { ...named({ on: vm ?? host }), engine: 'docker', image: 'nginx:1.27', cpus: 1, memoryLimit: '512 MiB' };
  }
}
