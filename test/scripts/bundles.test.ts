import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/core/diagnostics/catalogue';
import { repository } from '../../scripts/vscode/paths.mjs';
import { atStart, extensionFiles, forText, loadedWith, type BundledFiles } from '../support/extensionBundle';

let files: BundledFiles;
beforeAll(async () => {
  files = await extensionFiles();
}, 60_000);

describe('the bundled extension', () => {
  it('starts without the model and its rules', () => {
    expect(sourcesIn(loadedWith(files, atStart)).filter((source) => /^src\/core\/(catalogue|diagnostics|hypervisor|network|storage|planning)\//.test(source))).toEqual([]);
  });

  it('checks a text with every rule, and without what is drawn, explained, traced, completed or imported', () => {
    const sources = sourcesIn(loadedWith(files, forText));
    expect(sources.filter((source) => source.startsWith('src/core/diagnostics/rules/'))).toEqual(rules.map(({ id }) => `src/core/diagnostics/rules/${id}.ts`));
    const late = /^src\/(adapters\/|core\/network\/isolation\/|extension\/(diagramPanel|commands)|features\/(completion\.|hover\.|trace|diagram\/(projection|inspection))|core\/diagnostics\/(examples|explanations)\.ts)/;
    expect(sources.filter((source) => late.test(source))).toEqual([]);
  });

  it('loads at most 1 MB for the text of a topology', () => {
    const bytes = [...loadedWith(files, forText)].reduce((sum, path) => sum + (files[path]?.bytes ?? 0), 0);
    expect(bytes).toBeLessThanOrEqual(1_000_000);
  });

  it('has nothing that the manifest does not enter by', () => {
    const { main } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { readonly main: string };
    expect(files[main.replace(/^\.\//, '')]?.entryPoint).toBe(atStart[0]);
  });
});

function sourcesIn(paths: Iterable<string>): readonly string[] {
  return [...paths].flatMap((path) => Object.entries(files[path]?.inputs ?? {})).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([source]) => source).sort();
}
