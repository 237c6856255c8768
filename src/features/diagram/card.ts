/** What a card beside a node says of it: its most telling figures, and what was found on it. */
import type { Container, Vm } from '../../core/model/entities';
import { counted } from '../../core/util/words';
import type { Answer } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import type { Session } from '../session';
import { areHostsDrawn } from './grouping';
import { vmAround } from './guests';
import { layoutOf } from './header';
import { inspect } from './inspection';
import { entryOf } from './nodeIds';

type Card = Extract<Answer, { kind: 'card' }>;

const linesAtMost = 6;
const findingsAtMost = 4;

/** Without lines where the node is no longer there. */
export function cardOf(session: Session, node: string, view: ViewName): Card {
  const found = inspect(session, node, view);
  if (!found) return { kind: 'card', title: '', word: '', lines: [], findings: [], more: 0 };
  const figures = [...found.figures, ...(found.figures.length > 0 ? [] : found.sections.flatMap((section) => section.figures))];
  return {
    kind: 'card', title: found.title, word: found.word,
    lines: [...hostLine(session, node, view), ...figures.slice(0, linesAtMost).map(({ name, value }): [string, string] => [name, value])],
    findings: found.findings.slice(0, findingsAtMost).map(({ severity, message }) => ({ severity, message })),
    more: Math.max(0, found.findings.length - findingsAtMost),
  };
}

/** The host of a guest and what was found on it, where the view is grouped so that hosts are not drawn. */
function hostLine(session: Session, node: string, view: ViewName): readonly [string, string][] {
  const { estate } = session;
  const { groupBy = 'cluster' } = layoutOf(session, view);
  const name = entryOf(node);
  if ((view !== 'compute' && view !== 'all') || groupBy === 'cluster' || areHostsDrawn(estate, groupBy) || (name?.collection !== 'vms' && name?.collection !== 'containers')) return [];
  const value = estate.find(name.collection, name.id)?.value;
  const host = value && (name.collection === 'vms' ? (value as Vm).host : hostOfContainer(estate, value as Container));
  if (host === undefined || !estate.find('hosts', host)) return [];
  const findings = [...session.findings().values()].flat().filter(({ place: { path: [collection, id] } }) => collection === 'hosts' && id === host);
  return [['Host', findings.length === 0 ? host : `${host}: ${counted(findings.length, 'finding')}`]];
}

function hostOfContainer(estate: Session['estate'], { on }: Container): string | undefined {
  const vm = vmAround(estate, on);
  return vm === undefined ? on : estate.value('vms', vm)?.host;
}
