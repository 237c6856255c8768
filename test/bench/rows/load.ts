import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingsOf } from '../../../src/features/findings';
import { Session } from '../../../src/features/session';
import { atMost, timed, type Bench } from '../measurement';
import { file, type World } from '../world';

export const loadBenches: readonly Bench[] = [
  {
    name: 'load-first',
    what: 'First full load in a fresh process: text to findings with ranges',
    unit: 'ms',
    target: atMost(1000),
    run: firstLoads,
  },
  {
    name: 'load-again',
    what: 'Full load in a process that has done it before',
    unit: 'ms',
    run: ({ text }) => timed(5, () => findingsOf(new Session(file, text))),
  },
];

/** Each in a process of its own, so that nothing is compiled or warm. */
function firstLoads({ text }: World): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'topovisor-bench-'));
  try {
    const path = join(folder, 'estate.virt.json');
    writeFileSync(path, text);
    const loader = fileURLToPath(new URL('./coldLoad.mjs', import.meta.url));
    return Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, [loader, path], { encoding: 'utf8' })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
