/** Operations on VMs as plain data: what may be done, and what has to be answered first. */
import type { Static } from 'typebox';
import * as Type from 'typebox';

export const OperationView = Type.Object({
  id: Type.String(),
  /** An order: "Power off". */
  title: Type.String(),
  /** The part of a menu it stands in. */
  group: Type.Enum(['power', 'snapshots', 'clone', 'hardware', 'life']),
  /** Whether it asks something before it is done. */
  asks: Type.Boolean(),
  /** Why it cannot be done; empty where it can. */
  reasons: Type.Array(Type.String()),
});
export type OperationView = Static<typeof OperationView>;

/** A question of an operation: what is answered is a text, whatever its kind. */
export const QuestionView = Type.Object({
  name: Type.String(),
  label: Type.String(),
  kind: Type.Enum(['text', 'number', 'quantity', 'choice']),
  /** Of a choice; empty otherwise. */
  options: Type.Array(Type.Object({ value: Type.String(), text: Type.String() })),
  suggested: Type.String(),
  /** What an answer looks like; empty where the suggestion says it. */
  example: Type.String(),
});
export type QuestionView = Static<typeof QuestionView>;
