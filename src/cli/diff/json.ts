import type { BeforeAndAfter, Comparison, Difference, FieldChange } from '../../features/compare/types';

/** The comparison for programs: see `topovisor diff --help`. */
export function jsonComparison({ changes, appeared, gone, hosts }: Comparison): string {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { change } of changes) counts[change]++;
  return `${JSON.stringify({ changes: changes.map(written), appeared, gone, hosts: hosts.map(({ node, vms, cpu, memory }) => ({ node, vms: both(vms), cpu: both(cpu), memory: both(memory) })), counts }, null, 2)}\n`;
}

function written({ node, change, was, label, where, from, fields, appeared, gone }: Difference): object {
  return { node, change, ...(was === null ? {} : { was }), label, where, ...(change === 'moved' ? { from } : {}), fields: fields.map(writtenField), appeared, gone };
}

/** What was or is absent is left out: null is something that can be written. */
function writtenField({ path, before, after }: FieldChange): object {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function both({ before, after }: BeforeAndAfter<number>): object {
  return { before: before ?? null, after: after ?? null };
}
