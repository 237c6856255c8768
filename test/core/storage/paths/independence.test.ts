import { describe, expect, it } from 'vitest';
import { explainPaths, sharedText } from '../../../../src/core/storage/paths/explain';
import { independent, sharedByAll } from '../../../../src/core/storage/paths/independence';
import { arrayReach } from '../../../../src/core/storage/paths/paths';
import type { StoragePath } from '../../../../src/core/storage/paths/types';
import { waysOf } from '../../../../src/core/storage/paths/ways';
import { estateOf } from '../../../support/worlds';

type Ends = Readonly<Record<string, string | undefined>>;

/** The paths between adapters and ports, each with its fabric: "a", or "a 2" for a port of controller 2. */
function pathsBetween(adapters: Ends, ports: Ends): readonly StoragePath[] {
  const reach = arrayReach(waysOf(estateOf({
    hosts: { h: { hbas: Object.fromEntries(Object.entries(adapters).map(([name, fabric]) => [name, { kind: 'fc', fabric }])) } },
    arrays: { san: { protocol: 'fc', ports: Object.fromEntries(Object.entries(ports).map(([name, text = '']) => [name, { fabric: text.split(' ')[0] || undefined, ...(text.includes(' ') ? { controller: Number(text.split(' ')[1]) } : {}) }])) } },
  })), 'h', 'san');
  if (reach.kind !== 'paths') throw new Error(`There is no path: ${reach.kind}.`);
  return reach.paths;
}
const said = (paths: readonly StoragePath[], most = 9, without: Parameters<typeof independent>[2] = []): readonly string[] => independent(paths, most, without).map(({ from, port }) => `${from.kind === 'hba' ? from.hba : from.adapter}>${port}`);
const shared = (paths: readonly StoragePath[]): readonly string[] => sharedByAll(paths).map(sharedText);

describe('independent paths', () => {
  it('share neither adapter nor fabric nor controller (W4)', () => {
    const paths = pathsBetween({ v1: 'a', v2: 'b' }, { p1: 'a 1', p2: 'a 2', p3: 'b 1', p4: 'b 2' });
    expect([paths.length, said(paths), shared(paths)]).toEqual([4, ['v1>p1', 'v2>p4'], []]);
  });

  it('are not two that leave by one adapter (W4)', () => {
    const paths = pathsBetween({ v1: 'a' }, { p1: 'a 1', p2: 'a 2' });
    expect([said(paths), shared(paths)]).toEqual([['v1>p1'], ['leave by "v1"', 'pass fabric "a"']]);
  });

  it('are not two over one fabric, unless it is not shown (W4)', () => {
    const [shown, unshown] = [pathsBetween({ v1: 'a', v2: 'a' }, { p1: 'a 1', p2: 'a 2' }), pathsBetween({ v1: undefined, v2: undefined }, { p1: ' 1', p2: ' 2' })];
    expect([said(shown), shared(shown)]).toEqual([['v1>p1'], ['pass fabric "a"']]);
    expect(said(unshown)).toEqual(['v1>p1', 'v2>p2']);
  });

  it('are not two that end at one controller, nor at one port where none is named (W4)', () => {
    const [controller, port] = [pathsBetween({ v1: 'a', v2: 'b' }, { p1: 'a 2', p2: 'b 2' }), pathsBetween({ v1: undefined, v2: undefined }, { p1: '' })];
    expect([said(controller), shared(controller), said(controller, 9, ['controller'])]).toEqual([['v1>p1'], ['end at controller 2 of array "san"'], ['v1>p1', 'v2>p2']]);
    expect([said(port), shared(port)]).toEqual([['v1>p1'], ['end at port "p1" of array "san"']]);
  });

  it('are found where the first that come are in the way of others, and no more of them than asked for', () => {
    const paths = pathsBetween({ v1: undefined, v2: undefined, v3: undefined }, { p1: ' 1', p2: ' 2', p3: ' 3' });
    expect([said(paths).length, said(paths, 2)]).toEqual([3, ['v1>p1', 'v2>p2']]);
  });

  it('over IP may leave by several NICs of one adapter, and not by one NIC of several (W4)', () => {
    const paths = (uplinks: readonly string[]): readonly StoragePath[] => {
      const reach = arrayReach(waysOf(estateOf({
        switches: { vds: { kind: 'distributed', uplinks: { h: uplinks } } },
        networks: { a: { purpose: 'storage', switch: 'vds', vlan: 1 }, b: { purpose: 'storage', switch: 'vds', vlan: 2 } },
        hosts: { h: { nics: { n0: {}, n1: {} }, adapters: { x: { network: 'a' }, y: { network: 'b' } } } },
        arrays: { ip: { protocol: 'iscsi', ports: { p1: { network: 'a' }, p2: { network: 'b' } } } },
      })), 'h', 'ip');
      return reach.kind === 'paths' ? reach.paths : [];
    };
    expect([said(paths(['n0', 'n1'])), said(paths(['n0'])), shared(paths(['n0']))]).toEqual([['x>p1', 'y>p2'], ['x>p1'], ['leave by "n0"']]);
  });

  it('pass no physical switch in common that either end is plugged into (W4)', () => {
    const estate = (second: string) => estateOf({
      switches: { va: { kind: 'standard', host: 'h', uplinks: { h: ['n0'] } }, vb: { kind: 'standard', host: 'h', uplinks: { h: ['n1'] } }, leaf1: { ports: { e1: {}, e2: {} } }, leaf2: { ports: { e1: {} } } },
      networks: { a: { purpose: 'storage', switch: 'va' }, b: { purpose: 'storage', switch: 'vb' } },
      hosts: { h: { nics: { n0: { port: 'leaf1/e1' }, n1: { port: second } }, adapters: { x: { network: 'a' }, y: { network: 'b' } } } },
      arrays: { ip: { protocol: 'iscsi', ports: { p1: { network: 'a' }, p2: { network: 'b' } } } },
    });
    const reach = (second: string) => arrayReach(waysOf(estate(second)), 'h', 'ip');
    const [one, two] = [reach('leaf1/e2'), reach('leaf2/e1')];
    expect([one.kind === 'paths' && shared(one.paths), two.kind === 'paths' && said(two.paths).length]).toEqual([['pass switch "leaf1"'], 2]);
  });
});

describe('the explanation of ways', () => {
  const san = (change: object = {}) => waysOf(estateOf({
    hosts: { h: { hbas: { v1: { kind: 'fc', fabric: 'a' }, v2: { kind: 'fc', fabric: 'b' } }, disks: { ssd: {} } } },
    arrays: { san: { exports: { lun: {} }, ports: { p1: { fabric: 'a', controller: 1 }, p2: { fabric: 'b', controller: 2 } } }, quiet: {} },
    storagePools: { pool: { members: ['san/lun', 'h/ssd', 'quiet'] } },
    datastores: { d: { on: 'san/lun', mountedBy: ['h'] }, mixed: { on: 'pool' }, none: { mountedBy: [] } }, ...change,
  }));

  it('begins with the verdict and tells every path', () => {
    expect(explainPaths(san(), 'h', 'd')).toEqual([
      'Host "h" reaches datastore "d".',
      'Export "lun" of array "san": 2 paths; no two of them have a part in common.',
      'From v1 over fabric "a" to port "p1" of array "san" (controller 1).',
      'From v2 over fabric "b" to port "p2" of array "san" (controller 2).',
    ]);
  });

  it('tells what is not known, and of all that a pool is made of', () => {
    expect(explainPaths(san(), 'h', 'mixed')).toEqual([
      'Whether host "h" reaches datastore "mixed" is not known.',
      'Export "lun" of array "san": 2 paths; no two of them have a part in common.', 'From v1 over fabric "a" to port "p1" of array "san" (controller 1).', 'From v2 over fabric "b" to port "p2" of array "san" (controller 2).',
      'Disks "ssd" of host "h" are its own.',
      'Array "quiet": array "quiet" shows no ports: nothing is known of the paths.',
    ]);
    expect(explainPaths(san(), 'h', 'none')).toEqual(['Whether host "h" reaches datastore "none" is not known.', 'It does not mount it.', 'The document does not say what holds its data.']);
  });

  it('tells why there is none', () => {
    expect(explainPaths(san({ arrays: { san: { exports: { lun: { maskedTo: ['k'] } } } } }), 'h', 'd')).toEqual([
      'Host "h" does not reach datastore "d".', 'Export "lun" of array "san": "lun" of array "san" is masked to "k", not to host "h".',
    ]);
  });
});
