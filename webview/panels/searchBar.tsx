import { closeSearch } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { foundText, setQuery, step } from '../state/search';
import { IconButton, TextField } from '../ui';

/** Finds nodes by name, id and figures, one after the other. */
export function SearchBar() {
  const session = useSession();
  const search = useDiagram((state) => state.search);
  if (!search) return null;
  const { query, matches, at } = search;
  const count = query.trim() === '' ? '' : matches.length === 0 || at === -1 ? foundText(search) : `${at + 1} of ${matches.length}${search.hidden === 0 ? '' : ` · ${search.hidden} more hidden`}`;
  return (
    <search className="tv-search" data-part="" aria-label="Search the diagram" onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); step(session, event.shiftKey ? -1 : 1); } }}>
      <TextField label="Search by name, id or figures" placeholder="Search" value={query} focused id="tv-search" onType={(value) => setQuery(session, value)} onEscape={() => closeSearch(session)} />
      <span className="tv-search-count tv-figures tv-muted" data-empty={query.trim() !== '' && matches.length === 0}>{count}</span>
      <IconButton icon="up" label="Previous match" keys="Shift+Enter" disabled={matches.length === 0} onClick={() => step(session, -1)} />
      <IconButton icon="down" label="Next match" keys="Enter" disabled={matches.length === 0} onClick={() => step(session, 1)} />
      <IconButton icon="close" label="Close the search" keys="Escape" onClick={() => closeSearch(session)} />
    </search>
  );
}
