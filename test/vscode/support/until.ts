import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

/**
 * Asks again and again until the answer is truthy, and gives that answer. The deadline is generous on purpose: it is
 * there to fail with a sentence, never to measure.
 * @param description what is waited for, as it continues "waited for …"
 * @throws {Error} the description and the last answer, or what the question threw last
 */
export async function until<Value>(ask: () => Value | Promise<Value>, description: string, deadlineMs = 30_000): Promise<Truthy<Value>> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await attempt(ask);
    if (answer.kind === 'value' && isTruthy(answer.value)) return answer.value;
    if (Date.now() > deadline) throw new Error(`Waited for ${description}. ${last(answer)}`);
    await pause(50);
  }
}

type Truthy<Value> = Exclude<Value, undefined | null | false | 0 | ''>;

type Answer<Value> = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'thrown'; readonly error: unknown };

async function attempt<Value>(ask: () => Value | Promise<Value>): Promise<Answer<Value>> {
  try {
    return { kind: 'value', value: await ask() };
  } catch (error) {
    return { kind: 'thrown', error };
  }
}

function isTruthy<Value>(value: Value): value is Truthy<Value> {
  return Boolean(value);
}

function last(answer: Answer<unknown>): string {
  return answer.kind === 'value'
    ? `The last answer was ${inspect(answer.value, { depth: 6 })}.`
    : `Asking failed at last: ${answer.error instanceof Error ? answer.error.message : String(answer.error)}`;
}
