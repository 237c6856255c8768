import { describe, expect, it } from 'vitest';
import { useCli } from './support/cli';

const cli = useCli();

const world = {
  sites: { east: {}, west: {} },
  arrays: {
    san: { kind: 'san', site: 'east', controllers: 2, groups: { fast: { raid: 'raid5', disks: 5, size: '1 TiB' } }, ports: { a: { controller: 1, fabric: 'A' }, b: { controller: 2, fabric: 'B' } } },
    far: { kind: 'san', site: 'west', groups: { all: { raid: 'raid6', disks: 6, size: '1 TiB' } } },
  },
  hosts: { h1: { site: 'east', hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } } }, h2: { site: 'east', hbas: { a: { kind: 'fc', fabric: 'A' } } } },
  storagePools: { both: { members: ['san/fast', 'far/all'], redundancy: 'mirror', failureDomain: 'site' } },
  datastores: { gold: { on: 'san/fast', mountedBy: ['h1', 'h2'] }, mirrored: { on: 'both' } },
  vms: { db: { host: 'h1', disks: { d: { datastore: 'gold' } } }, log: { host: 'h2', disks: { d: { datastore: 'gold' } } } },
};

interface Storage {
  readonly datastores: readonly { readonly id: string; readonly loss: string; readonly hosts: readonly string[] }[];
  readonly layers: readonly { readonly path: string; readonly state: string; readonly usableBytes: number | null }[];
  readonly vms: readonly string[];
}

async function run(format: 'json' | 'text', ...names: readonly string[]): Promise<string> {
  cli.file('world.virt.json', JSON.stringify(world));
  const { code, out, err } = await cli.run(['model', 'world.virt.json', '--format', format, ...names.flatMap((name) => ['--without', name])]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}
async function without(...names: readonly string[]): Promise<Storage & { readonly components: readonly string[] }> {
  const { components, storage } = (JSON.parse(await run('json', ...names)) as { readonly without: { readonly components: readonly string[]; readonly storage: Storage } }).without;
  return { components, ...storage };
}

describe('topovisor model FILE --without a part of storage', () => {
  it('says what becomes of datastores, of groups and pools, and of VMs (X5)', async () => {
    expect(await without('san')).toEqual({
      components: ['arrays/san'], vms: ['db', 'log'],
      datastores: [{ id: 'gold', loss: 'lost', hosts: [] }, { id: 'mirrored', loss: 'degraded', hosts: [] }],
      layers: [{ path: 'arrays/san/groups/fast', state: 'lost', usableBytes: 0 }, { path: 'storagePools/both', state: 'degraded', usableBytes: 0 }],
    });
  });

  it('takes one disk for degraded and two for the loss of a RAID 5 group (X2)', async () => {
    expect((await without('san/fast/disk')).layers[0]).toEqual({ path: 'arrays/san/groups/fast', state: 'degraded', usableBytes: 4 * 2 ** 40 });
    const two = await without('san/fast/disk', 'san/fast/disk');
    expect([two.components, two.datastores[0]?.loss]).toEqual([['arrays/san/groups/fast/disk', 'arrays/san/groups/fast/disk'], 'lost']);
  });

  it.each([
    ['san/controllers/1', 'cut-off', ['h2']], ['san/a', 'cut-off', ['h2']], ['h2/a', 'cut-off', ['h2']], ['east', 'lost', []],
  ])('knows %s', async (name, loss, hosts) => {
    expect((await without(name)).datastores[0]).toEqual({ id: 'gold', loss, hosts });
  });

  it('leaves storage as it is where a way besides is left (X5)', async () => {
    expect(await without('h1/a')).toEqual({ components: ['hosts/h1/hbas/a'], datastores: [], layers: [], vms: [] });
  });

  it('says where a replica of a lost datastore is left (X6)', async () => {
    cli.file('replicated.virt.json', JSON.stringify({ ...world, datastores: { gold: { on: 'san/fast', replication: { mode: 'sync', to: 'west' } } } }));
    const { out } = await cli.run(['model', 'replicated.virt.json', '--format', 'json', '--without', 'east']);
    expect((JSON.parse(out) as { readonly without: { readonly storage: unknown } }).without.storage).toMatchObject({ datastores: [{ id: 'gold', loss: 'lost', hosts: [], replicaAt: 'west' }] });
    expect((await cli.run(['model', 'replicated.virt.json', '--without', 'east'])).out).toContain('gold  lost, with a replica at west');
  });

  it('tells people the same', async () => {
    const out = await run('text', 'san/controllers/1');
    expect(out).toContain('Without arrays/san/controllers/1: datastores that are not what they were');
    expect(out).toContain('gold  out of reach for h2');
    expect(out).toContain('Without arrays/san/controllers/1: 1 VM without a disk');
    expect(await run('text', 'san/fast/disk')).toMatch(/arrays\/san\/groups\/fast +degraded +4 TiB usable/);
  });
});
