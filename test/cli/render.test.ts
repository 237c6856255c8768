import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyElement, readXml } from '../scene/support/xml';
import { useCli } from './support/cli';

const cli = useCli();
const small = '{ "name": "Lab <1>", "hosts": { "esx-01": { "memory": "64 GiB" } }, "vms": { "web-01": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB" } } }';
const textsIn = (svg: string): readonly string[] => everyElement(readXml(svg)).filter(({ name }) => name === 'text').map(({ text }) => text);

describe('a topology that is drawn', () => {
  it('is an SVG picture on standard output', async () => {
    const { code, out, err } = await cli.run(['render', cli.file('lab.virt.json', small)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(textsIn(out)).toEqual(expect.arrayContaining(['esx-01', 'web-01']));
    expect(everyElement(readXml(out)).find(({ name }) => name === 'title')?.text).toBe('Lab <1>: compute');
  });

  it('is the same bytes each time, in a file that is drawn anew', async () => {
    cli.file('lab.virt.json', small);
    await cli.run(['render', 'lab.virt.json', '-o', 'lab.svg']);
    const first = readFileSync(join(cli.folder, 'lab.svg'), 'utf8');
    expect((await cli.run(['render', 'lab.virt.json', '-o', 'lab.svg'])).code).toBe(0);
    expect(readFileSync(join(cli.folder, 'lab.svg'), 'utf8')).toBe(first);
    expect(first).toBe((await cli.run(['render', 'lab.virt.json'])).out);
  });

  it('is of the view, palette, level and measure that are asked for', async () => {
    const file = cli.file('lab.virt.json', small);
    const backgroundOf = async (...options: readonly string[]): Promise<string | undefined> => everyElement(readXml((await cli.run(['render', file, ...options])).out)).find(({ name }) => name === 'rect' )?.attributes['fill'];
    expect(await backgroundOf('--palette', 'dark')).not.toBe(await backgroundOf('--palette', 'print'));
    expect(textsIn((await cli.run(['render', file, '--level', 'cells'])).out)).not.toContain('web-01');
    expect(textsIn((await cli.run(['render', file, '--colour-by', 'memory'])).out)).toContain('memory');
    expect((await cli.run(['render', file, '--view', 'network'])).out).toContain('Lab &#60;1&#62;: network');
  });

  it('goes the way the topology says and stands as far apart, unless it is told otherwise', async () => {
    const written = cli.file('lab.virt.json', small);
    const laidOut = cli.file('right.virt.json', JSON.stringify({ ...(JSON.parse(small) as object), diagram: { layout: { compute: { direction: 'right', spacing: 'wide' } } } }));
    const drawn = async (...words: readonly string[]): Promise<string> => (await cli.run(['render', ...words])).out;
    expect(await drawn(written, '--direction', 'right', '--spacing', 'wide')).toBe(await drawn(laidOut));
    expect(await drawn(laidOut, '--direction', 'down', '--spacing', 'normal')).toBe(await drawn(written));
    expect(await drawn(laidOut)).not.toBe(await drawn(written));
  });

  it('is a file of draw.io where its name ends so', async () => {
    cli.file('lab.virt.json', small);
    expect((await cli.run(['render', 'lab.virt.json', '-o', 'lab.drawio'])).code).toBe(0);
    expect(readFileSync(join(cli.folder, 'lab.drawio'), 'utf8')).toMatch(/^<mxfile host="Topovisor">/);
  });

  it('is refused over what is no picture, and what is there stays', async () => {
    cli.file('lab.virt.json', small);
    writeFileSync(join(cli.folder, 'other.virt.json'), '{}');
    expect(await cli.run(['render', 'lab.virt.json', '-o', 'other.virt.json'])).toMatchObject({ code: 2, out: '', err: 'topovisor: "other.virt.json" should end in .svg.\n' });
    expect(readFileSync(join(cli.folder, 'other.virt.json'), 'utf8')).toBe('{}');
  });

  it('is refused by a measure that the view has not, with those it has', async () => {
    const file = cli.file('lab.virt.json', small);
    expect(await cli.run(['render', file, '--colour-by', 'latency'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^topovisor: the compute view is coloured by cpu, memory.*, not by "latency"\.\n$/) as string });
  });

  it('is refused where it cannot be read or written, with one sentence', async () => {
    const file = cli.file('lab.virt.json', small);
    expect(await cli.run(['render', 'absent.virt.json'])).toMatchObject({ code: 2, out: '' });
    expect(await cli.run(['render', file, '-o', 'absent/lab.svg'])).toMatchObject({ code: 2, err: 'topovisor: "absent/lab.svg" cannot be written: its folder is not there.\n' });
  });
});
