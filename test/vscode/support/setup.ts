import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { failuresFolder } from '../../../scripts/vscode/paths.mjs';
import { connectedWindows, detach } from './attach';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync(failuresFolder, { recursive: true });
  const name = task.name.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 100);
  for (const [index, vs] of connectedWindows().entries()) {
    await vs.screenshot(join(failuresFolder, index === 0 ? `${name}.png` : `${name}-${index + 1}.png`));
  }
});

afterAll(detach);
