import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateIn } from '../../../scripts/vscode/channel.mjs';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { startSession } from '../../../scripts/vscode/session.mjs';
import { atMost, type Bench } from '../measurement';

export const vscodeBenches: readonly Bench[] = [
  {
    name: 'activation',
    what: 'The extension activated in a real VS Code: its bundle loaded and `activate` run',
    unit: 'ms',
    target: atMost(100),
    full: true,
    run: async () => {
      const runs: number[] = [];
      for (let run = 0; run < 3; run++) runs.push(await activation());
      return runs;
    },
  },
];

/** Each in a VS Code of its own: an extension is activated once. The folder holds no topology, which would have activated it already. */
async function activation(): Promise<number> {
  const session = await startSession({ extensionDevelopmentPath: repository });
  try {
    writeFileSync(join(session.workspace, 'readme.txt'), '');
    return await evaluateIn(session, async (vscode) => {
      const extension = vscode.extensions.getExtension('topovisor.topovisor');
      if (!extension || extension.isActive) throw new Error(extension ? 'The extension was active already.' : 'The extension is not there.');
      const start = performance.now();
      await extension.activate();
      return performance.now() - start;
    });
  } finally {
    await session.stop();
  }
}
