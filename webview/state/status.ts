import type { DiagramState } from './model';

/** Said to a screen reader, and shown in the banner. */
export function statusSentence(state: DiagramState['status']['state'], message: string): string {
  const sentence = {
    live: 'The diagram is in step with the text again.',
    stale: 'The text cannot be read: this is the last diagram that could. Edits wait until it can.',
    'read-only': 'This diagram is read-only.',
  }[state];
  return message === '' ? sentence : `${sentence} ${message}`;
}
