import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { examplesFolder } from './paths.mjs';

/** @returns {string | undefined} path of the example estate that a newcomer sees first */
export function firstExample() {
  if (!existsSync(examplesFolder)) return undefined;
  const [first] = readdirSync(examplesFolder).filter((name) => name.endsWith('.virt.json')).sort();
  return first === undefined ? undefined : join(examplesFolder, first);
}
