import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installIntoVsCode, startSession } from '../../scripts/vscode/session.mjs';
import type { Session } from '../../scripts/vscode/session.mjs';
import { packageExtension } from '../../scripts/vscode/vsix.mjs';
import { connect } from './support/attach';
import { openDiagramBeside, openText } from './support/topology';

let temporary: string;
let session: Session | undefined;

beforeAll(async () => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'topovisor-package-')));
  const extensionsFolder = join(temporary, 'extensions');
  mkdirSync(extensionsFolder);
  await installIntoVsCode({ vsix: await packageExtension(temporary), extensionsFolder });
  session = await startSession({ extensionDevelopmentPath: bystander(temporary), extensionsFolder });
});

afterAll(async () => {
  await session?.stop();
  rmSync(temporary, { recursive: true, force: true });
});

it('the package that `npm run package` makes installs, follows a topology and draws its diagram', async () => {
  if (session === undefined) throw new Error('VS Code did not start.');
  const vs = await connect(session);
  const file = vs.file('campus.virt.json', '{ "topovisor": 1, "hosts": { "h1": {} } }');
  await openText(vs, file);
  const diagram = await openDiagramBeside(vs, file);
  await diagram.locator('[data-node]').first().waitFor();
  expect(await vs.evaluate((vscode) => vscode.extensions.getExtension('topovisor.topovisor')?.isActive)).toBe(true);
});

it('the package holds what runs, its documents and its licences, and nothing else', () => {
  const extensions = join(temporary, 'extensions');
  const [installed = ''] = readdirSync(extensions).filter((name) => name.startsWith('topovisor.topovisor-'));
  const names = readdirSync(join(extensions, installed)).filter((name) => !name.startsWith('.'));
  expect(names.sort()).toEqual(['LICENSE.txt', 'THIRD_PARTY_NOTICES.md', 'dist', 'media', 'package.json', 'readme.md']);
});

/** An extension that does nothing: VS Code runs a tests module only beside an extension under development. */
function bystander(folder: string): string {
  const path = join(folder, 'bystander');
  mkdirSync(path);
  writeFileSync(
    join(path, 'package.json'),
    JSON.stringify({ name: 'bystander', publisher: 'topovisor', version: '0.0.1', engines: { vscode: '*' } }),
  );
  return path;
}
