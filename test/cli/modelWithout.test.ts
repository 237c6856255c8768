import { describe, expect, it } from 'vitest';
import { useCli } from './support/cli';

const cli = useCli();

/** h1 on two leaves, h2 on the second alone, a router on the spine; web sends to db. */
const world = {
  sites: { east: { links: { west: { bandwidth: '1 Gb/s' } } }, west: {} },
  hosts: { h1: { nics: { a: { speed: '10 Gb/s', port: 'leaf-1/h1' }, b: { speed: '10 Gb/s', port: 'leaf-2/h1' } } }, h2: { nics: { a: { speed: '10 Gb/s', port: 'leaf-2/h2' } } } },
  switches: {
    'leaf-1': { kind: 'physical', site: 'east', ports: { h1: {}, up: { speed: '10 Gb/s', to: 'spine/p1' } } },
    'leaf-2': { kind: 'physical', site: 'west', ports: { h1: {}, h2: {}, up: { speed: '10 Gb/s', to: 'spine/p2' } } },
    spine: { kind: 'physical', site: 'west', ports: { p1: {}, p2: {} } },
    vs: { kind: 'distributed', teaming: 'failover', uplinks: { h1: ['a', 'b'], h2: ['a'] } },
  },
  networks: { lan: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1' } },
  routers: { core: { on: 'spine', interfaces: { lan: { network: 'lan', address: '10.0.10.1/24' } } } },
  vms: {
    web: { host: 'h1', nics: { eth0: { network: 'lan', addresses: ['10.0.10.11/24'] } }, demand: { flows: [{ to: 'db', rate: '500 Mb/s', peak: '2 Gb/s' }] } },
    db: { host: 'h2', nics: { eth0: { network: 'lan', addresses: ['10.0.10.12/24'] } } },
  },
};

interface Without {
  readonly components: readonly string[];
  readonly cuts: readonly { readonly network: string; readonly from: string; readonly adapters: readonly string[] }[];
  readonly links: readonly { readonly from: string; readonly peak: { readonly wanted: number } }[];
  readonly flows: readonly { readonly stopped: string | null }[];
}

async function without(...names: readonly string[]): Promise<Without> {
  cli.file('world.virt.json', JSON.stringify(world));
  const { code, out, err } = await cli.run(['model', 'world.virt.json', '--format', 'json', ...names.flatMap((name) => ['--without', name])]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return (JSON.parse(out) as { readonly without: Without }).without;
}
const loaded = ({ links }: Without): readonly string[] => links.filter(({ peak }) => peak.wanted > 0).map(({ from }) => from).sort();

describe('topovisor model FILE --without COMPONENT', () => {
  it('says who is cut off, and what goes where then (P1, P2)', async () => {
    const left = await without('leaf-2');
    expect(left.components).toEqual(['switches/leaf-2']);
    expect(left.cuts).toEqual([{ network: 'lan', from: 'gateway', adapters: ['vms/db/eth0'] }]);
    expect(left.flows.map(({ stopped }) => stopped === null)).toEqual([false]);
  });

  it('moves flows to the uplink that is left (L12)', async () => {
    expect(loaded(await without('core'))).toEqual(['east', 'h1/a', 'leaf-1/up', 'leaf-2/h2', 'spine/p2']);
    expect(loaded(await without('h1/a'))).toEqual(['h1/b', 'leaf-2/h2']);
  });

  it('takes several to have failed at once', async () => {
    expect((await without('h1/a')).cuts).toEqual([]);
    expect((await without('h1/a', 'leaf-2')).cuts).toEqual([{ network: 'lan', from: 'gateway', adapters: ['vms/web/eth0', 'vms/db/eth0'] }]);
  });

  it.each([
    ['leaf-1', 'switches/leaf-1'], ['leaf-1/up', 'switches/leaf-1/up'], ['h1/a', 'hosts/h1/a'], ['h2', 'hosts/h2'], ['core', 'routers/core'], ['east/west', 'sites/east/west'],
    ['switches/leaf-1', 'switches/leaf-1'], ['hosts/h1/a', 'hosts/h1/a'], ['sites/west/east', 'sites/east/west'],
  ])('knows %s', async (name, key) => {
    expect((await without(name)).components).toEqual([key]);
  });

  it.each([
    ['laef-1', 'There is no host, adapter, physical switch, port, router, array, disk group, disk, controller, site or link between sites "laef-1" (did you mean "leaf-1"?).'],
    ['leaf-1/upp', 'There is no host, adapter, physical switch, port, router, array, disk group, disk, controller, site or link between sites "leaf-1/upp" (did you mean "leaf-1/up"?).'],
    ['vs', 'Switch "vs" is made in software: it fails with a host or its NICs, so name one of these.'],
    ['nothing-like-it', 'There is no host, adapter, physical switch, port, router, array, disk group, disk, controller, site or link between sites "nothing-like-it".'],
  ])('does not guess what %s is', async (name, sentence) => {
    cli.file('world.virt.json', JSON.stringify(world));
    expect(await cli.run(['model', 'world.virt.json', '--without', name])).toEqual({ code: 2, out: '', err: `topovisor: ${sentence}\n` });
  });

  it('asks which of several things of one name is meant', async () => {
    cli.file('same.virt.json', JSON.stringify({ hosts: { x: {} }, routers: { x: {} } }));
    expect(await cli.run(['model', 'same.virt.json', '--without', 'x'])).toEqual({ code: 2, out: '', err: 'topovisor: "x" is several things: say which, "hosts/x" or "routers/x".\n' });
  });

  it('tells people the same', async () => {
    cli.file('world.virt.json', JSON.stringify(world));
    const { out } = await cli.run(['model', 'world.virt.json', '--without', 'leaf-2']);
    expect(out).toContain('Without switches/leaf-2: who is cut off');
    expect(out).toContain('lan      1 adapter  the gateway');
    expect(out).toContain('Without switches/leaf-2: flows that do not get what they want');
    expect((await cli.run(['model', 'world.virt.json', '--without', 'h1/a'])).out).toContain('Without hosts/h1/a: nobody is cut off');
    expect((await cli.run(['model', 'world.virt.json'])).out).not.toContain('Without');
  });
});
