import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { atMost, type Bench } from '../measurement';

const isElk = (name: string): boolean => name.startsWith('elk');

export const bundleBenches: readonly Bench[] = [
  { name: 'size-extension', what: 'The extension, minified', unit: 'kB', target: atMost(1000), run: () => [sizeOf('extension.cjs')] },
  { name: 'size-webview', what: 'The webview, minified, without elk', unit: 'kB', target: atMost(1500), run: () => [webview((name) => !isElk(name))] },
  { name: 'size-elk', what: 'The elk worker, loaded when it is first wanted', unit: 'kB', run: () => [webview(isElk)] },
  { name: 'size-cli', what: 'The command line, minified', unit: 'kB', run: () => [sizeOf('cli.cjs')] },
];

function webview(wanted: (name: string) => boolean): number {
  return readdirSync(join(repository, 'dist', 'webview')).filter((name) => /\.(js|css)$/.test(name) && wanted(name)).reduce((sum, name) => sum + sizeOf(join('webview', name)), 0);
}

function sizeOf(name: string): number {
  return statSync(join(repository, 'dist', name)).size / 1000;
}
