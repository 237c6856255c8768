import { TopologyDocument } from '../../../src/core/document/document';
import { collectionNames } from '../../../src/core/model/ids';

/** Everything wrong with `text` as a topology document, in words: syntax, fields, quantities, ids, and references to nothing. */
export function problemsOf(text: string): readonly string[] {
  const document = new TopologyDocument('imported.virt.json', text);
  const entries = collectionNames.flatMap((name) => [...document.entries(name)]);
  const ids = new Map(collectionNames.map((name) => [name, new Set([...document.entries(name)].map((e) => e.id))]));
  const dangling = entries.flatMap((e) => e.references.flatMap((r) => {
    if (r.kind !== 'entry' || r.collections.some((c) => ids.get(c)?.has(r.id))) return [];
    return [`${e.collection}/${e.id} refers to ${r.id}, which is not there`];
  }));
  return [
    ...document.syntaxProblems().map((p) => JSON.stringify(p)),
    ...document.document.problems.map((p) => JSON.stringify(p)),
    ...entries.flatMap((e) => e.problems.map((p) => `${e.collection}/${e.id}: ${JSON.stringify(p)}`)),
    ...dangling,
  ];
}
