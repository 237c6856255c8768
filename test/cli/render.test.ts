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

  it('is grouped as is asked for, whatever the topology says', async () => {
    const racked = cli.file('racks.virt.json', '{ "diagram": { "layout": { "compute": { "groupBy": "rack" } } }, "hosts": { "h1": { "rack": "R7", "tags": ["gold"] } } }');
    const wordsBy = async (...options: readonly string[]): Promise<readonly string[]> => textsIn((await cli.run(['render', racked, ...options])).out);
    expect(await wordsBy()).toContain('Rack R7');
    expect(await wordsBy('--group-by', 'tag')).toContainEqual(expect.stringMatching(/gold$/));
    for (const by of ['tag', 'cluster']) expect(await wordsBy('--group-by', by)).not.toContain('Rack R7');
    expect(await cli.run(['render', racked, '--view', 'network', '--group-by', 'rack'])).toMatchObject({ code: 2, out: '', err: 'topovisor: the network view is not grouped by anything: --group-by is for compute and all.\n' });
    expect((await cli.run(['render', racked, '--group-by', 'colour'])).code).toBe(2);
  });

  it('is of a view that is kept in it: its filter, what is collapsed, its layers and its colours', async () => {
    const kept = cli.file('kept.virt.json', `{
      "name": "Lab",
      "diagram": { "views": {
        "Front only": { "view": "compute", "filter": { "tags": ["front"] }, "overlay": "tenant" },
        "Racks": { "view": "compute", "collapsed": ["hosts/h1"] },
        "Wires": { "view": "network", "layers": ["physical"] }
      } },
      "hosts": { "h1": { "nics": { "eth0": {} } }, "h2": {} }, "networks": { "lan": {} },
      "vms": { "web": { "host": "h1", "tags": ["front"], "tenant": "acme" }, "db": { "host": "h1", "nics": { "n": { "network": "lan" } } } }
    }`);
    const draw = async (...options: readonly string[]): Promise<readonly string[]> => textsIn((await cli.run(['render', kept, ...options])).out);
    const front = await draw('--saved-view', 'Front only');
    expect(front).toEqual(expect.arrayContaining(['h1', 'web', 'A  acme']));
    for (const hidden of ['db', 'h2']) expect(front).not.toContain(hidden);
    const racks = await draw('--saved-view', 'Racks');
    expect(racks).toEqual(expect.arrayContaining(['h1', 'h2']));
    for (const folded of ['web', 'db']) expect(racks).not.toContain(folded);
    expect(await draw('--view', 'network')).toContain('lan');
    expect(await draw('--saved-view', 'Wires')).not.toContain('lan');
  });

  it('is refused by a saved view that it does not keep, with those it does', async () => {
    const file = cli.file('lab.virt.json', small);
    expect(await cli.run(['render', file, '--saved-view', 'Mine'])).toMatchObject({ code: 2, out: '', err: 'topovisor: there is no saved view "Mine": the topology keeps none.\n' });
    const kept = cli.file('kept.virt.json', '{ "diagram": { "views": { "One": { "view": "compute" }, "Two": { "view": "network" } } } }');
    expect((await cli.run(['render', kept, '--saved-view', 'Mine'])).err).toBe('topovisor: there is no saved view "Mine"; the topology keeps "One" and "Two".\n');
    expect(await cli.run(['render', kept, '--saved-view', 'One', '--view', 'network'])).toMatchObject({ code: 2, err: 'topovisor: the saved view "One" is a compute view, not a network view.\n' });
  });

  it('is refused by a measure that the view has not, with those it has', async () => {
    const file = cli.file('lab.virt.json', small);
    expect(await cli.run(['render', file, '--colour-by', 'latency'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^topovisor: the compute view is coloured by cpu, memory, findings.*, not by "latency"\.\n$/) as string });
  });

  it('is refused where it cannot be read or written, with one sentence', async () => {
    const file = cli.file('lab.virt.json', small);
    expect(await cli.run(['render', 'absent.virt.json'])).toMatchObject({ code: 2, out: '' });
    expect(await cli.run(['render', file, '-o', 'absent/lab.svg'])).toMatchObject({ code: 2, err: 'topovisor: "absent/lab.svg" cannot be written: its folder is not there.\n' });
  });
});
