import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { failuresFolder } from '../../../scripts/vscode/paths.mjs';
import { attach, detach } from './attach';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const vs = await attach();
  mkdirSync(failuresFolder, { recursive: true });
  await vs.screenshot(join(failuresFolder, `${task.name.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 100)}.png`));
});

afterAll(detach);
