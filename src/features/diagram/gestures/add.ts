import type { JsonValue } from '../../../core/model/change';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import { idPattern } from '../../../core/model/schema';
import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import { nodeOf } from '../nodeIds';
import { addNetwork } from './addNetwork';
import { addDiskGroup, addStorage } from './addStorage';
import type { GestureOutcome } from './outcome';
import { missing } from './entries';
import { fileFor, placeOf, type Place } from './place';

const collections = {
  site: 'sites', cluster: 'clusters', host: 'hosts', vm: 'vms', container: 'containers', network: 'networks', switch: 'switches', router: 'routers', array: 'arrays', pool: 'storagePools', datastore: 'datastores',
} as const satisfies Record<string, CollectionName>;

/** Adds the smallest useful entry, in the place the user pointed at; a network that is put nowhere is for the hosts that are selected. */
export function add(session: Session, { what, parent, name }: Extract<Gesture, { kind: 'add' }>, selected: readonly string[] = []): GestureOutcome {
  const wished = name.trim();
  if (wished !== '' && !new RegExp(idPattern).test(wished)) {
    return { kind: 'refused', reasons: [`${JSON.stringify(wished)} cannot be an id: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.`] };
  }
  if (what === 'disk-group') return addDiskGroup(session, parent, wished);
  const collection = collections[what];
  const id = freeId(session, collection, wished === '' ? what : wished);
  const place = placeOf(session, parent);
  if (place.within && !session.estate.find(place.within.collection, place.within.id)) return { kind: 'refused', reasons: [missing(place.within.collection, place.within.id)] };
  const file = fileFor(session, collection, place);
  if (what === 'network') return addNetwork(session, { id, file, parent, selected, idFor: (of, wish) => freeId(session, of, wish), fileOf: (of) => fileFor(session, of, place) });
  if (what === 'array' || what === 'pool' || what === 'datastore') return addStorage(session, what, { id, file, parent, site: place.site });
  return {
    kind: 'changes', node: nodeOf(collection, id), message: `Added ${entityWord[collection]} "${id}".`,
    changes: [{ kind: 'set', file, path: [collection, id], value: newEntry(what, place) }],
  };
}

/** The wished id where it is free; else with the next number behind it. A plain word always gets a number. */
function freeId(session: Session, collection: CollectionName, wished: string): string {
  const [, stem = wished, number] = /^(.*?)(?:-(\d+))?$/.exec(wished) ?? [];
  const isWord = wished in collections;
  if (!isWord && !session.estate.find(collection, wished)) return wished;
  for (let n = isWord ? 1 : Number(number ?? 1) + 1; ; n++) {
    const id = `${stem}-${n}`;
    if (!session.estate.find(collection, id)) return id;
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
