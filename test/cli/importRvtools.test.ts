import { existsSync, linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentEstate, xlsx } from '../fixtures/rvtools/workbooks';
import { describeShared } from '../support/shared';
import { useCli } from './support/cli';

const cli = useCli();
beforeAll(async () => void cli.file('in.xlsx', await xlsx(currentEstate)));

const read = (name: string): string => readFileSync(join(cli.folder, name), 'utf8');
const hostsIn = (name: string): readonly string[] => Object.keys((JSON.parse(read(name)) as { readonly hosts: object }).hosts);

describe('an RVTools workbook', () => {
  it('becomes a topology that can be checked, with a report on standard error', async () => {
    const { code, out, err } = await cli.run(['import', 'rvtools', 'in.xlsx', '-o', 'out.virt.json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('# Import of in.xlsx');
    expect(hostsIn('out.virt.json')).toContain('esx-01.example.org');
    expect((await cli.run(['check', 'out.virt.json', '--format', 'json'])).err).toBe('');
  });

  it('has its report in a file where one is named, and a line about it on standard error', async () => {
    const { code, err } = await cli.run(['import', 'rvtools', 'in.xlsx', '--output', 'reported.virt.json', '--report', 'report.md']);
    expect(code).toBe(0);
    expect(err).toMatch(/^\d+ hosts.*, 3 VMs were read from in\.xlsx\. What was matched, inferred and left out: report\.md\n$/);
    expect(read('report.md')).toContain('# Import of in.xlsx');
  });

  it('never takes the place of a file, unless asked to', async () => {
    cli.file('kept.virt.json', 'mine');
    const words = ['import', 'rvtools', 'in.xlsx', '-o', 'kept.virt.json'];
    expect(await cli.run(words)).toEqual({ code: 2, out: '', err: 'topovisor: "kept.virt.json" is already there; --force writes over it.\n' });
    expect(read('kept.virt.json')).toBe('mine');
    expect(await cli.run([...words, '--force'])).toMatchObject({ code: 0 });
    expect(hostsIn('kept.virt.json').length).toBeGreaterThan(0);
  });

  it('leaves the topology unwritten when the report cannot be written', async () => {
    cli.file('kept.md', 'mine');
    expect(await cli.run(['import', 'rvtools', 'in.xlsx', '-o', 'unwritten.virt.json', '--report', 'kept.md'])).toMatchObject({ code: 2 });
    expect(existsSync(join(cli.folder, 'unwritten.virt.json'))).toBe(false);
  });
});

describe('what cannot be imported has one sentence, exit code 2 and nothing written', () => {
  beforeAll(() => {
    cli.file('text.xlsx', 'VM,Host\nweb-01,esx-01\n');
    cli.file('folder/readme.txt', '');
    linkSync(join(cli.folder, 'in.xlsx'), join(cli.folder, 'same.xlsx'));
  });

  it.each([
    ['a file that is not there', ['gone.xlsx', '-o', 'x.virt.json'], /^"gone\.xlsx" cannot be read: there is no such file\.$/],
    ['a folder', ['folder', '-o', 'x.virt.json'], /^"folder" cannot be read: it is a folder\.$/],
    ['a file that is no workbook', ['text.xlsx', '-o', 'x.virt.json'], /^"text\.xlsx" cannot be imported\. The file is not an Excel workbook.*\.$/],
    ['no target', ['in.xlsx'], /^say where to write the topology: -o OUT\.virt\.json\.$/],
    ['two workbooks', ['in.xlsx', 'same.xlsx', '-o', 'x.virt.json'], /^name one workbook/],
    ['a target in a folder that is not there', ['in.xlsx', '-o', 'no/x.virt.json'], /^"no\/x\.virt\.json" cannot be written: its folder is not there\.$/],
    ['a folder as target', ['in.xlsx', '-o', 'folder', '--force'], /^"folder" is a folder\.$/],
    ['the workbook itself as target, by whatever name', ['in.xlsx', '-o', 'same.xlsx', '--force'], /^"same\.xlsx" is the workbook itself\.$/],
    ['one target for both', ['in.xlsx', '-o', 'x.virt.json', '--report', './x.virt.json'], /^the topology and the report cannot both be "\.\/x\.virt\.json"\.$/],
  ])('%s', async (_, words, sentence) => {
    const { code, out, err } = await cli.run(['import', 'rvtools', ...words]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/^topovisor: /, '').trimEnd()).toMatch(sentence);
    expect(existsSync(join(cli.folder, 'x.virt.json'))).toBe(false);
  });
});

describeShared('a workbook of 34 hosts and 805 VMs', ['data/inventories/sizing-workshop.xlsx'], (workbook) => {
  it('is imported whole', async () => {
    const { code, err } = await cli.run(['import', 'rvtools', workbook ?? '', '-o', 'workshop.virt.json', '--report', 'workshop.md']);
    expect({ code, line: err.split(' were read')[0] }).toEqual({ code: 0, line: '34 hosts and 5 more known only by name, 805 VMs' });
    expect((await cli.run(['check', 'workshop.virt.json'])).err).toBe('');
  });
});
