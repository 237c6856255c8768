// An esbuild plugin: `import text from 'some/file?raw'` gives the file's text, as Vite has it.
import { readFile } from 'node:fs/promises';

/** @type {import('esbuild').Plugin} */
export const rawText = {
  name: 'raw-text',
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, async ({ path, importer, resolveDir, kind }) => {
      const { path: file, errors } = await build.resolve(path.slice(0, -'?raw'.length), { importer, resolveDir, kind });
      return errors.length > 0 ? { errors } : { path: file, namespace: 'raw-text' };
    });
    build.onLoad({ filter: /./, namespace: 'raw-text' }, async ({ path }) => ({ contents: await readFile(path, 'utf8'), loader: 'text' }));
  },
};
