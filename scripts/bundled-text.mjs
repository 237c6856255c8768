// An esbuild plugin: `import text from './some/module?bundled'` gives that module with all it imports as the text of one script, for a worker.
import { build } from 'esbuild';

/** @type {import('esbuild').Plugin} */
export const bundledText = {
  name: 'bundled-text',
  setup({ initialOptions: { target, minify }, onResolve, onLoad, resolve }) {
    onResolve({ filter: /\?bundled$/ }, async ({ path, importer, resolveDir, kind }) => {
      const { path: file, errors } = await resolve(path.slice(0, -'?bundled'.length), { importer, resolveDir, kind });
      return errors.length > 0 ? { errors } : { path: file, namespace: 'bundled-text' };
    });
    onLoad({ filter: /./, namespace: 'bundled-text' }, async ({ path }) => {
      const { outputFiles, metafile, errors } = await build({ entryPoints: [path], bundle: true, write: false, metafile: true, format: 'iife', platform: 'browser', logLevel: 'silent', ...(target && { target }), ...(minify && { minify }) });
      return { contents: outputFiles[0]?.text ?? '', loader: 'text', errors, watchFiles: Object.keys(metafile.inputs) };
    });
  },
};
