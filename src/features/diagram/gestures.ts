/** From what the user meant on the canvas to changes of the documents, or to the reasons why not. */
import { fileName } from '../../core/diagnostics/wording';
import { unreachable } from '../../core/util/unreachable';
import type { Gesture } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import { renameNamed } from '../renameEntry';
import type { Session } from '../session';
import { letThrough } from '../trace';
import { duplicate, pasteText, type Remembered } from './clipboard/clipboard';
import { connect } from './connect/connect';
import { disconnect } from './connect/disconnect';
import { reconnect } from './connect/reconnect';
import { add } from './gestures/add';
import { fix } from './gestures/fix';
import { layout } from './gestures/layout';
import { move } from './gestures/move';
import { pin } from './gestures/pin';
import type { GestureOutcome } from './gestures/outcome';
import { operate } from '../operations';
import { remove } from './gestures/remove';
import { addPart, moveItem, renamePart } from './gestures/parts';
import { forgetView, renameView, saveView } from './gestures/savedViews';
import { changeList, setField } from './gestures/setField';
import { entryOf, nodeOf, partNodeOf } from './nodeIds';
import { addTemplate } from './templates/templates';

export type { GestureOutcome };

/**
 * The changes that carry out a gesture. Nothing is changed here; a gesture that would change nothing has no changes. One
 * that reaches into a file whose text does not parse at the moment is refused: its places are not known.
 * @param now the time, ISO 8601: operations write when they were done
 * @param where the view it was made on, for pins are of one view, and what is selected there
 */
export function changesFor(session: Session, gesture: Gesture, now: string, where: Where = { view: 'compute', selected: [] }): GestureOutcome {
  return unlessBroken(session, outcomeOf(session, gesture, now, where));
}

export interface Where {
  readonly view: ViewName;
  /** Nodes: a network that is added in no place of its own is made for the hosts among them. */
  readonly selected: readonly string[];
  /** What this window copied or cut last. */
  readonly copied?: Remembered | undefined;
}

/** The same outcome, or why the texts it would change cannot be changed now. */
export function unlessBroken(session: Session, outcome: GestureOutcome): GestureOutcome {
  if (outcome.kind !== 'changes') return outcome;
  const reasons = [...new Set(outcome.changes.map((change) => change.file))].flatMap((file) => brokenText(session, file));
  return reasons.length > 0 ? { kind: 'refused', reasons } : outcome;
}

function outcomeOf(session: Session, gesture: Gesture, now: string, { view, selected, copied }: Where): GestureOutcome {
  switch (gesture.kind) {
    case 'move': return move(session, gesture.nodes, gesture.to);
    case 'add': return gesture.template === undefined ? add(session, gesture, selected) : addTemplate(session, { ...gesture, template: gesture.template });
    case 'rename': return rename(session, gesture.node, gesture.to);
    case 'delete': return remove(session, gesture.nodes, gesture.references);
    case 'set': return setField(session, gesture);
    case 'change-list': return changeList(session, gesture);
    case 'add-part': return addPart(session, gesture);
    case 'rename-part': return renamePart(session, gesture);
    case 'move-item': return moveItem(session, gesture);
    case 'paste': return pasteText(session, { text: gesture.text ?? '', into: gesture.into, outside: gesture.outside }, copied);
    case 'duplicate': return duplicate(session, gesture.nodes);
    case 'reconnect': return reconnect(session, gesture.edge, gesture.fixed, gesture.to, view);
    case 'pin': return pin(session, gesture.positions, view);
    case 'layout': return layout(session, gesture);
    case 'save-view': return saveView(session, gesture.saved);
    case 'rename-view': return renameView(session, gesture.name, gesture.to);
    case 'forget-view': return forgetView(session, gesture.name);
    case 'fix': return fix(session, gesture);
    case 'connect': return connect(session, gesture.from, gesture.to, view);
    case 'disconnect': return disconnect(session, gesture.edges);
    case 'let-through': return through(session, gesture);
    case 'operate': return operate(session, gesture.operation, gesture.nodes, Object.fromEntries(gesture.answers.map(({ question, answer }) => [question, answer])), now);
    default: return unreachable(gesture);
  }
}

function through({ estate }: Session, { from, to, protocol, port, change }: Extract<Gesture, { kind: 'let-through' }>): GestureOutcome {
  const outcome = letThrough(estate, { from, to, protocol, port }, change);
  return outcome.kind === 'refused' ? outcome : { ...outcome, node: null };
}

function rename(session: Session, node: string, to: string): GestureOutcome {
  const name = entryOf(node);
  if (!name) return { kind: 'refused', reasons: ['This is a group the diagram makes; it has no name in the text.'] };
  if (name.part?.field === 'networks') return { kind: 'refused', reasons: ['This is a container on a network: rename the container or the network.'] };
  const outcome = renameNamed(session, name, to);
  if (outcome.kind === 'refused') return outcome;
  const id = to.trim();
  const renamed = name.part ? partNodeOf(name.collection, name.id, name.part.field, id) : nodeOf(name.collection, id);
  return { ...outcome, node: renamed, message: `Renamed "${name.part ? name.part.name : name.id}" to "${id}".` };
}

function brokenText(session: Session, file: string): readonly string[] {
  const document = session.document(file);
  if (document?.wellFormed !== false) return [];
  // An empty text is no JSON either, but anything may be written into it.
  if (document.text.trim() === '') return [];
  const [first] = document.syntaxProblems();
  return [`"${fileName(file)}" is not valid JSON at line ${document.lines.positionAt(first?.start ?? 0).line + 1}: mend it first.`];
}
