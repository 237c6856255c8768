import { chmodSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateEstate } from '../support/generateEstate';
import { useCli } from './support/cli';

const cli = useCli();

const fine = '{ "topovisor": 1 }';
const dangling = '{\n  "topovisor": 1,\n  "vms": { "web": { "host": "esx-1" } },\n  "hosts": {}\n}\n';

interface Finding {
  readonly rule: string;
  readonly file: string;
}
/** The findings in a JSON report, of one rule where it is named: what other rules say of these estates is none of these tests' business. */
const findingsOf = (out: string, rule?: string): readonly Finding[] =>
  (JSON.parse(out) as { readonly findings: readonly Finding[] }).findings.filter((finding) => rule === undefined || finding.rule === rule);

describe('what the exit code says', () => {
  it('is 0 when nothing is found', async () => {
    cli.file('fine.virt.json', fine);
    expect(await cli.run(['check', 'fine.virt.json'])).toEqual({ code: 0, out: 'Nothing found: 1 file checked.\n', err: '' });
  });

  it('is 1 when an error is found', async () => {
    cli.file('dangling.virt.json', dangling);
    expect(await cli.run(['check', 'dangling.virt.json'])).toMatchObject({ code: 1, err: '' });
  });

  it('is 0 when everything found is milder than --fail-on', async () => {
    cli.file('unknown.virt.json', '{ "topovisor": 1, "sites": { "dakar": { "colour": "red" } } }');
    const words = ['check', 'unknown.virt.json'];
    expect(await cli.run(words)).toMatchObject({ code: 0, out: expect.stringContaining('[unknown-field]') as string });
    expect(await cli.run([...words, '--fail-on', 'warning'])).toMatchObject({ code: 0 });
    expect(await cli.run([...words, '--fail-on', 'info'])).toMatchObject({ code: 1 });
  });

  it('follows a severity that was chosen for a rule', async () => {
    const words = ['check', cli.file('chosen.virt.json', dangling)];
    expect(await cli.run([...words, '--severity', 'dangling-reference=warning'])).toMatchObject({ code: 0, out: expect.stringContaining(' warning There is no host') as string });
    expect(await cli.run([...words, '--severity', 'dangling-reference=off'])).toMatchObject({ code: 0, out: expect.not.stringContaining('dangling-reference') as string });
  });
});

describe('what cannot be read', () => {
  const cases: readonly { readonly what: string; readonly name: string; readonly sentence: string; readonly content?: Uint8Array; readonly at?: string }[] = [
    { what: 'a file that is not there', name: 'nowhere.virt.json', sentence: '"nowhere.virt.json" cannot be read: there is no such file.' },
    { what: 'a file below a file', name: 'a.txt/b.virt.json', at: 'a.txt', content: Buffer.from(''), sentence: '"a.txt/b.virt.json" cannot be read: a part of its path is a file.' },
    { what: 'a pattern that no shell resolved', name: 'no*.virt.json', sentence: '"no*.virt.json" cannot be read: there is no such file, and the shell found nothing that matches this pattern.' },
    { what: 'a folder without topologies', name: 'empty', at: 'empty/readme.txt', content: Buffer.from(''), sentence: 'there is no topology (*.virt.json) in the folder "empty" or below it.' },
    { what: 'Latin-1 text', name: 'latin.virt.json', content: Buffer.from('{ "name": "Thi\u00e8s" }', 'latin1'), sentence: '"latin.virt.json" cannot be read: it is not UTF-8 text.' },
    { what: 'UTF-16 text', name: 'wide.virt.json', content: Buffer.from('\ufeff{}', 'utf16le'), sentence: '"wide.virt.json" cannot be read: it is UTF-16 text and must be saved as UTF-8.' },
  ];
  it.each(cases)('$what has one sentence and exit code 2, in every format', async ({ name, sentence, content, at = name }) => {
    if (content) cli.file(at, content);
    for (const format of ['text', 'json', 'sarif']) {
      expect(await cli.run(['check', name, '--format', format])).toEqual({ code: 2, out: '', err: `topovisor: ${sentence}\n` });
    }
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission says so', async () => {
    chmodSync(cli.file('secret.virt.json', '{}'), 0);
    expect(await cli.run(['check', 'secret.virt.json'])).toMatchObject({ code: 2, out: '', err: 'topovisor: "secret.virt.json" cannot be read: permission is denied.\n' });
  });

  it('one unreadable file among others leaves all of them unchecked, and each has its sentence', async () => {
    cli.file('good.virt.json', dangling);
    const { code, out, err } = await cli.run(['check', 'good.virt.json', 'gone-1.virt.json', 'gone-2.virt.json']);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
  });
});

describe('broken JSON', () => {
  it('was read, so it is a finding at its place and not a refusal', async () => {
    cli.file('broken.virt.json', '{\n  "topovisor": 1,\n  "vms": { "web": { "host": "nobody" }\n}\n');
    const { code, out, err } = await cli.run(['check', 'broken.virt.json', '--format', 'json']);
    expect({ code, err, rules: findingsOf(out).map(({ rule }) => rule) }).toEqual({ code: 1, err: '', rules: ['json-syntax'] });
  });

  it('with its brackets in order is checked all the same', async () => {
    cli.file('comma.virt.json', '{ "topovisor": 1 "vms": { "web": { "host": "nobody" } } }');
    const { out } = await cli.run(['check', 'comma.virt.json', '--format', 'json']);
    expect(findingsOf(out).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['json-syntax', 'dangling-reference']));
  });
});

describe('which files are checked', () => {
  it('a byte order mark moves nothing', async () => {
    cli.file('marked.virt.json', `\ufeff${dangling}`);
    expect((await cli.run(['check', 'marked.virt.json'])).out).toContain('marked.virt.json:3:29 error');
  });

  it('standard input is "-", and its imports start from the current folder', async () => {
    cli.file('shared/hosts.virt.json', '{ "hosts": { "esx-01": {} } }');
    const input = '{ "imports": ["shared/hosts.virt.json"], "vms": { "a": { "host": "esx-01" }, "b": { "host": "esx-02" } } }';
    const { code, out } = await cli.run(['check', '-'], { input });
    expect(code).toBe(1);
    expect(out).toContain('<stdin>:1:93 error There is no host "esx-02". [dangling-reference]');
    expect(out).toContain('2 files checked.');
  });

  it('what a file imports belongs to its estate, and findings name the file they are in', async () => {
    cli.file('whole/main.virt.json', '{ "imports": ["parts/vms.virt.json"], "hosts": { "esx-01": {} } }');
    cli.file('whole/parts/vms.virt.json', '{ "vms": { "a": { "host": "esx-01" }, "b": { "host": "esx-02" } } }');
    const { out } = await cli.run(['check', 'whole/main.virt.json', '--format', 'json']);
    expect(findingsOf(out, 'dangling-reference')).toMatchObject([{ file: 'whole/parts/vms.virt.json', path: ['vms', 'b', 'host'] }]);
  });

  it('a file that another given file imports is not checked by itself as well, in whatever order they are given', async () => {
    cli.file('both/main.virt.json', '{ "imports": ["vms.virt.json"], "hosts": { "esx-01": {} } }');
    cli.file('both/vms.virt.json', '{ "vms": { "a": { "host": "esx-01" }, "b": { "host": "esx-02" } } }');
    for (const files of [['both/main.virt.json', 'both/vms.virt.json'], ['both/vms.virt.json', 'both/main.virt.json'], ['both']]) {
      const { out } = await cli.run(['check', ...files, '--format', 'json']);
      expect(findingsOf(out, 'dangling-reference')).toMatchObject([{ file: 'both/vms.virt.json', message: 'There is no host "esx-02".' }]);
    }
  });

  it('files that import each other are one estate', async () => {
    cli.file('ring/a.virt.json', '{ "imports": ["b.virt.json"], "hosts": { "esx-01": {} } }');
    cli.file('ring/b.virt.json', '{ "imports": ["a.virt.json"], "vms": { "web": { "host": "esx-01" } } }');
    const { code, out } = await cli.run(['check', 'ring/a.virt.json', 'ring/b.virt.json']);
    expect(code).toBe(0);
    expect(out).toContain('[import-cycle]');
    expect(out).toContain('2 files checked.');
  });

  it('what two estates find in a file they share is told once', async () => {
    cli.file('twice/vms.virt.json', '{ "vms": { "web": { "host": "nobody" } } }');
    cli.file('twice/a.virt.json', '{ "imports": ["vms.virt.json"] }');
    cli.file('twice/b.virt.json', '{ "imports": ["vms.virt.json"] }');
    const { out } = await cli.run(['check', 'twice/a.virt.json', 'twice/b.virt.json', '--format', 'json']);
    expect(findingsOf(out, 'dangling-reference').length).toBe(1);
  });

  it('an import that cannot be read is a finding where it is written', async () => {
    cli.file('lost.virt.json', '{ "imports": ["gone.virt.json", "https://example.org/a.virt.json", "empty-folder", "/dev/zero"] }');
    cli.file('empty-folder/readme.txt', '');
    const { code, out } = await cli.run(['check', 'lost.virt.json']);
    expect(code).toBe(1);
    expect(out).toContain('lost.virt.json:1:15 error "gone.virt.json" cannot be read: there is no such file. [import-missing]');
    expect(out).toContain('cannot be read: only files are imported, no addresses.');
    expect(out).toContain('cannot be read: it is a folder.');
    expect(out).toContain('"/dev/zero" cannot be read: it is not a plain file.');
  });

  it('a folder stands for the topologies in it and below, without hidden folders, node_modules and links', async () => {
    for (const name of ['tree/a.virt.json', 'tree/deep/er/b.virt.json', 'tree/.git/c.virt.json', 'tree/node_modules/d.virt.json', 'tree/e.json']) cli.file(name, dangling);
    symlinkSync(cli.folder, join(cli.folder, 'tree', 'loop'));
    const { out } = await cli.run(['check', 'tree', '--format', 'json']);
    expect(findingsOf(out, 'dangling-reference').map(({ file }) => file)).toEqual(['tree/a.virt.json', 'tree/deep/er/b.virt.json']);
  });
});

describe('how it behaves among other programs', () => {
  it('prints no colours into a pipe', async () => {
    cli.file('plain.virt.json', dangling);
    expect((await cli.run(['check', 'plain.virt.json'])).out).not.toContain('\u001b');
  });

  it('ends in silence when its reader has gone', async () => {
    cli.file('long.virt.json', `{ "vms": {${Array.from({ length: 5000 }, (_, i) => `"v${i}": { "host": "nobody" }`).join()}} }`);
    const child = spawn(process.execPath, [cli.path, 'check', 'long.virt.json'], { cwd: cli.folder });
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const signal = await new Promise((done) => child.once('exit', (_, by) => done(by)));
    expect({ err, signal }).toEqual({ err: '', signal: null });
  });

  it('writes nothing anywhere', async () => {
    const path = cli.file('untouched/main.virt.json', dangling);
    await cli.run(['check', '.'], { cwd: join(cli.folder, 'untouched') });
    expect(readdirSync(join(cli.folder, 'untouched'))).toEqual(['main.virt.json']);
    expect(readFileSync(path, 'utf8')).toBe(dangling);
  });

  it('checks a large estate', async () => {
    cli.file('large.virt.json', generateEstate({ hosts: 60, vms: 600 }));
    const { code, err } = await cli.run(['check', 'large.virt.json', '--format', 'sarif']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });
});
