import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../../scripts/bundles.mjs';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { atMost, type Bench } from '../measurement';

const isElk = (name: string): boolean => name.startsWith('elk');

export const bundleBenches: readonly Bench[] = [
  { name: 'size-extension', what: 'What the extension loads when it starts, minified', unit: 'kB', target: atMost(1000), run: async () => [atStart(await extensionFiles())] },
  { name: 'size-extension-later', what: 'What the extension loads when it is first wanted', unit: 'kB', run: async () => [later(await extensionFiles())] },
  { name: 'size-webview', what: 'The webview, minified, without elk', unit: 'kB', target: atMost(1500), run: () => [webview((name) => !isElk(name))] },
  { name: 'size-elk', what: 'The elk worker, loaded when it is first wanted', unit: 'kB', run: () => [webview(isElk)] },
  { name: 'size-cli', what: 'The command line, minified', unit: 'kB', run: () => [sizeOf('cli.cjs')] },
];

function webview(wanted: (name: string) => boolean): number {
  return readdirSync(join(repository, 'dist', 'webview')).filter((name) => /\.(js|css)$/.test(name) && wanted(name)).reduce((sum, name) => sum + sizeOf(join('webview', name)), 0);
}

type Files = Readonly<Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>>;

/** The files of the extension in dist/, and what each of them loads. */
async function extensionFiles(): Promise<Files> {
  const [options] = bundles();
  const { metafile } = await build({ ...options, absWorkingDir: repository, write: false });
  return metafile?.outputs ?? {};
}

function atStart(files: Files): number {
  const reached = new Set(['dist/extension.cjs']);
  for (const file of reached) for (const { path, kind } of files[file]?.imports ?? []) if (kind !== 'dynamic-import' && path in files) reached.add(path);
  return total([...reached]);
}

const later = (files: Files): number => total(Object.keys(files)) - atStart(files);
const total = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + sizeOf(path.slice('dist/'.length)), 0);

function sizeOf(name: string): number {
  return statSync(join(repository, 'dist', name)).size / 1000;
}
