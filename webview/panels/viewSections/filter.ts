import { setFilter } from '../../state/filter';
import { foldAll, unfoldAll } from '../../state/fold';
import { shortcutOf } from '../../state/shortcuts';
import type { ViewSection } from './section';

/** What of the view is shown: the filter, and what is folded up. */
export const filterSection: ViewSection = (session, { shown: { filter, collapsed } }) => [
  { kind: 'act', icon: 'filter', text: 'Filter…', keys: shortcutOf('filter'), act: () => session.store.set({ filtering: 'show' }) },
  ...(filter === null ? [] : [{ kind: 'act', text: 'Clear the filter', keys: shortcutOf('clear-filter'), act: () => void setFilter(session, null) } as const]),
  { kind: 'act', text: 'Collapse all', keys: shortcutOf('collapse-all'), act: () => foldAll(session) },
  ...(collapsed.size === 0 ? [] : [{ kind: 'act', text: 'Expand all', keys: shortcutOf('expand-all'), act: () => unfoldAll(session) } as const]),
];
