// npm run package: builds dist/topovisor-<version>.vsix, which `code --install-extension` installs.
import { relative } from 'node:path';
import { buildOnce } from './vscode/build-once.mjs';
import { packageExtension } from './vscode/vsix.mjs';
import { asCommand, progress } from './vscode/run.mjs';

await asCommand(async () => {
  await buildOnce();
  progress(`Packaged ${relative(process.cwd(), await packageExtension())}`);
  return 0;
});
