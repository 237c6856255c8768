import type { JsonValue } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { carvedFrom, isDistributed } from '../../../core/storage/capacity/structure';
import { layerNamed, type Layer } from '../../../core/storage/layers';
import { own } from '../../../core/util/own';
import { quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { entryOf, nodeOf, partNodeOf } from '../nodeIds';
import { whyNotInPool, whyTaken } from '../storage/taken';
import { missing, set } from './entries';
import { addedText, nodesAdded } from './added';
import type { GestureOutcome } from './outcome';

interface NewStorage {
  /** Of each new entry. */
  readonly ids: readonly string[];
  readonly file: string;
  readonly parent: string | null;
  /** The site of the place that was pointed at. */
  readonly site: string | undefined;
}

/**
 * Adds an array with a disk group, a pool, or a datastore, or several alike. A pool put on disks, or on an array, is made of them; a datastore put on
 * those or on a pool is backed by it, and one put on a host, its disks or a cluster is mounted there.
 */
export function addStorage(session: Session, what: 'array' | 'pool' | 'datastore', { ids, file, parent, site }: NewStorage): GestureOutcome {
  const below = parent === null ? undefined : backingAt(session, parent);
  const done = (collection: 'arrays' | 'storagePools' | 'datastores', value: JsonValue, where = ''): GestureOutcome => ({
    kind: 'changes', ...nodesAdded(ids.map((id) => nodeOf(collection, id))), message: addedText(words[what], ids, where), changes: ids.map((id) => ({ kind: 'set', file, path: [collection, id], value })),
  });
  const on = below === undefined ? '' : ` on ${quoted(below.text)}`;
  switch (what) {
    case 'array': return done('arrays', { kind: 'san', protocol: 'fc', ...(site === undefined ? {} : { site }), groups: { 'group-1': newGroup() } });
    case 'pool': {
      const against = below?.kind !== 'media' ? [] : ids.length > 1 ? [`${quoted(below.text)} can be in one pool only: add one there, or several beside it.`] : whyNotInPool(session.estate, below.text, ids[0] ?? '');
      return against.length > 0 ? { kind: 'refused', reasons: against } : done('storagePools', { members: below && below.kind !== 'pool' ? [below.text] : [] }, below?.kind === 'pool' ? '' : on);
    }
    case 'datastore': {
      const taken = below ? [...whyTaken(session.estate, below.text), ...whyOneOnly(session.estate, below.text, ids.length)] : whyNothingOn(parent);
      if (taken.length > 0) return { kind: 'refused', reasons: taken };
      const by = parent === null ? undefined : machineAt(parent);
      // What stands alone on its backing may have all of it; beside others, or on nothing, it says how much.
      const capacity = below && ids.length === 1 && isFree(session, below.text) ? {} : { capacity: '1 TiB' };
      return done('datastores', { ...(below === undefined ? {} : { on: below.text }), ...capacity, ...(by === undefined ? {} : { mountedBy: [by] }) }, `${on}${by === undefined ? '' : `, mounted by ${quoted(by)}`}`);
    }
  }
}

const words = { array: 'array', pool: 'storage pool', datastore: 'datastore' } as const;

/** Adds disk groups to an array. */
export function addDiskGroup(session: Session, parent: string | null, wished: string, count: number): GestureOutcome {
  const name = parent === null ? undefined : entryOf(parent);
  if (name?.collection !== 'arrays') return { kind: 'refused', reasons: ['A disk group is a part of an array: choose the array it is for.'] };
  const array = session.estate.find('arrays', name.id);
  if (!array) return { kind: 'refused', reasons: [missing('arrays', name.id)] };
  if (isDistributed(array.value)) return { kind: 'refused', reasons: [`${quoted(array.id)} is made of the disks of its hosts: give those disks, or give it more hosts.`] };
  const names = [...Object.keys(array.value.groups ?? {}), ...Object.keys(array.value.exports ?? {})];
  const groups = Array.from({ length: count }).reduce<readonly string[]>((made) => [...made, freeName([...names, ...made], wished === '' || wished === 'disk-group' ? 'group' : wished)], []);
  return {
    kind: 'changes', ...nodesAdded(groups.map((group) => partNodeOf('arrays', array.id, 'groups', group))), message: addedText('disk group', groups, ` to array ${quoted(array.id)}`),
    changes: groups.map((group) => set(array, ['groups', group], newGroup())),
  };
}

/** An export is the whole of what one datastore is on. */
function whyOneOnly(estate: Estate, text: string, count: number): readonly string[] {
  return count > 1 && layerNamed(estate, text)?.kind === 'export' ? [`Export ${quoted(text)} holds one datastore: add one there, or several on its disk group.`] : [];
}

/** The wished name where it is free and no plain word; else with a number behind it. */
function freeName(taken: readonly string[], wished: string): string {
  if (wished !== 'group' && !taken.includes(wished)) return wished;
  for (let n = 1; ; n++) if (!taken.includes(`${wished}-${n}`)) return `${wished}-${n}`;
}

const newGroup = (): JsonValue => ({ disks: 8, size: '3.84 TB', media: 'ssd', raid: 'raid6', spares: 1 });

/** What a node is as the backing of something, as texts name it: "san-a/fast", "pool-1". */
export function backingAt({ estate }: Session, node: string): { readonly kind: 'pool' | 'media'; readonly text: string } | undefined {
  const name = entryOf(node);
  if (!name) return undefined;
  const { collection, id, part } = name;
  if (collection === 'storagePools' && estate.find('storagePools', id)) return { kind: 'pool', text: id };
  if (collection === 'hosts') return part?.field === 'disks' && own(estate.value('hosts', id)?.disks, part.name) ? { kind: 'media', text: `${id}/${part.name}` } : undefined;
  if (collection !== 'arrays' || !estate.find('arrays', id)) return undefined;
  return { kind: 'media', text: part ? `${id}/${part.name}` : id };
}

/** The host or cluster that mounts what is put on a node: disks of a host are that host's. */
function machineAt(node: string): string | undefined {
  const name = entryOf(node);
  if (name?.collection !== 'hosts' && name?.collection !== 'clusters') return undefined;
  return name.part === undefined || name.part.field === 'disks' ? name.id : undefined;
}

/** Why no datastore can be put on a node that is there but holds no data of its own. */
function whyNothingOn(node: string | null): readonly string[] {
  const name = node === null ? undefined : entryOf(node);
  if (name?.collection === 'datastores') return ['A datastore lies on no other datastore: put it on a pool, an array, a disk group, an export or the disks of a host.'];
  if (name?.part?.field === 'disks' || name?.part?.field === 'volumes') return [`${quoted(name.part.name)} of ${quoted(name.id)} lies on a datastore and is none itself: put it on a pool, an array, a disk group, an export or the disks of a host.`];
  return [];
}

/** Whether nothing is carved yet from what a text names, of an array from none of its groups, and of a group not from its array. */
function isFree({ estate }: Session, text: string): boolean {
  const layer = layerNamed(estate, text);
  if (layer === undefined) return false;
  return [layer, ...sharingDisks(estate, layer)].every((each) => carvedFrom(estate, each).length === 0);
}

function sharingDisks(estate: Estate, layer: Layer): readonly Layer[] {
  switch (layer.kind) {
    case 'group': return [{ kind: 'array', array: layer.array }];
    case 'array': return Object.keys(estate.value('arrays', layer.array)?.groups ?? {}).map((group) => ({ kind: 'group', array: layer.array, group }));
    case 'export': case 'disks': case 'pool': case 'datastore': return [];
  }
}
