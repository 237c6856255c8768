import type { Filter } from '../../src/protocol/filter';
import { counted } from '../a11y/names';
import { conditionsIn, without, type Condition } from '../state/conditions';
import { useDiagram, useSession } from '../state/context';
import { setFilter, shownText } from '../state/filter';
import { labelOf } from '../state/labels';
import { Icon } from '../ui';
import { valueText } from './filterPanel';

/** Says that something is hidden, and why: each condition can be taken away, and all at once. */
export function FilterRow() {
  const session = useSession();
  const shown = useDiagram((state) => state.shown);
  const whole = useDiagram((state) => state.whole);
  const { filter } = shown;
  if (filter === null) return null;
  const nearText = ({ nodes, hops }: NonNullable<Filter['near']>): string => {
    const [only] = nodes;
    return `${counted(hops, 'step')} around ${nodes.length === 1 && only !== undefined ? labelOf(session, only) : counted(nodes.length, 'node')}`;
  };
  return (
    <div className="tv-filter-row" data-part="" role="group" aria-label="Filter in force">
      <span className="tv-filter-summary tv-figures">{shownText({ whole, shown })}</span>
      {conditionsIn(filter, nearText).map((condition) => (
        <button key={`${condition.name} ${condition.value}`} type="button" className="tv-chip" aria-label={`Remove ${chipText(condition)}`} onClick={() => void setFilter(session, without(filter, condition))}>
          <span>{chipText(condition)}</span> <Icon name="close" size={12} />
        </button>
      ))}
      <button type="button" className="tv-chip tv-chip-clear" onClick={() => { void setFilter(session, null); session.camera?.focus(); }}>Clear</button>
    </div>
  );
}

const words: Readonly<Record<Condition['name'], string>> = {
  text: '', kinds: '', tags: 'tag ', tenants: 'tenant ', hosts: 'host ', clusters: 'cluster ', networks: 'network ', states: '', severities: '', near: '',
};

function chipText({ name, value }: Condition): string {
  if (name === 'text') return `“${value}”`;
  return name === 'near' ? value : `${words[name]}${valueText(name, value)}`;
}
