import type { Panels } from '../../state/model';

type Tab = Panels['tab'];

interface TabsProps {
  readonly id: string;
  readonly tab: Tab;
  /** How many connections there are; null where nothing is connected in this view. */
  readonly connections: number | null;
  /** How many there are; null where that is not known yet. */
  readonly findings: number | null;
  readonly choose: (tab: Tab) => void;
}

/** What the document says, what the model makes of it, and what is wrong. */
export function Tabs({ id, tab, connections, findings, choose }: TabsProps) {
  const order: readonly Tab[] = connections === null ? ['properties', 'model', 'findings'] : ['properties', 'connections', 'model', 'findings'];
  const names: Readonly<Record<Tab, string>> = { properties: 'Properties', connections: connections === null ? '' : `Links (${connections})`, model: 'Model', findings: findings === null ? 'Findings' : `Findings (${findings})` };
  return (
    <div className="tv-tabs" role="tablist" aria-label="Parts of the inspector">
      {order.map((name, index) => (
        <button
          key={name} id={`${id}${name}`} type="button" role="tab" className="tv-tab tv-figures" aria-selected={name === tab} aria-controls={`${id}panel`} tabIndex={name === tab ? 0 : -1}
          onClick={() => choose(name)}
          onKeyDown={(event) => {
            const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            const next = order[(index + by + order.length) % order.length] ?? name;
            choose(next);
            document.getElementById(`${id}${next}`)?.focus();
          }}
        >
          {names[name]}
        </button>
      ))}
    </div>
  );
}
