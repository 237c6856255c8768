/** Lines above entries that say how they are used, and above saved views that lead there. */
import type { Range } from '../core/document/json/lines';
import { unreachable } from '../core/util/unreachable';
import { collectionRanges } from './entryRanges';
import { summaryOf } from './figures/compute';
import type { Session } from './session';

export type Lens =
  /** At the top of the file. */
  | { readonly kind: 'open-diagram'; readonly range: Range }
  /** Above a way to look at the estate that the file keeps. */
  | { readonly kind: 'saved-view'; readonly range: Range; readonly name: string }
  /** Above a cluster or a host. Its title is asked for when it comes into view: there may be a thousand. */
  | { readonly kind: 'summary'; readonly range: Range; readonly collection: 'clusters' | 'hosts'; readonly id: string };

/** The lenses of a file; none in a text that holds nothing yet. */
export function codeLenses(session: Session, file: string): readonly Lens[] {
  const document = session.document(file);
  if (document?.root?.kind !== 'object') return [];
  const top = document.lines.rangeOf(document.rootStart, document.rootStart + 1);
  const views = Object.keys(document.document.header.diagram?.views ?? {}).map((name): Lens => ({ kind: 'saved-view', range: document.rangeOf({ path: ['diagram', 'views', name], at: 'key' }), name }));
  const summaries = (['clusters', 'hosts'] as const).flatMap((collection) =>
    (collectionRanges(document, collection)?.entries ?? []).map(({ id, key }): Lens => ({ kind: 'summary', range: key, collection, id })),
  );
  return [{ kind: 'open-diagram', range: top }, ...views, ...summaries];
}

/** What a lens says: "23 VMs · 35 % of CPU used · 78 % of memory given out". */
export function titleOf(session: Session, lens: Lens): string {
  switch (lens.kind) {
    case 'open-diagram': return 'Open diagram';
    case 'saved-view': return 'Show';
    case 'summary': return summaryOf(session.estate, lens.collection, lens.id);
    default: return unreachable(lens);
  }
}
