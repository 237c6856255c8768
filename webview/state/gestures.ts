import type { Answer, Gesture, Question } from '../../src/protocol/messages';
import { unreachable } from '../unreachable';
import { arrive } from './arrival';
import type { Session } from './session';
import { statusSentence } from './status';

export type Outcome =
  | { readonly kind: 'applied'; readonly message: string }
  /** Nothing was changed, and the user was told why unless `reasons` are for the caller to show. */
  | { readonly kind: 'not-applied'; readonly reasons: readonly string[] }
  | Extract<Answer, { kind: 'referenced' | 'unanswered' | 'outside' }>;

export interface GestureOptions {
  /** Said in front of the reasons of a refusal: "web-01 cannot be moved". */
  readonly refusal: string;
  /** The caller shows the reasons itself, beside the field that was typed in. */
  readonly quiet?: boolean;
  /** What is said of it once it is done, where the page knows better than the extension what was meant. */
  readonly said?: string;
  /** What was done is worth reading: it is shown, not only said to a screen reader. */
  readonly show?: boolean;
}

/**
 * Asks the extension to do what the user meant, and tells the user what came of it. Gestures wait for each other: the next is made on
 * the view that shows the one before, else one's own edits would make it stale.
 */
export async function perform(session: Session, gesture: Gesture, options: GestureOptions): Promise<Outcome> {
  const before = session.lastGesture;
  let endTurn = (): void => undefined;
  session.lastGesture = new Promise((resolve) => {
    endTurn = resolve;
  });
  await before;
  const held = whyHeld(session) ?? whyNotPinned(session, gesture);
  if (held !== null) {
    endTurn();
    return refuse(session, options, 'warning', [held]);
  }
  session.store.set({ notices: [] });
  const answer = await session.channel.ask({ kind: 'gesture', gesture });
  whenShown(session, answer.kind === 'applied' ? answer.revision : 0, endTurn);
  return outcomeOf(session, answer, options);
}

/** While a filter is on, what is left stands where there is room: a place chosen there is none among all that is there. */
function whyNotPinned({ store }: Session, gesture: Gesture): string | null {
  if (gesture.kind !== 'pin' || store.get().shown.found === null || gesture.positions.every(({ at }) => at === null)) return null;
  return 'The filter leaves boxes out, and the others stand closer together than they do with them. Clear the filter, then choose a place among all of them.';
}

function outcomeOf(session: Session, answer: Answer, options: GestureOptions): Outcome {
  switch (answer.kind) {
    case 'applied': {
      const about = answer.node === null ? null : { revision: answer.revision, nodes: answer.nodes ?? [answer.node] };
      if (options.show === true) session.notify('info', options.said ?? answer.message, [], about);
      else session.announcer.say(options.said ?? answer.message);
      session.awaited = about ?? session.awaited;
      arrive(session);
      return { kind: 'applied', message: answer.message };
    }
    case 'referenced': case 'outside':
    case 'unanswered': return answer;
    case 'stale': return refuse(session, options, 'warning', ['The text changed in the meantime. Look at the diagram again, then repeat.']);
    case 'refused': return refuse(session, options, 'error', answer.reasons);
    case 'closed': return { kind: 'not-applied', reasons: ['The document was closed.'] };
    case 'fits': case 'card': case 'inspection': case 'meaning': case 'choices': case 'operations': case 'questions': case 'connects': case 'trace': case 'copied': case 'exported': case 'templates': case 'found': case 'facets': case 'done': return refuse(session, options, 'error', [`An unexpected answer came: ${answer.kind}.`]);
    default: return unreachable(answer);
  }
}

function refuse(session: Session, { refusal, quiet = false }: GestureOptions, tone: 'warning' | 'error', reasons: readonly string[]): Outcome {
  session.store.set({ preview: null });
  if (!quiet) session.notify(tone, refusal, reasons);
  return { kind: 'not-applied', reasons };
}

/** Calls back once a view of this revision or a later one is shown. */
function whenShown({ store }: Session, revision: number, then: () => void): void {
  if (store.get().revision >= revision) return then();
  const stop = store.subscribe((now) => {
    if (now.revision < revision) return;
    stop();
    then();
  });
}

/** Why no edit can be made now; null where one can. */
export function whyHeld(session: Session): string | null {
  const { status, arranging, view } = session.store.get();
  if (status.state !== 'live') return statusSentence(status.state, status.message);
  return arranging === null || arranging === view ? null : 'Another view is being arranged. Edit once it is shown, or turn back to this one.';
}

/** Shows the text of a node, or of a field of it. */
export function reveal(session: Session, node: string, path: readonly (string | number)[] = []): void {
  void session.channel.ask({ kind: 'reveal', node, path: [...path] }).then((answer) => {
    if (answer.kind === 'refused') session.notify('warning', 'The text cannot be shown', answer.reasons);
  });
}

/** A command of VS Code, so that undo, redo and save are the ones of the text. */
export function command(session: Session, name: Extract<Question, { kind: 'command' }>['command']): void {
  void session.channel.ask({ kind: 'command', command: name }).then((answer) => {
    if (answer.kind === 'refused') session.notify('warning', `VS Code did not ${wordsOf[name]}`, answer.reasons);
  });
}

const wordsOf: Readonly<Record<Extract<Question, { kind: 'command' }>['command'], string>> = {
  undo: 'undo', redo: 'redo', save: 'save', 'open-text': 'open the text', 'show-problem': 'show the problem', 'open-keys': 'open its keyboard shortcuts', 'grow-pool': 'grow the pool', 'show-uses': 'show what uses this',
};
