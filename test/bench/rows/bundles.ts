import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { atStart, extensionFiles, forText, loadedWith } from '../../support/extensionBundle';
import { atMost, type Bench } from '../measurement';

const isElk = (name: string): boolean => name.startsWith('elk');

export const bundleBenches: readonly Bench[] = [
  { name: 'size-extension', what: 'What the extension loads for the text of a topology, minified', unit: 'kB', target: atMost(1000), run: async () => [total(loadedWith(await extensionFiles(), forText))] },
  { name: 'size-extension-start', what: 'What of that it loads when it starts', unit: 'kB', run: async () => [total(loadedWith(await extensionFiles(), atStart))] },
  { name: 'size-extension-later', what: 'What the extension loads when it is first wanted', unit: 'kB', run: async () => [await later()] },
  { name: 'size-webview', what: 'The webview, minified, without elk', unit: 'kB', target: atMost(1500), run: () => [webview((name) => !isElk(name))] },
  { name: 'size-elk', what: 'The elk worker, loaded when it is first wanted', unit: 'kB', run: () => [webview(isElk)] },
  { name: 'size-cli', what: 'The command line, minified', unit: 'kB', run: () => [sizeOf('cli.cjs')] },
];

function webview(wanted: (name: string) => boolean): number {
  return readdirSync(join(repository, 'dist', 'webview')).filter((name) => /\.(js|css)$/.test(name) && wanted(name)).reduce((sum, name) => sum + sizeOf(join('webview', name)), 0);
}

async function later(): Promise<number> {
  const files = await extensionFiles();
  const loaded = loadedWith(files, forText);
  return total(Object.keys(files).filter((file) => !loaded.has(file)));
}

const total = (paths: Iterable<string>): number => [...paths].reduce((sum, path) => sum + sizeOf(path.slice('dist/'.length)), 0);

function sizeOf(name: string): number {
  return statSync(join(repository, 'dist', name)).size / 1000;
}
