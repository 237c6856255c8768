import { describe, expect, it } from 'vitest';
import type { Lost } from '../../../../src/core/storage/failures/component';
import { storageLossOf } from '../../../../src/core/storage/failures/losses';
import { lostParts } from '../../../../src/core/storage/failures/lostParts';
import { networkPartsOf } from '../../../../src/core/storage/failures/networkParts';
import { survivorsOf } from '../../../../src/core/storage/failures/survivors';
import { layerKey, layerOf } from '../../../../src/core/storage/layers';
import { estateOf, said } from '../../../support/worlds';

type Json = Readonly<Record<string, unknown>>;

/** "lost gold", "cut-off silver: h2": what becomes of datastores, then of other layers and VMs. */
function loss(document: Json, ...lost: readonly Lost[]): readonly string[] {
  const { datastores, layers, vms } = storageLossOf(estateOf(document), lost);
  return [
    ...datastores.map((one) => `${one.kind} ${one.datastore}${'hosts' in one && one.hosts.length > 0 ? `: ${one.hosts.join(' ')}` : ''}`),
    ...layers.map(({ layer, state }) => `${state} ${layerKey(layer)}`), ...vms,
  ];
}
/** State and size of a layer once something is lost. */
function left(document: Json, key: string, ...lost: readonly Lost[]): string {
  const survivors = survivorsOf(estateOf(document), lost);
  const layer = layerOf(key);
  if (!layer) throw new Error(`${key} is no layer.`);
  return `${survivors.stateOf(layer)} ${said(survivors.usableOf(layer)) ?? 'unknown'}`;
}

const group = (raid: string, disks: number): Json => ({ media: 'ssd', raid, disks, size: '1 TiB' });
/** An array with two controllers and a port of each on its own fabric, hosts h1 and h2 on both, h3 on the first alone. */
const san: Json = {
  arrays: { san: { kind: 'san', site: 'east', controllers: 2, groups: { fast: group('raid5', 5), bulk: group('raid6', 6) }, ports: { a: { controller: 1, fabric: 'A' }, b: { controller: 2, fabric: 'B' } } } },
  sites: { east: { links: { west: {} } }, west: {} },
  hosts: {
    h1: { site: 'east', hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } } }, h2: { site: 'west', hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } } },
    h3: { site: 'east', hbas: { a: { kind: 'fc', fabric: 'A' } } },
  },
  datastores: { gold: { on: 'san/fast', mountedBy: ['h1', 'h2', 'h3'] }, silver: { on: 'san/bulk', mountedBy: ['h3'] }, local: {} },
  vms: { db: { host: 'h1', disks: { d: { datastore: 'gold' } } }, log: { host: 'h3', disks: { d: { datastore: 'gold' } } }, old: { host: 'h3', disks: { d: { datastore: 'local' } } } },
};

describe('the loss of a part of an array', () => {
  it('is, of a disk, borne by its group, and of more than that all that is on it (X1, X2)', () => {
    const disk: Lost = { kind: 'disk', array: 'san', group: 'fast' };
    expect(loss(san, disk)).toEqual(['degraded gold', 'degraded arrays/san/groups/fast']);
    expect(loss(san, disk, disk)).toEqual(['lost gold', 'lost arrays/san/groups/fast', 'db', 'log']);
  });

  it('leaves a degraded group as large as it was, and nothing of one that is lost (X2, X4)', () => {
    const disk: Lost = { kind: 'disk', array: 'san', group: 'fast' };
    expect(['arrays/san/groups/fast', 'arrays/san'].map((key) => left(san, key, disk))).toEqual(['degraded 4 TiB', 'degraded 8 TiB']);
    expect(['arrays/san/groups/fast', 'arrays/san'].map((key) => left(san, key, disk, disk))).toEqual(['lost 0 B', 'lost 4 TiB']);
  });

  it('takes the slack of an array off what is left of it too (X4, M8)', () => {
    const { arrays, ...others } = san as Readonly<Record<string, Readonly<Record<string, Json>>>>;
    const slack = { ...others, arrays: { san: { ...arrays?.['san'], slack: '25 %' } } };
    expect([left(slack, 'arrays/san'), left(slack, 'arrays/san', { kind: 'group', array: 'san', group: 'fast' })]).toEqual(['whole 6 TiB', 'lost 3 TiB']);
  });

  it('is, of a controller, borne by hosts that reach the other, and with the last one all of the array is lost (X1, X5)', () => {
    const controller = (n: number): Lost => ({ kind: 'controller', array: 'san', controller: n });
    expect(loss(san, controller(1))).toEqual(['unreached silver: h3', 'cut-off gold: h3', 'log']);
    expect(loss(san, controller(2))).toEqual([]);
    expect(loss(san, controller(1), controller(2)).slice(0, 2)).toEqual(['lost gold', 'lost silver']);
  });

  it('is, of a port or an adapter of a host, what goes by no other (X1, X5)', () => {
    expect(loss(san, { kind: 'array-port', array: 'san', port: 'a' })).toEqual(['unreached silver: h3', 'cut-off gold: h3', 'log']);
    expect(loss(san, { kind: 'hba', host: 'h1', hba: 'a' })).toEqual([]);
    expect(loss(san, { kind: 'hba', host: 'h3', hba: 'a' })).toEqual(['unreached silver: h3', 'cut-off gold: h3', 'log']);
  });

  it('is, of a group or the array, all that stands on it (X1, X5)', () => {
    expect(loss(san, { kind: 'group', array: 'san', group: 'bulk' })).toEqual(['lost silver', 'lost arrays/san/groups/bulk']);
    expect(loss(san, { kind: 'array', array: 'san' })).toEqual(['lost gold', 'lost silver', 'lost arrays/san/groups/bulk', 'lost arrays/san/groups/fast', 'db', 'log']);
  });
});

describe('the loss of a host or a site', () => {
  it('takes the ways of its own, and leaves a datastore that another host mounts (X5)', () => {
    expect(loss(san, { kind: 'host', host: 'h1' })).toEqual([]);
    expect(loss(san, { kind: 'host', host: 'h3' })).toEqual(['unreached silver']);
  });

  it('takes the arrays and hosts that stand there (X1)', () => {
    expect(loss(san, { kind: 'site', site: 'east' })).toEqual(['lost gold', 'lost silver', 'lost arrays/san/groups/bulk', 'lost arrays/san/groups/fast']);
    expect(loss(san, { kind: 'site', site: 'west' })).toEqual([]);
  });

  it('takes its disks, and a datastore on them (X1, W6)', () => {
    const local: Json = { hosts: { h1: { disks: { d: { size: '1 TiB', count: 2 } } } }, datastores: { own: { on: 'h1/d', mountedBy: ['h1'] } } };
    expect(loss(local, { kind: 'host', host: 'h1' })).toEqual(['lost own']);
    expect(loss(local, { kind: 'host-disk', host: 'h1', disks: 'd' })).toEqual(['lost own']);
  });

  it('is, of the link between sites, the way of hosts to arrays on the other side where no other is shown (X1, X5)', () => {
    expect(loss(san, { kind: 'site-link', sites: ['west', 'east'] })).toEqual(['cut-off gold: h2']);
  });

  it('leaves unknown paths as they are, so that nothing is called unreached that may not be (X5, W5)', () => {
    const { ports, ...portless } = (san['arrays'] as Record<string, Json>)['san'] ?? {};
    expect(ports).toBeDefined();
    expect(loss({ ...san, arrays: { san: portless } }, { kind: 'hba', host: 'h3', hba: 'a' })).toEqual([]);
  });
});

describe('a replica of what is lost', () => {
  const replicated = (replication: Json, more: Json = {}): Json => ({
    sites: { east: {}, west: {} }, arrays: { san: { site: 'east', groups: { fast: group('raid5', 5) } }, far: { site: 'west', groups: { all: group('raid5', 5) } } },
    storagePools: { p: { members: ['san/fast'] } }, datastores: { gold: { on: 'p', replication } }, ...more,
  });
  const leftAt = (document: Json, ...lost: readonly Lost[]): readonly (string | undefined)[] => storageLossOf(estateOf(document), lost).datastores.map((each) => (each.kind === 'lost' ? each.replica?.to : each.kind));

  it('is left, its own or that of its pool, unless its site or what holds it is lost too (X6)', () => {
    const array: Lost = { kind: 'array', array: 'san' };
    expect(leftAt(replicated({ mode: 'sync', to: 'west' }), array)).toEqual(['west']);
    expect(leftAt(replicated({ mode: 'async', target: 'far/all' }), array)).toEqual(['west']);
    const ofPool = replicated({}, { storagePools: { p: { members: ['san/fast'], replication: { mode: 'sync', to: 'west' } } } });
    expect(leftAt(ofPool, { kind: 'site', site: 'east' })).toEqual(['west']);
    expect(leftAt(replicated({ mode: 'sync', to: 'west' }), array, { kind: 'site', site: 'west' })).toEqual([undefined]);
    expect(leftAt(replicated({ mode: 'async', target: 'far/all' }), array, { kind: 'array', array: 'far' })).toEqual([undefined]);
    expect(leftAt(replicated({ mode: 'async' }), array)).toEqual([undefined]);
  });
});

describe('the loss of a member of a pool', () => {
  const pool = (more: Json): Json => ({
    sites: { east: {}, west: {} }, arrays: { a: { site: 'east', groups: { g: group('raid0', 4) } }, b: { site: 'west', groups: { g: group('raid0', 4) } }, c: { site: 'west', groups: { g: group('raid0', 4) } } },
    storagePools: { p: { members: ['a/g', 'b/g', 'c/g'], ...more } }, datastores: { gold: { on: 'p' } },
  });
  const array = (id: string): Lost => ({ kind: 'array', array: id });
  const site = (id: string): Lost => ({ kind: 'site', site: id });
  const of = (more: Json, ...lost: readonly Lost[]): string => left(pool(more), 'storagePools/p', ...lost);

  it('loses a pool without redundancy (X5, M7)', () => {
    expect(of({}, array('a'))).toBe('lost 0 B');
    expect(loss(pool({}), array('a'))).toEqual(['lost gold', 'lost arrays/a/groups/g', 'lost storagePools/p']);
  });

  it('is borne by copies and by parity, and what is left holds what they allow (X5, M7)', () => {
    expect([of({ redundancy: 'mirror' }), of({ redundancy: 'mirror' }, array('a')), of({ redundancy: 'mirror' }, array('a'), array('b'))]).toEqual(['whole 6 TiB', 'degraded 4 TiB', 'lost 0 B']);
    expect([of({ redundancy: 'parity' }), of({ redundancy: 'parity' }, array('a')), of({ redundancy: 'parity' }, array('a'), array('b'))]).toEqual(['whole 8 TiB', 'degraded 4 TiB', 'lost 0 B']);
    expect([of({ redundancy: 'replicas' }, array('a')), of({ redundancy: 'replicas' }, array('a'), array('b'))]).toEqual(['degraded 0 B', 'degraded 0 B']);
  });

  it('is, of a site, one loss only where copies are kept apart by site (X5, M7)', () => {
    expect([of({ redundancy: 'mirror' }, site('west')), of({ redundancy: 'mirror', failureDomain: 'site' }, site('west'))]).toEqual(['lost 0 B', 'degraded 0 B']);
  });

  it('counts a member a host does not reach as lost for that host (X5)', () => {
    const mirrored: Json = {
      arrays: { a: { kind: 'san', groups: { g: group('raid0', 4) }, ports: { p: { fabric: 'A' } } }, b: { kind: 'san', groups: { g: group('raid0', 4) }, ports: { p: { fabric: 'B' } } } },
      hosts: { h1: { hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } } } },
      storagePools: { p: { members: ['a/g', 'b/g'], redundancy: 'mirror' } }, datastores: { gold: { on: 'p', mountedBy: ['h1'] } },
    };
    expect(loss(mirrored, { kind: 'hba', host: 'h1', hba: 'a' })).toEqual([]);
    expect(loss(mirrored, { kind: 'hba', host: 'h1', hba: 'a' }, { kind: 'hba', host: 'h1', hba: 'b' })).toEqual(['unreached gold: h1']);
    expect(loss(mirrored, { kind: 'hba', host: 'h1', hba: 'a' }, { kind: 'array', array: 'b' })[0]).toBe('unreached gold: h1');
  });
});

describe('the loss of a host of a distributed array', () => {
  const host = (id: string): Lost => ({ kind: 'host', host: id });
  const hosts = Object.fromEntries(['h1', 'h2', 'h3', 'h4'].map((id, i) => [id, { site: i < 2 ? 'east' : 'west', disks: { cache: { size: '1 TiB', cache: true }, data: { size: '1 TiB', count: 10 } } }]));
  const vsan = (more: Json): Json => ({ sites: { east: {}, west: {} }, hosts, arrays: { vsan: { kind: 'distributed', hosts: Object.keys(hosts), ...more } }, datastores: { gold: { on: 'vsan', mountedBy: Object.keys(hosts) } } });
  const of = (more: Json, ...lost: readonly Lost[]): string => left(vsan(more), 'arrays/vsan', ...lost);

  it('is borne as often as there are copies beside the first, or parity fragments (X5, M6)', () => {
    expect([of({}), of({}, host('h1')), of({}, host('h1'), host('h2'))]).toEqual(['whole 20 TiB', 'degraded 15 TiB', 'lost 0 B']);
    expect([of({ redundancy: { data: 2, parity: 1 } }, host('h1')), of({ redundancy: { data: 2, parity: 1 } }, host('h1'), host('h2'))]).toEqual(['degraded 20 TiB', 'lost 0 B']);
    expect(of({ redundancy: { data: 3, parity: 1 } }, host('h1'))).toBe('degraded 0 B');
  });

  it('is, of one disk, a loss of that host; of its cache, of all its disks (X1)', () => {
    const disk = (disks: string): Lost => ({ kind: 'host-disk', host: 'h1', disks });
    expect([of({}, disk('data')), of({}, disk('data'), host('h1')), of({}, disk('cache')), of({}, disk('data'), host('h2'))]).toEqual(['degraded 19.5 TiB', 'degraded 15 TiB', 'degraded 15 TiB', 'lost 0 B']);
  });

  it('leaves a stretched array with what the other site holds, which is all, half of the disks being kept for that (X7)', () => {
    const stretched = { stretched: { sites: ['east', 'west'] }, redundancy: { copies: 1 } };
    expect(of(stretched)).toBe('whole 20 TiB');
    expect(loss(vsan(stretched), { kind: 'site', site: 'east' })).toEqual(['degraded gold', 'degraded arrays/vsan']);
    expect(loss(vsan({ redundancy: { copies: 2 } }), { kind: 'site', site: 'east' })).toEqual(['lost gold', 'lost arrays/vsan']);
    expect(loss(vsan(stretched), { kind: 'site', site: 'east' }, host('h3'))).toEqual(['lost gold', 'lost arrays/vsan']);
  });

  it('leaves a stretched array as large as the site that has more of its disks left, and nothing where it is lost (X4, X7)', () => {
    const stretched = { stretched: { sites: ['east', 'west'] }, redundancy: { copies: 1 } };
    const lost = (...which: readonly Lost[]): string => of(stretched, ...which);
    expect([lost({ kind: 'site', site: 'east' }), lost(host('h1')), lost(host('h1'), host('h2'))]).toEqual(['degraded 20 TiB', 'degraded 20 TiB', 'degraded 20 TiB']);
    expect(lost({ kind: 'site', site: 'east' }, host('h3'))).toBe('lost 0 B');
    const mirrored = { stretched: { sites: ['east', 'west'] }, redundancy: { copies: 2 } };
    expect([of(mirrored), of(mirrored, { kind: 'site', site: 'east' }), of(mirrored, { kind: 'site', site: 'east' }, host('h3'))]).toEqual(['whole 10 TiB', 'degraded 10 TiB', 'degraded 0 B']);
  });
});

describe('the loss of a copy', () => {
  it('takes all from hosts that reach no other, and nothing from those that do (X5)', () => {
    const mirrored: Json = {
      arrays: { a: { kind: 'san', groups: { g: group('raid5', 4) }, ports: { p: { fabric: 'A' } } }, b: { kind: 'san', groups: { g: group('raid5', 4) }, ports: { p: { fabric: 'B' } } } },
      hosts: { both: { hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } } }, one: { hbas: { a: { kind: 'fc', fabric: 'A' } } } },
      storagePools: { p: { members: ['a/g', 'b/g'], redundancy: 'mirror' } }, datastores: { gold: { on: 'p', mountedBy: ['both', 'one'] } },
    };
    expect(loss(mirrored, { kind: 'group', array: 'a', group: 'g' })[0]).toBe('cut-off gold: one');
    expect(loss(mirrored, { kind: 'array', array: 'a' })[0]).toBe('cut-off gold: one');
    expect(loss(mirrored, { kind: 'group', array: 'b', group: 'g' })[0]).toBe('degraded gold');
  });
});

describe('hosts in VMs', () => {
  const nested: Json = {
    sites: { east: {} },
    hosts: { h1: { site: 'east' }, h2: {}, inner: { vm: 'v1', disks: { d: { size: '1 TiB' } } }, innermost: { vm: 'v2' }, other: { vm: 'v3' }, a: { vm: 'in-b' }, b: { vm: 'in-a' } },
    vms: { v1: { host: 'h1' }, v2: { host: 'inner' }, v3: { host: 'h2' }, 'in-a': { host: 'a' }, 'in-b': { host: 'b' }, app: { host: 'h2', disks: { d: { datastore: 'gold' } } }, own: { host: 'inner', disks: { d: { datastore: 'gold' } } } },
    datastores: { gold: { on: 'inner/d', mountedBy: ['inner', 'h2'] } },
  };

  it('fall with the host below them, and with its site (X1)', () => {
    for (const lost of [{ kind: 'host', host: 'h1' }, { kind: 'site', site: 'east' }] satisfies readonly Lost[]) expect(loss(nested, lost)).toEqual(['lost gold', 'app']);
    expect([...lostParts(estateOf(nested), [{ kind: 'host', host: 'h1' }]).hosts]).toEqual(['h1', 'inner', 'innermost']);
    expect(networkPartsOf(estateOf(nested), [{ kind: 'host', host: 'h1' }]).map((part) => (part.kind === 'host' ? part.host : part.kind))).toEqual(['h1', 'inner', 'innermost']);
    expect(loss(nested, { kind: 'host', host: 'h2' })).toEqual([]);
  });

  it('in each other in a circle fall once (X1)', () => {
    expect([...lostParts(estateOf(nested), [{ kind: 'host', host: 'a' }]).hosts]).toEqual(['a', 'b']);
  });
});
