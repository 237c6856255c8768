import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluateIn } from '../../scripts/vscode/channel.mjs';
import { installIntoVsCode, startSession } from '../../scripts/vscode/session.mjs';
import type { Session } from '../../scripts/vscode/session.mjs';
import { packageExtension } from '../../scripts/vscode/vsix.mjs';

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

it('the package that `npm run package` makes installs, and activates on a topology', async () => {
  if (session === undefined) throw new Error('VS Code did not start.');
  const file = join(session.workspace, 'campus.virt.json');
  writeFileSync(file, '{ "topovisor": 1 }');
  const installed = await evaluateIn(session, openAndDescribe, file);
  expect(installed).toEqual({ active: true, installedBelow: join(temporary, 'extensions'), language: 'jsonc' });
});

async function openAndDescribe(vscode: typeof import('vscode'), file: string) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  await vscode.window.showTextDocument(document);
  const extension = vscode.extensions.getExtension('topovisor.topovisor');
  await extension?.activate();
  return {
    active: extension?.isActive,
    installedBelow: extension?.extensionPath.replace(/[\\/][^\\/]+$/, ''),
    language: document.languageId,
  };
}

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
