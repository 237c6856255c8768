import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {Pick<import('./session.mjs').SessionAddress, 'channelFile' | 'channelToken'>} Channel */

/**
 * Evaluates a function in the extension host. It travels as text, so it sees its two arguments and nothing around it;
 * the argument and the result travel as JSON.
 * @template Value
 * @template [Arg=undefined]
 * @param {Channel} channel
 * @param {(vscode: typeof import('vscode'), arg: Arg) => Value | Promise<Value>} evaluated
 * @param {Arg} [arg]
 * @returns {Promise<Value>}
 * @throws {Error} what the function threw, with its stack in the extension host
 */
export async function evaluateIn(channel, evaluated, arg) {
  const response = await post(channel, '/evaluate', { source: evaluated.toString(), arg });
  /** @type {{ readonly value?: Value, readonly error?: string }} */
  const answer = JSON.parse(await response.text());
  if (answer.error !== undefined) throw new Error(`In the extension host: ${answer.error}`);
  return /** @type {Value} */ (answer.value);
}

/**
 * Ends the tests module, and VS Code with it.
 * @param {Channel} channel
 */
export async function stopThrough(channel) {
  await post(channel, '/stop', {});
}

/**
 * Waits until the extension host takes functions.
 * @param {Channel} channel
 * @param {AbortSignal} [signal] stops the wait
 * @returns {Promise<string | undefined>} why it does not, or nothing
 */
export async function channelOpened({ channelFile }, signal) {
  const deadline = Date.now() + 180_000;
  while (!existsSync(channelFile) && signal?.aborted !== true) {
    if (Date.now() > deadline) return 'VS Code did not load the tests module within 3 minutes.';
    await pause(100);
  }
  return undefined;
}

/**
 * Where the extension host listens; another address after its window was reloaded.
 * @param {Channel} channel
 * @returns {string}
 */
export function channelUrl({ channelFile }) {
  /** @type {{ readonly url: string }} */
  const { url } = JSON.parse(readFileSync(channelFile, 'utf8'));
  return url;
}

/**
 * @param {Channel} channel
 * @param {string} path
 * @param {object} body
 */
async function post(channel, path, body) {
  return fetch(`${channelUrl(channel)}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${channel.channelToken}` },
    body: JSON.stringify(body),
  });
}
