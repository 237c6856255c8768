/** How full the hosts are that a comparison touches. */
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { nodeOf } from '../diagram/nodeIds';
import { vmAround } from '../diagram/guests';
import { hostUse } from '../use';
import { containerOf } from './places';
import type { Renames } from './renames';
import type { Difference, HostChange } from './types';

/** The hosts that changed and those on which a guest came, went or changed, where a figure of theirs is another: in the order of the changes. */
export function hostChanges(before: Estate, after: Estate, changes: readonly Difference[], renames: Renames): readonly HostChange[] {
  const newId = (id: string): string => renames.get('hosts')?.get(id) ?? id;
  const oldIds = new Map([...(renames.get('hosts') ?? [])].map(([old, now]) => [now, old]));
  const touched = new Set<string>();
  for (const { collection, node, change, was } of changes) {
    if (node === null || collection === null) continue;
    const id = node.slice(collection.length + 1);
    if (change !== 'added') for (const host of hostsOf(before, before.find(collection, was ?? id))) touched.add(newId(host));
    if (change !== 'removed') for (const host of hostsOf(after, after.find(collection, id))) touched.add(host);
  }
  return [...touched].flatMap((id): readonly HostChange[] => {
    const [old, now] = [useOf(before, oldIds.get(id) ?? id), useOf(after, id)];
    const host: HostChange = {
      node: nodeOf('hosts', id), label: (after.value('hosts', id) ?? before.value('hosts', oldIds.get(id) ?? id))?.name ?? id,
      vms: { before: old?.vms, after: now?.vms }, cpu: { before: old?.cpu?.fraction, after: now?.cpu?.fraction }, memory: { before: old?.memory?.fraction, after: now?.memory?.fraction },
    };
    return [host.vms, host.cpu, host.memory].some((figure) => figure.before !== figure.after) ? [host] : [];
  });
}

/** The host an entry is, or lies on. */
function hostsOf(estate: Estate, entry: Entry | undefined): readonly string[] {
  if (entry?.collection === 'hosts') return [entry.id];
  if (entry?.collection !== 'vms' && entry?.collection !== 'containers') return [];
  const on = containerOf(entry);
  const around = entry.collection === 'containers' ? vmAround(estate, on) : undefined;
  const host = around === undefined ? on : estate.value('vms', around)?.host;
  return host !== undefined && estate.find('hosts', host) ? [host] : [];
}

function useOf(estate: Estate, id: string): ReturnType<typeof hostUse.compute> | undefined {
  return estate.find('hosts', id) ? estate.query(hostUse, id) : undefined;
}
