/** A comparison as the diagram lists it. */
import type { Session } from '../session';
import type { CollectionName } from '../../core/model/ids';
import type { ComparisonView, FindingChangeView } from '../../protocol/comparison';
import type { ViewName } from '../../protocol/view';
import { isCollectionName } from '../../core/model/ids';
import { networkLook } from '../diagram/network/look';
import { isShown } from '../diagram/nodeIds';
import { storageLook } from '../diagram/storage/look';
import type { Comparison, FindingChange } from './types';
import { hostText, pathText, summaryOf, valueText, whereText } from './words';

export interface Compared {
  /** What the other version is called. */
  readonly with: string;
  readonly opensBeside: boolean;
  /** What could not be read of it. */
  readonly missing: readonly string[];
}

export function comparisonView(comparison: Comparison, { with: title, opensBeside, missing }: Compared): ComparisonView {
  return {
    with: title, opensBeside, missing: [...missing], summary: summaryOf(comparison),
    changes: comparison.changes.map((difference) => ({
      node: difference.node, change: difference.change, label: difference.label, word: difference.word, where: whereText(difference), view: viewOf(difference.collection),
      fields: difference.fields.map(({ path, before, after }) => ({ path: pathText(path), before: valueText(before), after: valueText(after) })),
    })),
    appeared: comparison.appeared.map(findingView), gone: comparison.gone.map(findingView),
    hosts: comparison.hosts.flatMap((host) => (hostText(host) === '' ? [] : [{ node: host.node, label: host.label, text: hostText(host) }])),
  };
}

/** The imports of a version that could not be had: what they held seems to be added or removed. */
export function missingIn(session: Session, show: (file: string) => string): readonly string[] {
  return session.files().flatMap((file) => (session.estate.document(file)?.problems ?? []).flatMap((problem) => (
    problem.kind === 'import-missing' ? [`${problem.file}, which ${show(file)} imports, could not be read: ${problem.reason}. What it held there is not compared.`] : []
  )));
}

function findingView({ severity, message, node }: FindingChange): FindingChangeView {
  const collection = node?.split('/', 1)[0] ?? '';
  return { severity, message, node, view: isCollectionName(collection) ? viewOf(collection) : null };
}

/** The view that draws entries of a collection; of several, the one where most is to be seen of them. */
function viewOf(collection: CollectionName | null): ViewName | null {
  if (collection === null) return null;
  if (isShown(collection)) return 'compute';
  if (networkLook.collections.includes(collection)) return 'network';
  return storageLook.collections.includes(collection) ? 'storage' : null;
}
