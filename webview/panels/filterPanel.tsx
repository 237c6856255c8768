import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { noFilter, type Facet, type Facets, type Filter } from '../../src/protocol/filter';
import { capitalized, counted, wordOf } from '../a11y/names';
import { lists, toggled, type ListName } from '../state/conditions';
import { useDiagram, useSession } from '../state/context';
import { selectFound, setFilter } from '../state/filter';
import { chosen } from '../state/selection';
import { Button, Icon, IconButton, Segments, TextField } from '../ui';

/** Chooses what is shown, or selects it: by words, by what nodes have, and by what is near. */
export function FilterPanel() {
  const mode = useDiagram((state) => state.filtering);
  return mode && <Panel key={mode} mode={mode} />;
}

const modes = [{ value: 'show', text: 'Show' }, { value: 'select', text: 'Select' }] as const;

function Panel({ mode }: { readonly mode: 'show' | 'select' }) {
  const session = useSession();
  const titleId = useId();
  const [filter, choose] = useFilter(mode);
  const facets = useFacets();
  const close = (): void => {
    session.store.set({ filtering: null });
    session.camera?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  return (
    <aside className="tv-panel tv-filter" data-part="" aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header className="tv-filter-header">
        <h2 id={titleId}><Icon name="filter" size={14} /> Filter</h2>
        <Segments label="What to do with what is found" value={mode} options={modes} onChange={(filtering) => session.store.set({ filtering })} />
        <IconButton icon="close" label="Close the filter" keys="Escape" onClick={close} />
      </header>
      <div className="tv-filter-words">
        <TextField label="Words in name, id or figures" placeholder="Words" value={filter.text} focused onType={(text) => choose({ ...filter, text })} onEscape={close} />
      </div>
      <div className="tv-filter-list tv-scroll" tabIndex={0} role="region" aria-label="Conditions">
        <Near filter={filter} choose={choose} />
        {facets && lists.map((name) => <Values key={name} name={name} facets={facets[name]} filter={filter} choose={choose} />)}
      </div>
      <footer className="tv-filter-footer">
        {mode === 'select' && <Button primary onClick={() => void selectFound(session, filter)}>Select what matches</Button>}
        <Button onClick={() => choose(noFilter)}>Clear</Button>
      </footer>
    </aside>
  );
}

/** What is chosen here; to show it, it is in force at once, and what is changed elsewhere is taken over. */
function useFilter(mode: 'show' | 'select'): readonly [Filter, (filter: Filter) => void] {
  const session = useSession();
  const inForce = useDiagram((state) => state.shown.filter);
  const [draft, setDraft] = useState(mode === 'show' ? inForce ?? noFilter : noFilter);
  const wanted = useRef(inForce);
  useEffect(() => {
    if (mode === 'show' && inForce !== wanted.current && session.isFinding === false) setDraft(inForce ?? noFilter);
  }, [mode, inForce, session]);
  return [draft, (filter) => {
    setDraft(filter);
    if (mode !== 'show') return;
    wanted.current = filter;
    void setFilter(session, filter);
  }];
}

/** What the view can be filtered by now; null until it is known. */
function useFacets(): Facets | null {
  const session = useSession();
  const [facets, setFacets] = useState<Facets | null>(null);
  const revision = useDiagram((state) => state.revision);
  const view = useDiagram((state) => state.view);
  useEffect(() => {
    let isCurrent = true;
    void session.channel.ask({ kind: 'facets' }).then((answer) => {
      if (isCurrent && answer.kind === 'facets') setFacets(answer.facets);
    });
    return () => { isCurrent = false; };
  }, [session, revision, view]);
  return facets;
}

interface ConditionProps {
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}

const farthest = 6;

/** What is at most so many steps from what was selected. */
function Near({ filter, choose }: ConditionProps) {
  const session = useSession();
  const count = useDiagram((state) => state.selection.size);
  const id = useId();
  const { near } = filter;
  return (
    <section className="tv-filter-section" aria-label="Near the selection">
      <h3>Near the selection</h3>
      <button
        type="button" role="checkbox" className="tv-filter-value" aria-checked={near !== null} disabled={near === null && count === 0}
        onClick={() => choose({ ...filter, near: near ? null : { nodes: [...chosen(session)], hops: 1 } })}
      >
        <Tick isOn={near !== null} /> <span className="tv-filter-label">{near ? `Around ${counted(near.nodes.length, 'node')}` : count === 0 ? 'Select something first' : `Around the ${count} selected`}</span>
      </button>
      {near && (
        <div className="tv-filter-steps">
          <label htmlFor={id}>Steps</label>
          <input id={id} type="range" min={0} max={farthest} step={1} value={near.hops} aria-valuetext={counted(near.hops, 'step')} onChange={(event) => choose({ ...filter, near: { ...near, hops: Number(event.currentTarget.value) } })} />
          <output htmlFor={id} className="tv-figures">{near.hops}</output>
        </div>
      )}
    </section>
  );
}

const titles: Readonly<Record<ListName, string>> = {
  kinds: 'Kinds', tags: 'Tags', tenants: 'Tenants', hosts: 'Hosts', clusters: 'Clusters', networks: 'Networks', states: 'States', severities: 'Findings',
};
/** So many are listed at first, and from so many on there is a field to narrow them. */
const fewListed = 8;
const manyListed = 100;

function Values({ name, facets, filter, choose }: ConditionProps & { readonly name: ListName; readonly facets: readonly Facet[] }) {
  const [most, setMost] = useState(fewListed);
  const [words, setWords] = useState('');
  const wanted: readonly string[] = filter[name];
  // What is chosen stays in the list, though nothing has it any more.
  const gone = wanted.filter((value) => !facets.some((facet) => facet.value === value)).map((value): Facet => ({ value, label: value, count: 0 }));
  const all = [...gone, ...facets];
  if (all.length === 0) return null;
  const narrowed = all.filter(({ value, label }) => wanted.includes(value) || valueText(name, label).toLowerCase().includes(words.trim().toLowerCase()));
  const listed = [...narrowed.filter(({ value }) => wanted.includes(value)), ...narrowed.filter(({ value }) => !wanted.includes(value))].slice(0, Math.max(most, wanted.length));
  return (
    <section className="tv-filter-section" aria-label={titles[name]}>
      <h3>{titles[name]}</h3>
      {all.length > fewListed && <div className="tv-filter-narrow"><TextField label={`Narrow ${titles[name].toLowerCase()}`} placeholder={`Narrow ${counted(all.length, titles[name].toLowerCase().replace(/s$/, ''))}`} value={words} onType={setWords} /></div>}
      {listed.map(({ value, label, count }) => (
        <button key={value} type="button" role="checkbox" className="tv-filter-value" aria-checked={wanted.includes(value)} data-value={value} onClick={() => choose(toggled(filter, name, value))}>
          <Tick isOn={wanted.includes(value)} /> <span className="tv-filter-label">{valueText(name, label)}</span> <span className="tv-filter-count tv-figures">{count}</span>
        </button>
      ))}
      {listed.length < narrowed.length && <button type="button" className="tv-filter-more" onClick={() => setMost(most + manyListed)}>{narrowed.length - listed.length} more</button>}
    </section>
  );
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return <span className="tv-filter-tick" data-on={isOn}>{isOn && <Icon name="check" size={12} />}</span>;
}

const stateText: Readonly<Record<string, string>> = { off: 'powered off', normal: 'in use', derived: 'inferred' };
const severityText: Readonly<Record<string, string>> = { error: 'errors', warning: 'warnings', info: 'notes' };

/** A value as the user says it. */
export function valueText(name: ListName, label: string): string {
  if (name === 'kinds') return capitalized(wordOf(label));
  if (name === 'states') return capitalized(stateText[label] ?? label);
  return name === 'severities' ? capitalized(severityText[label] ?? label) : label;
}

