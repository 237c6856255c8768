import { execFileSync } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDirty, openText, replace } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const before = '{\n  "topovisor": 1,\n  "imports": ["hosts.virt.json"],\n  "vms": {\n    "web": { "host": "h1", "memory": "8 GiB" },\n    "old": { "host": "h1" }\n  }\n}\n';
const hosts = '{\n  "hosts": { "h1": { "memory": "64 GiB" }, "h2": { "memory": "64 GiB" } }\n}\n';

describe('comparing where Git is disabled', () => {
  it('says so in a sentence', async () => {
    const path = committedEstate();
    await openText(vs, path);
    await command('topovisor.compare.withHead', path);
    await vs.page.getByText('Comparing with Git needs the Git extension of VS Code, which is disabled or absent').first().waitFor();
  });
});

describe('comparing with Git', () => {
  beforeAll(() => setGit(true));
  afterAll(() => setGit(undefined));

  it('marks what is different from HEAD, imports included, and follows what is typed', async () => {
    const path = committedEstate();
    await openText(vs, path);
    await replace(vs, path, '"web": { "host": "h1"', '"web": { "host": "h2"');
    await command('topovisor.compare.withHead', path);
    const page = await comparisonWith('1 moved');
    expect(await textOf(page, '.tv-compare h2')).toMatch(/^Since HEAD \([0-9a-f]{7}\)$/);
    await page.locator('[data-node="vms/web"][data-change="moved"]').waitFor({ state: 'attached' });
    await page.locator('[data-node="was/vms/web"]').waitFor({ state: 'attached' });
    await replace(vs, path, '"old": { "host": "h1" }', '"new": { "host": "h1", "vcpu": 2 }');
    await comparisonWith('1 added, 1 removed, 1 moved');
    await page.locator('[data-node="vms/old"][data-change="removed"]').waitFor({ state: 'attached' });
    expect(await isDirty(vs, path)).toBe(true);
  });

  it('follows HEAD: once everything is committed there is no difference', async () => {
    const path = committedEstate();
    await openText(vs, path);
    await replace(vs, path, '"8 GiB"', '"16 GiB"');
    await command('topovisor.compare.withHead', path);
    await comparisonWith('1 changed');
    await save(path);
    git(path, 'commit', '-q', '-am', 'More memory');
    await command('git.refresh', path);
    await comparisonWith('no difference');
  });

  it('compares with an earlier commit by any name git has for it', async () => {
    const path = committedEstate();
    writeFileSync(path, before.replace('"8 GiB"', '"16 GiB"'));
    git(path, 'commit', '-q', '-am', 'More memory');
    await openText(vs, path);
    await command('topovisor.compare.withCommit', path, 'HEAD~1');
    const page = await comparisonWith('1 changed');
    expect(await textOf(page, '.tv-compare-fields')).toContain('8 GiB');
  });

  it('opens the other version beside, read-only, in step with this one', async () => {
    const path = committedEstate();
    await openText(vs, path);
    await replace(vs, path, '"web": { "host": "h1"', '"web": { "host": "h2"');
    await command('topovisor.compare.withHead', path);
    await comparisonWith('1 moved');
    await command('topovisor.compare.openBeside', path);
    const beside = await vs.until(() => frameWhere(async (frame) => (await frame.locator('html[data-topovisor-ready]').count()) > 0 && (await frame.locator('.tv-compare').count()) === 0), 'the diagram of the other version');
    await beside.getByText('This file cannot be written').first().waitFor();
    const here = await comparisonWith('1 moved');
    await here.locator('.tv-compare-entry', { hasText: 'web' }).first().click();
    await beside.locator('[data-node="vms/web"][data-selected="true"]').waitFor({ state: 'attached' });
  });

  it('is offered for a change in the Source Control view', async () => {
    const path = committedEstate();
    await openText(vs, path);
    await replace(vs, path, '"8 GiB"', '"16 GiB"');
    const offered = await vs.evaluate(async (vscode, file) => {
      const { menus } = vscode.extensions.getExtension('topovisor.topovisor')?.packageJSON.contributes as { menus: Record<string, { command: string }[]> };
      const [first] = menus['scm/resourceState/context'] ?? [];
      // What VS Code hands to the commands of that menu.
      await vscode.commands.executeCommand(first?.command ?? '', { resourceUri: vscode.Uri.file(file) });
      return first?.command;
    }, path);
    expect(offered).toBe('topovisor.compare.withHead');
    await comparisonWith('1 changed');
  });

  it('says in a sentence why there is nothing to compare with', async () => {
    const path = vs.file('new.virt.json', before);
    git(path, 'init', '-q');
    await openText(vs, path);
    await command('topovisor.compare.withHead', path);
    await vs.page.getByText('nothing is committed yet').first().waitFor();
  });
});

describe('comparing with what is on disk', () => {
  it('marks what is not saved, until it is', async () => {
    const path = vs.file('saved.virt.json', before.replace('"imports": ["hosts.virt.json"],', ''));
    await openText(vs, path);
    await replace(vs, path, '"8 GiB"', '"16 GiB"');
    await command('topovisor.compare.withSaved', path);
    await comparisonWith('1 changed');
    await save(path);
    await comparisonWith('no difference');
  });

  it('compares two files that are selected, the first being the earlier one', async () => {
    const [first, second] = [vs.file('a.virt.json', '{ "vms": { "one": {} } }'), vs.file('b.virt.json', '{ "vms": { "one": {}, "two": {} } }')];
    await openText(vs, first);
    await vs.evaluate((vscode, [one, other]) => vscode.commands.executeCommand('topovisor.compare.selected', vscode.Uri.file(one!), [vscode.Uri.file(one!), vscode.Uri.file(other!)]), [first, second]);
    const page = await comparisonWith('1 added');
    expect(await textOf(page, '.tv-compare h2')).toBe('Since a.virt.json');
  });
});

/** A repository of its own with the estate committed; the path of its main file. */
function committedEstate(): string {
  const path = vs.file('estate.virt.json', before);
  vs.file('hosts.virt.json', hosts);
  git(path, 'init', '-q');
  git(path, 'add', '.');
  git(path, 'commit', '-q', '-m', 'First');
  return path;
}

function git(path: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...words], { cwd: realpathSync(dirname(path)) });
}

function setGit(enabled: boolean | undefined): Promise<void> {
  return vs.evaluate(async (vscode, value) => {
    await vscode.workspace.getConfiguration('git').update('enabled', value ?? undefined, vscode.ConfigurationTarget.Workspace);
  }, enabled ?? null);
}

function command(name: string, path: string, more?: string): Promise<unknown> {
  return vs.evaluate(async (vscode, [id, file, other]) => {
    await vscode.commands.executeCommand(id!, vscode.Uri.file(file!), other);
  }, [name, path, ...(more === undefined ? [] : [more])]);
}

function save(path: string): Promise<boolean> {
  return vs.evaluate(async (vscode, file) => (await vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file)?.save()) === true, path);
}

/** The diagram whose comparison says this. */
function comparisonWith(summary: string): Promise<Frame> {
  return vs.until(() => frameWhere(async (frame) => ((await frame.locator('.tv-compare-summary').getAttribute('data-summary', { timeout: 1000 })) ?? '').startsWith(summary)), `a comparison that says "${summary}"`);
}

async function frameWhere(is: (frame: Frame) => Promise<boolean>): Promise<Frame | undefined> {
  for (const frame of vs.page.frames()) {
    try {
      if (!frame.isDetached() && (await is(frame))) return frame;
    } catch (error) {
      // Most frames are no diagram, and webviews replace their document while they load.
      if (!(error instanceof Error)) throw error;
    }
  }
  return undefined;
}

async function textOf(frame: Frame, selector: string): Promise<string> {
  return (await frame.locator(selector).first().innerText()).trim();
}
