import { hasWords, wordsOf } from '../../src/protocol/words';
import type { Box, Scene } from '../../src/scene';
import type { Search } from './model';
import { select } from './selection';
import type { Session } from './session';

/** Finds by every word of the query in name, id, detail, state and what a host stands on, letters' case aside. */
export function find(scene: Scene, query: string): readonly string[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const matches: string[] = [];
  const visit = (box: Box): void => {
    if (hasWords(box.node, words)) matches.push(box.node.id);
    box.children.forEach(visit);
  };
  scene.top.forEach(visit);
  return matches;
}

export function setQuery(session: Session, query: string): void {
  const { arrangement: { scene }, whole } = session.store.get();
  const search = refreshSearch({ query, matches: [], at: -1, hidden: 0 }, scene, whole);
  session.store.set({ search });
  if (query.trim() !== '' && search) session.announcer.say(foundText(search));
}

/** Selects the next (1) or previous (-1) match and brings it into view, round and round. */
export function step(session: Session, by: 1 | -1): void {
  const { search } = session.store.get();
  if (!search || search.matches.length === 0) return;
  const { matches } = search;
  const from = search.at === -1 && by === -1 ? 0 : search.at;
  const at = (from + by + matches.length) % matches.length;
  const id = matches[at];
  if (id === undefined) return;
  session.store.set({ search: { ...search, at } });
  select(session, [id]);
  session.camera?.show([id], { legibly: true });
  session.announcer.say(`${at + 1} of ${matches.length}`);
}

/** The same search in a changed estate, still at the same match. */
export function refreshSearch(search: Search | null, scene: Scene, whole: Scene): Search | null {
  if (!search) return null;
  const matches = find(scene, search.query);
  const was = search.matches[search.at];
  const hidden = scene === whole ? 0 : find(whole, search.query).filter((id) => !scene.find(id)).length;
  return { query: search.query, matches, at: was === undefined ? -1 : matches.indexOf(was), hidden };
}

/** "12 found · 3 more hidden" */
export function foundText({ matches, hidden }: Search): string {
  const found = matches.length === 0 ? 'nothing found' : `${matches.length} found`;
  return hidden === 0 ? found : matches.length === 0 ? `${hidden} found, hidden` : `${found} · ${hidden} more hidden`;
}
