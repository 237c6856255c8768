import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { canvasCommandEntries } from '../../src/protocol/canvasCommands';

const architecture = readFileSync('src/ARCHITECTURE.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');
const foldersIn = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
/** The first column of a table of folders. */
const foldersTold = (text: string): readonly string[] => [...text.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, names = '']) => names.split(', ').map((name) => name.replaceAll('`', '')));
const found = (pattern: RegExp, text: string): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, what = '']) => what))];

describe('the documents', () => {
  it('tell what every folder is for, and of none that is not there', () => {
    const told = foldersTold(architecture);
    const below = (folder: string): readonly string[] => foldersIn(`src/${folder}`).map((name) => `${folder}${name}/`);
    expect(told.toSorted()).toEqual(['', 'core/', 'core/network/', 'core/storage/'].flatMap(below).toSorted());
    expect(foldersTold(readFileSync('webview/README.md', 'utf8')).filter((name) => name.endsWith('/')).toSorted()).toEqual(foldersIn('webview').map((name) => `${name}/`).toSorted());
  });

  it('lead to files that are there', () => {
    for (const [folder, text] of [['.', readme], ['src', architecture]] as const) {
      expect(found(/\]\(([^)#:]+)\)/g, text).filter((path) => !existsSync(`${folder}/${path}`))).toEqual([]);
    }
    const called = found(/`(\w+)\(/g, readFileSync('src/scene/README.md', 'utf8'));
    expect(called).toContain('arrange');
    expect(called.filter((name) => !new RegExp(`\\b${name}\\b`).test(readFileSync('src/scene/index.ts', 'utf8')))).toEqual([]);
    expect(found(/`((?:core|features|extension|protocol|webview)\/[\w/.-]+)`/g, architecture).filter((path) => !existsSync(path.startsWith('webview') ? path : `src/${path}`))).toEqual([]);
  });

  it('name no file that is not there', () => {
    const files = ['src', 'webview', 'scripts', 'test'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`));
    for (const path of ['README.md', 'src/ARCHITECTURE.md', 'src/protocol/README.md', 'src/scene/README.md', 'webview/README.md']) {
      const named = found(/`([\w./-]+\.(?:tsx?|mjs|css|md))`/g, readFileSync(path, 'utf8'));
      expect(named.filter((name) => !existsSync(name) && !files.some((file) => file.endsWith(`/${name}`))), path).toEqual([]);
    }
  });

  it('name keys that act on the canvas', () => {
    const keys = new Set(canvasCommandEntries.flatMap(({ keys: has = [] }) => has.map(({ key }) => (key === 'shift+/' ? '?' : key))));
    const named = found(/`((?:(?:Shift|Alt|Ctrl)\+)*(?:[A-Z\d]|F\d+|[?/]))`/g, readme);
    expect(named).toContain('Shift+F');
    expect(named.filter((key) => !keys.has(key.toLowerCase()))).toEqual([]);
  });

  it('name commands, scripts and examples as they are called', () => {
    const titles = manifest.contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    expect(found(/\*(Topovisor: [^*]+)\*/g, readme.replaceAll(/\s+/g, ' ')).filter((title) => !titles.includes(title))).toEqual([]);
    expect(found(/`npm run (\w+)`/g, readme).filter((script) => !(script in manifest.scripts))).toEqual([]);
    const examples = found(/`([a-z-]+)`/g, /\(media\/examples\)([^;]*);/.exec(readme)?.[1] ?? '');
    expect(examples).toContain('smallest');
    expect(examples.filter((name) => !existsSync(`media/examples/${name}.virt.json`))).toEqual([]);
  });

  it('show every command of the command line', () => {
    const commands = readdirSync('src/cli/commands').map((file) => /name: '([^']+)'/.exec(readFileSync(`src/cli/commands/${file}`, 'utf8'))?.[1] ?? file);
    expect(commands.filter((name) => !readme.includes(`npx topovisor ${name}`))).toEqual([]);
  });
});
