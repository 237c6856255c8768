// An esbuild plugin: what is imported when it is first wanted stays in files of its own, as CommonJS. esbuild splits ES
// modules only, and VS Code loads extensions with `require`.
import { transform } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** @type {import('esbuild').Plugin} */
export const splitCommonJs = {
  name: 'split-commonjs',
  setup(build) {
    const { write = true, minify = false } = build.initialOptions;
    Object.assign(build.initialOptions, { format: 'esm', splitting: true, write: false, outExtension: { '.js': '.cjs' } });
    build.onEnd(async ({ outputFiles = [] }) => {
      if (!write) return;
      for (const { path, text } of outputFiles) {
        const { code } = await transform(text, { format: 'cjs', platform: 'node', target: 'node20', minify, legalComments: 'none', supported: { 'dynamic-import': false } });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};
