/** How large a layer of storage is, in sentences. */
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { own } from '../../util/own';
import { sum } from '../../util/sum';
import { unreachable } from '../../util/unreachable';
import { counted, decimals, listed, quoted } from '../../util/words';
import { layerKey, type Layer } from '../layers';
import { disksOf, groupCapacity } from '../media/diskGroup';
import { distributedDisks, domainsOf, protectionOf } from './distributed';
import { copiesIn, poolDomains } from './poolSize';
import { sizeOf } from './size';
import type { Size } from './sizes';
import { backingOf, groupOfExport, hostsOfArray, isDistributed, membersOf, type Member, type StorageArray } from './structure';

export function explainSize(estate: Estate, layer: Layer): readonly string[] {
  const size = estate.query(sizeOf, layerKey(layer));
  switch (layer.kind) {
    case 'group': return group(estate, layer.array, layer.group);
    case 'array': return array(estate, layer.array, size);
    case 'export': return exported(estate, layer.array, layer.export);
    case 'disks': return disks(estate, layer.host, layer.disks);
    case 'pool': return pool(estate, layer.pool, size);
    case 'datastore': return datastore(estate, layer.datastore, size);
    default: return unreachable(layer);
  }
}

function group(estate: Estate, arrayId: string, name: string): readonly string[] {
  const value = own(estate.value('arrays', arrayId)?.groups, name);
  const capacity = value && groupCapacity(value);
  if (!value || !capacity) return ['The group does not say how many disks of what size it has.'];
  const { disks: count, spares, raw, usable, smallest, raid } = capacity;
  const kinds = disksOf(value).map((kind) => `${decimals(kind.disks)} × ${bytes(kind.size ?? 0)}`);
  const spare = spares === 0 ? '' : ` and ${counted(spares, 'spare')}`;
  const sentences = [`${kinds.join(' + ')}${spare} = ${bytes(raw)} raw.`];
  const level = `${raid.level.replace('raid', 'RAID ')}${raid.level === 'raid50' || raid.level === 'raid60' ? ` in ${decimals(value.spans ?? 2)} spans` : ''}`;
  if (count < raid.minimum) return [...sentences, `${level} takes at least ${counted(raid.minimum, 'disk')}, and there ${count === 1 ? 'is' : 'are'} ${decimals(count)}: nothing can be stored.`];
  if (kinds.length > 1) sentences.push(`Each disk counts as the smallest, ${bytes(smallest)}.`);
  const [placed, data] = [raid.placedDisks(count), raid.usableDisks(count)];
  if (placed < count) sentences.push(`${counted(count - placed, 'disk')} ${count - placed === 1 ? 'is' : 'are'} left over and ${count - placed === 1 ? 'holds' : 'hold'} nothing.`);
  const lost = placed - data;
  const why = lost === 0 ? 'all of them for data' : `${decimals(lost)} of ${decimals(placed)} disks for ${raid.level === 'raid1' || raid.level === 'raid10' ? 'copies' : 'parity'}`;
  return [...sentences, `${level}, ${why}: ${decimals(data)} × ${bytes(smallest)} = ${bytes(usable)} usable.`];
}

function array(estate: Estate, id: string, size: Size): readonly string[] {
  const value = estate.value('arrays', id);
  if (!value) return [`There is no array "${id}".`];
  if (isDistributed(value)) return distributed(estate, value, size);
  const groups = Object.keys(value.groups ?? {}).map((name) => ({ name, usable: estate.query(sizeOf, layerKey({ kind: 'group', array: id, group: name })).usable }));
  const known = groups.filter((each) => each.usable !== undefined);
  if (known.length === 0) return ['Nothing is said of its disks.'];
  const total = sum(known, ({ usable }) => usable ?? 0);
  return [
    `${listed(known.map(({ name, usable }) => `${bytes(usable ?? 0)} of group "${name}"`), 'and', 8)} = ${bytes(total)}.`,
    ...slack(total, value.slack), ...unknownParts(size.unknownParts, 'group'),
  ];
}

function distributed(estate: Estate, value: StorageArray, { raw, usable, unknownParts: unknown }: Size): readonly string[] {
  if (raw === undefined || usable === undefined) return ['Nothing is said of the disks of its hosts.'];
  const { disks: all } = distributedDisks(estate, value);
  const domains = domainsOf(all).toSorted((a, b) => b - a);
  const { kind, width, data } = protectionOf(value);
  const of = value.redundancy?.failureDomain ?? 'host';
  const sentences = [`The disks of ${counted(hostsOfArray(estate, value).length, 'host')}: ${bytes(raw)} raw in ${counted(domains.length, of)}.`];
  const kept = value.redundancy?.kept ?? 0;
  if (kept > 0) sentences.push(`${counted(kept, of)} kept free, the largest: ${bytes(sum(domains.slice(0, kept), (domain) => domain))} less.`);
  if (value.stretched !== undefined) sentences.push('Each of the two sites keeps all data.');
  sentences.push(kind === 'copies' ? `${decimals(width)} ${width === 1 ? 'copy' : 'copies'} of all data, each ${of} holding at most one.` : `${counted(data, 'data fragment')} and ${decimals(width - data)} of parity, each ${of} holding at most one.`);
  if (usable === 0) sentences.push(`There are too few of them for that: nothing can be placed.`);
  else sentences.push(`${value.slack === undefined ? '' : `With ${percent(value.slack)} kept free, `}${bytes(usable)} usable.`);
  return [...sentences, ...unknownParts(unknown, 'part')];
}

function exported(estate: Estate, arrayId: string, name: string): readonly string[] {
  const value = estate.value('arrays', arrayId);
  const it = own(value?.exports, name);
  if (!value || it?.size === undefined) return ['The export does not say how large it is.'];
  const from = groupOfExport(value, name);
  return [`${bytes(it.size)}${from === undefined ? '' : ` of group "${from}"`}, ${it.provisioning ?? 'thick'}.`];
}

function disks(estate: Estate, host: string, name: string): readonly string[] {
  const it = own(estate.value('hosts', host)?.disks, name);
  if (it?.size === undefined) return ['The disks do not say how large they are.'];
  if (it.cache === true) return ['The disks are a cache: they hold no data of their own.'];
  const { count = 1 } = it;
  return [count === 1 ? `One disk of ${bytes(it.size)}.` : `${decimals(count)} × ${bytes(it.size)} = ${bytes(count * it.size)}.`];
}

function pool(estate: Estate, id: string, { usable, unknownParts: unknown }: Size): readonly string[] {
  const value = estate.value('storagePools', id);
  const members = membersOf(estate, id);
  if (!value || members.length === 0) return ['The pool names no members.'];
  if (usable === undefined) return ['Nothing is known of its members.'];
  const sizeAt = (from: Estate, layer: Layer): Size => from.query(sizeOf, layerKey(layer));
  const known = members.flatMap(({ text, layer, within }) => {
    const there = layer && within === undefined ? sizeAt(estate, layer).usable : undefined;
    return there === undefined ? [] : [`${bytes(there)} of ${quoted(text)}`];
  });
  const { domains: byDomain } = poolDomains(estate, value, members, sizeAt);
  const domains = [...byDomain.values()];
  const total = sum(domains, (domain) => domain);
  const sentences = [`${listed(known, 'and', 8)} = ${bytes(total)}.`, ...partsOfOthers(members)];
  const what = value.failureDomain ?? 'member';
  const before = usable / (1 - (value.slack ?? 0) || 1);
  const copies = copiesIn(value);
  if (value.redundancy === 'parity') sentences.push(`Parity takes as much as the largest ${what} holds, ${bytes(Math.max(...domains))}: ${bytes(total - Math.max(...domains))} is left.`);
  else if (copies > 1 && domains.length < copies) sentences.push(`${decimals(copies)} copies need as many ${what}s, and there ${domains.length === 1 ? 'is' : 'are'} ${decimals(domains.length)}: nothing can be stored.`);
  else if (copies > 1) sentences.push(`${decimals(copies)} copies, each ${what} holding at most one: ${bytes(before)} of data.`);
  return [...sentences, ...slack(before, value.slack), ...unknownParts(unknown, 'member')];
}

/** Members that are there with others already. */
const partsOfOthers = (members: readonly Member[]): readonly string[] => members.flatMap(({ text, within }) => (within === undefined ? [] : [`Member ${quoted(text)} is a part of ${quoted(within)} and counts with it.`]));

function datastore(estate: Estate, id: string, { usable }: Size): readonly string[] {
  const backing = backingOf(estate, id);
  const on = estate.value('datastores', id)?.on ?? '';
  if (usable === undefined) return [backing === undefined ? 'The datastore says neither a capacity nor what backs it.' : `The datastore says no capacity, and its backing "${on}" is not its own.`];
  if (estate.value('datastores', id)?.capacity !== undefined) return [`${bytes(usable)}, as the datastore says.`];
  return [backing?.kind === 'export' ? `${bytes(usable)}, the size of "${on}".` : `${bytes(usable)}: all that "${on}" gives, from which nothing else is carved.`];
}

function slack(of: number, share = 0): readonly string[] {
  return share === 0 ? [] : [`${percent(share)} of it is kept free: ${bytes(of * (1 - share))} usable.`];
}

function unknownParts(unknown: number, what: string): readonly string[] {
  return unknown === 0 ? [] : [`${counted(unknown, what)} ${unknown === 1 ? 'does' : 'do'} not say how large ${unknown === 1 ? 'it is' : 'they are'}: there may be more.`];
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
const percent = (share: number): string => `${decimals(share * 100)} %`;
