import { useEffect, useState } from 'react';
import type { OperationView } from '../../src/protocol/operations';
import type { Scene } from '../../src/scene';
import { useDiagram, useSession } from './context';
import { perform, whyHeld, type Outcome } from './gestures';
import type { Session } from './session';

/** Operations on VMs: what there is, and doing it. What is possible is the extension's to say. */

/** What an operation on a node is done to: the selected VMs where it is one of several, else the node. */
export function operandsAt(scene: Scene, selection: ReadonlySet<string>, node: string): readonly string[] {
  const isVm = (id: string): boolean => scene.find(id)?.node.kind === 'vm';
  return selection.has(node) && isVm(node) ? [...selection].filter(isVm) : [node];
}

/** The operations on these nodes, asked again at every revision; null until they are known. */
export function useOperations(nodes: readonly string[]): readonly OperationView[] | null {
  const session = useSession();
  const revision = useDiagram((state) => state.revision);
  const [known, setKnown] = useState<{ readonly key: string; readonly operations: readonly OperationView[] } | null>(null);
  const key = nodes.join('\n');
  useEffect(() => {
    if (key === '') return;
    let isWanted = true;
    void session.channel.ask({ kind: 'operations', nodes: key.split('\n') }).then((answer) => {
      if (isWanted && answer.kind === 'operations') setKnown({ key, operations: answer.operations });
    });
    return () => {
      isWanted = false;
    };
  }, [session, key, revision]);
  return known?.key === key ? known.operations : null;
}

/** Does an operation at once, or asks first what it has to be told. */
export async function begin(session: Session, { id, title, asks }: OperationView, nodes: readonly string[]): Promise<void> {
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  if (!asks) return void (await operate(session, { operation: id, nodes, title, show: nodes.length > 1 }));
  const answer = await session.channel.ask({ kind: 'ask-for', operation: id, nodes: [...nodes] });
  if (answer.kind === 'refused') session.notify('error', `${title}: this cannot be done`, answer.reasons);
  else if (answer.kind === 'questions' && answer.questions.length === 0) await operate(session, { operation: id, nodes, title: answer.title, show: true });
  else if (answer.kind === 'questions') session.store.set({ dialog: { kind: 'operate', operation: id, nodes, title: answer.title, action: title, questions: answer.questions } });
}

export interface Wish {
  readonly operation: string;
  readonly nodes: readonly string[];
  /** What it is called with what it is done to. */
  readonly title: string;
  readonly answers?: Readonly<Record<string, string>>;
  /** Whether what was done is shown, and not only said. */
  readonly show: boolean;
  /** The caller shows itself why it was not done. */
  readonly quiet?: boolean;
}

/** Carries an operation out, and tells what came of it. */
export function operate(session: Session, { operation, nodes, title, answers = {}, show, quiet = false }: Wish): Promise<Outcome> {
  const given = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  return perform(session, { kind: 'operate', operation, nodes: [...nodes], answers: given }, { refusal: `${title}: this cannot be done`, show, quiet });
}
