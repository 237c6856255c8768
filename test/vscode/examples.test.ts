import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parts, teaches } from '../support/examples';
import { attach, type VsCode } from './support/attach';
import { openDiagramBeside, openText, problemsOf } from './support/topology';

let vs: VsCode;
beforeAll(async () => {
  vs = await attach();
  cpSync('media/examples', join(vs.workspace, 'examples'), { recursive: true });
});
beforeEach(() => vs.closeAll());
afterAll(async () => {
  await vs.closeAll();
  rmSync(join(vs.workspace, 'examples'), { recursive: true, force: true });
});

describe('the examples', () => {
  it.each(Object.entries(teaches))('%s opens as text and as a diagram, with exactly the findings it teaches', async (name, expected) => {
    const path = join(vs.workspace, 'examples', name);
    const rules = expected.map((finding) => finding.split(' ')[0] ?? '').sort();
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node]').first().waitFor();
    const files = [name, ...parts.filter((part) => dirname(part) === dirname(name))];
    const problems = (): Promise<readonly (readonly string[])[]> => Promise.all(files.map((file) => problemsOf(vs, join(vs.workspace, 'examples', file))));
    const found = async (): Promise<readonly string[]> => (await problems()).flat().map((problem) => / (\S+): /.exec(problem)?.[1] ?? problem).sort();
    await expect.poll(found).toEqual(rules);
  });
});
