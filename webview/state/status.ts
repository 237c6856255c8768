import type { DiagramState } from './model';

/** Said to a screen reader, and shown in the banner. */
export function statusSentence(state: DiagramState['status']['state'], message: string): string {
  const sentences = {
    live: ['The diagram is in step with the text again.', message],
    stale: [message === '' ? 'The text cannot be read.' : message, 'This is the last diagram that could be drawn of it; edits wait until it is mended.'],
    'read-only': ['This diagram is read-only.', message],
  }[state];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
