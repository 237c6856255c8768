import type { ViewLayout } from '../../../src/protocol/filter';
import type { ViewName } from '../../../src/protocol/view';
import { perform } from '../../state/gestures';
import type { Session } from '../../state/session';
import type { ViewSection } from './section';

type Grouping = NonNullable<ViewLayout['groupBy']>;

/** What gathers hosts and VMs in one box, in the views that show them in what holds them. */
export const groupBySection: ViewSection = (session, { view, header }) => {
  if (view !== 'compute' && view !== 'all') return [];
  const now = header.layout.get(view)?.groupBy ?? usual;
  return [{ kind: 'menu', text: 'Group by', items: groupings.map(({ value, text }) => ({ kind: 'act', text, isChosen: value === now, act: () => void groupBy(session, view, value) })) }];
};

const usual: Grouping = 'cluster';
const groupings: readonly { readonly value: Grouping; readonly text: string }[] = [
  { value: 'cluster', text: 'Cluster' }, { value: 'site', text: 'Site' }, { value: 'rack', text: 'Rack' }, { value: 'tag', text: 'Tag' }, { value: 'network', text: 'Network' }, { value: 'tenant', text: 'Tenant' },
];

/** Written into the document, so that everybody who opens it sees it so. */
async function groupBy(session: Session, view: ViewName, value: Grouping): Promise<void> {
  const outcome = await perform(session, { kind: 'layout', view, option: 'groupBy', value: value === usual ? null : value }, { refusal: 'The view cannot be grouped otherwise' });
  if (outcome.kind === 'applied') session.camera?.fit();
}
