/** Giving pools another member, and datastores what backs them. */
import type { Estate } from '../../../../core/model/estate';
import { spaceOf } from '../../../../core/storage/capacity/space';
import { groupOfExport, membersOf } from '../../../../core/storage/capacity/structure';
import { layerKey, type Layer } from '../../../../core/storage/layers';
import { own } from '../../../../core/util/own';
import { quoted } from '../../../../core/util/words';
import { unless, type Connection } from '../../connect/outcome';
import { append, set } from '../../gestures/entries';
import { growthText } from '../growth';
import { whyNotInPool, whyTaken } from '../taken';
import { size } from '../words';
import type { EndOf, MediaEnd } from './ends';

/** Makes what holds data a member of a pool. */
export function mediaToPool(estate: Estate, media: MediaEnd, { pool }: EndOf<'pool'>): Connection {
  const layer = layerOfEnd(media);
  const reasons = [...reasonsAgainst(media), ...membersOf(estate, pool.id).flatMap((member) => sameDisks(estate, pool.id, layer, member.layer)), ...whyNotInPool(estate, media.text, pool.id)];
  const changes = [pool.value.members === undefined ? set(pool, ['members'], [media.text]) : append(pool, ['members'], media.text)];
  return unless(reasons, `Add ${media.text} to ${pool.id}${reasons.length > 0 ? '' : `: ${growthText(estate, pool.id, changes)}`}`, () => changes);
}

/** Puts a datastore on what holds data, in place of what it was on. */
export function mediaToDatastore(estate: Estate, media: MediaEnd, to: EndOf<'datastore'>): Connection {
  return backedBy(estate, to, { text: media.text, layer: layerOfEnd(media) }, [...reasonsAgainst(media), ...whyTaken(estate, media.text, to.datastore.id)]);
}

export function poolToDatastore(estate: Estate, { pool }: EndOf<'pool'>, to: EndOf<'datastore'>): Connection {
  return backedBy(estate, to, { text: pool.id, layer: { kind: 'pool', pool: pool.id } }, []);
}

function backedBy(estate: Estate, { datastore }: EndOf<'datastore'>, { text, layer }: { readonly text: string; readonly layer: Layer }, against: readonly string[]): Connection {
  const { on } = datastore.value;
  const reasons = [...(on === text ? [`${quoted(datastore.id)} is on ${quoted(text)} already.`] : []), ...against];
  const instead = on === undefined || on === text ? '' : ` instead of ${on}`;
  return unless(reasons, `Put ${datastore.id} on ${text}${instead}${reasons.length > 0 ? '' : roomFor(estate, layer, datastore.value.capacity)}`, () => [set(datastore, ['on'], text)]);
}

/** ": it is 40 TiB, and 1.6 TiB of 3.6 TiB is free there". A thin datastore may go where it would not fit whole, so this is told, never refused. */
function roomFor(estate: Estate, layer: Layer, capacity: number | undefined): string {
  const { usable, free } = estate.query(spaceOf, layerKey(layer));
  if (capacity === undefined || usable === undefined || free === undefined) return '';
  return `: it is ${size(capacity)}, and ${size(Math.max(0, free))} of ${size(usable)} is free there`;
}

function reasonsAgainst(media: MediaEnd): readonly string[] {
  if (media.kind !== 'disks' || own(media.host.value.disks, media.name)?.cache !== true) return [];
  return [`Disks ${quoted(media.name)} of ${quoted(media.host.id)} are a cache: they hold no data of their own.`];
}

function layerOfEnd(media: MediaEnd): Layer {
  switch (media.kind) {
    case 'disk-group': return { kind: 'group', array: media.array.id, group: media.name };
    case 'export': return { kind: 'export', array: media.array.id, export: media.name };
    case 'array': return { kind: 'array', array: media.array.id };
    case 'disks': return { kind: 'disks', host: media.host.id, disks: media.name };
  }
}

/** Why a member would count disks twice that the pool has by another one. */
function sameDisks(estate: Estate, pool: string, layer: Layer, member: Layer | undefined): readonly string[] {
  if (member === undefined) return [];
  if (layerKey(member) === layerKey(layer)) return [`${quoted(pool)} has ${quoted(textOf(layer))} already.`];
  // Two exports of one group share it without being the same.
  if (layer.kind === 'export' && member.kind === 'export') return [];
  const behind = partsBehind(estate, member);
  return partsBehind(estate, layer).some((key) => behind.includes(key)) ? [`${quoted(pool)} has disks of ${quoted(textOf(layer))} already, by ${quoted(textOf(member))}.`] : [];
}

/** The groups, or else the array, that a layer has its disks from. */
function partsBehind(estate: Estate, layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'array': {
      const groups = Object.keys(estate.value('arrays', layer.array)?.groups ?? {});
      return groups.length === 0 ? [layerKey(layer)] : groups.map((group) => layerKey({ kind: 'group', array: layer.array, group }));
    }
    case 'export': {
      const group = groupOfExport(estate.value('arrays', layer.array) ?? {}, layer.export);
      return group === undefined ? partsBehind(estate, { kind: 'array', array: layer.array }) : [layerKey({ kind: 'group', array: layer.array, group })];
    }
    default: return [layerKey(layer)];
  }
}

function textOf(layer: Layer): string {
  switch (layer.kind) {
    case 'group': return `${layer.array}/${layer.group}`;
    case 'export': return `${layer.array}/${layer.export}`;
    case 'array': return layer.array;
    case 'disks': return `${layer.host}/${layer.disks}`;
    case 'pool': return layer.pool;
    case 'datastore': return layer.datastore;
  }
}
