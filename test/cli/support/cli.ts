/** The command line as a user has it: the bundle, run by Node in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { repository } from '../../../scripts/vscode/paths.mjs';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Cli {
  /** Runs `topovisor` with these words in the folder. */
  run(words: readonly string[], options?: { readonly input?: string | Uint8Array; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }): Promise<Ran>;
  /** Path of the bundle. */
  readonly path: string;
  /** The folder it runs in; absolute, without links. */
  readonly folder: string;
  /** Writes a file of the folder and gives its path. */
  file(name: string, content: string | Uint8Array): string;
}

/** Builds the bundle for the tests of this file; each file of tests has its own, in a folder that is removed afterwards. */
export function useCli(): Cli {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'topovisor-cli-')));
  const bundles = realpathSync(mkdtempSync(join(tmpdir(), 'topovisor-cli-bundle-')));
  const path = join(bundles, 'cli.cjs');
  beforeAll(() =>
    build({
      entryPoints: [join(repository, 'src/cli/main.ts')], outfile: path, bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'],
      banner: { js: '#!/usr/bin/env node' },
    }),
  );
  afterAll(() => {
    for (const temporary of [folder, bundles]) rmSync(temporary, { recursive: true, force: true });
  });
  return {
    path,
    folder,
    file: (name, content) => {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    run: (words, { input, cwd = folder, env } = {}) =>
      new Promise((done, fail) => {
        const child = spawn(process.execPath, [path, ...words], { cwd, env: { ...process.env, ...env } });
        let out = '';
        let err = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
        child.once('error', fail);
        child.once('close', (code) => done({ code, out, err }));
        child.stdin.end(input ?? '');
      }),
  };
}
