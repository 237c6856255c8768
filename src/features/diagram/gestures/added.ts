import { counted, listed, quoted } from '../../../core/util/words';

/** What was added, said afterwards: 'Added network "web" to switch "dvs".', or 'Added 2 networks to switch "dvs": "web" and "db".' */
export function addedText(word: string, names: readonly string[], where = ''): string {
  const [only = ''] = names;
  return names.length === 1 ? `Added ${word} ${quoted(only)}${where}.` : `Added ${counted(names.length, word)}${where}: ${listed(names.map(quoted))}.`;
}

/** The nodes that were added: the first stands for all, and of several all are told. */
export function nodesAdded(nodes: readonly string[]): { readonly node: string | null; readonly nodes?: readonly string[] } {
  return { node: nodes[0] ?? null, ...(nodes.length > 1 && { nodes }) };
}
