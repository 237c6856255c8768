import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whereConnects } from '../../../../src/features/diagram/connect/connect';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { storageLook } from '../../../../src/features/diagram/storage/look';
import { whereFits } from '../../../../src/features/diagram/whereFits';
import type { Session } from '../../../../src/features/session';
import type { Gesture } from '../../../../src/protocol/messages';
import { sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage } from '../../../support/randomStorage';
import { gestured, now } from '../../support/gesture';

const estate = `{
  "sites": { "dakar": {} },
  "clusters": { "prod": { "site": "dakar" } },
  "hosts": {
    "esx-01": { "cluster": "prod", "disks": { "local": { "size": "960 GB", "media": "ssd" }, "buffer": { "size": "400 GB", "cache": true } } },
    "esx-02": { "cluster": "prod" },
    "alone": {}
  },
  "arrays": {
    "san": { "groups": { "fast": { "disks": 4, "size": "1 TiB", "raid": "raid10" }, "slow": {} }, "exports": { "lun": { "group": "fast" } } },
    "vsan": { "kind": "distributed", "hosts": ["esx-01"] }
  },
  "storagePools": {
    "gold": { "members": ["san/fast", "esx-01/local"], "tiers": { "top": { "members": ["esx-01/local"] } } },
    "empty": {}
  },
  "datastores": {
    "ds-1": { "on": "gold", "capacity": "1 TiB", "mountedBy": ["prod"] },
    "ds-2": { "capacity": "100 GiB", "mountedBy": ["prod", "alone"] },
    "ds-3": { "capacity": "10 TiB", "mountedBy": ["alone"] }
  },
  "vms": {
    "web-01": {
      "host": "esx-01",
      "disks": {
        "os": { "datastore": "ds-1", "size": "40 GiB" },
        "data": { "datastore": "ds-1", "size": "80 GiB" },
        "lun": { "raw": "san/lun" }
      }
    }
  },
  "containers": {
    "proxy": {
      "volumes": {
        "logs": { "datastore": "ds-1", "size": "10 GiB" }
      }
    }
  }
}`;
const did = (gesture: Gesture): string => gestured(estate, gesture, 'storage');
const joined = (from: string, to: string): string => did({ kind: 'connect', from, to });
const parted = (...edges: readonly string[]): string => did({ kind: 'disconnect', edges: [...edges] });
const moved = (to: string, ...nodes: readonly string[]): string => did({ kind: 'move', nodes: [...nodes], to });
const added = (what: Extract<Gesture, { kind: 'add' }>['what'], parent: string | null): string => did({ kind: 'add', what, parent, name: '' });

describe('dragging a disk to another datastore', () => {
  it('writes its datastore and nothing else', () => {
    expect(moved('datastores/ds-2', 'vms/web-01/disks/os')).toBe('- "os": { "datastore": "ds-1", "size": "40 GiB" },\n+ "os": { "datastore": "ds-2", "size": "40 GiB" },');
    expect(moved('datastores/ds-3', 'containers/proxy/volumes/logs')).toBe('- "logs": { "datastore": "ds-1", "size": "10 GiB" }\n+ "logs": { "datastore": "ds-3", "size": "10 GiB" }');
    expect(moved('datastores/ds-1', 'vms/web-01/disks/os')).toBe('');
  });

  it('is refused with every reason, and of several disks where they do not fit together', () => {
    expect(moved('datastores/ds-3', 'vms/web-01/disks/os')).toBe('refused: Host "esx-01" does not mount datastore "ds-3".');
    expect(moved('datastores/ds-2', 'vms/web-01/disks/os', 'vms/web-01/disks/data')).toBe('refused: Datastore "ds-2" has 100 GiB free, and this takes 120 GiB.');
    expect(moved('storagePools/gold', 'vms/web-01/disks/os')).toBe('refused: Disks and volumes lie on a datastore.');
    expect(moved('datastores/ds-2', 'vms/web-01')).toBe('refused: Only disks of VMs and volumes of containers lie on a datastore.');
    expect(moved('datastores/gone', 'vms/web-01/disks/os')).toBe('refused: There is no datastore "gone" any more.');
    expect(moved('datastores/ds-2', 'vms/web-01/disks/lun')).toContain('refused: ');
  });

  it('shows beforehand what is free on each datastore, before and after', () => {
    const verdicts = Object.fromEntries(whereFits(sessionOf(estate), ['vms/web-01/disks/os']).map(({ node, fits, effect, reasons }) => [node, fits ? effect : reasons]));
    expect(verdicts).toEqual({ 'datastores/ds-1': '904 GiB free', 'datastores/ds-2': '100 GiB free now, 60 GiB after', 'datastores/ds-3': ['Host "esx-01" does not mount datastore "ds-3".'] });
  });

  it('takes what was measured along, so that no byte is lost', () => {
    expect(gestured('{\n"datastores": {\n"a": { "used": "50 GiB" },\n"b": { "used": "1 GiB" }\n},\n"vms": { "v": { "disks": {\n"d": { "datastore": "a", "size": "40 GiB" }\n} } }\n}', { kind: 'move', nodes: ['vms/v/disks/d'], to: 'datastores/b' }, 'storage'))
      .toBe('- "a": { "used": "50 GiB" },\n- "b": { "used": "1 GiB" }\n+ "a": { "used": "10 GiB" },\n+ "b": { "used": "41 GiB" }\n- "d": { "datastore": "a", "size": "40 GiB" }\n+ "d": { "datastore": "b", "size": "40 GiB" }');
  });
});

describe('connecting in the storage view', () => {
  it('gives a pool another member, and a datastore what it is on', () => {
    expect(joined('arrays/san/groups/slow', 'storagePools/gold')).toContain('"members": ["san/fast", "esx-01/local", "san/slow"]');
    expect(joined('storagePools/empty', 'arrays/san/groups/slow')).toContain('+ "empty": { "members": ["san/slow"] }');
    expect(joined('arrays/san/exports/lun', 'datastores/ds-2')).toContain('"on": "san/lun"');
    expect(joined('datastores/ds-1', 'storagePools/empty')).toContain('+ "ds-1": { "on": "empty",');
  });

  it('does not let a pool count disks twice, nor take those that hold no data', () => {
    expect(joined('arrays/san/groups/fast', 'storagePools/gold')).toBe('refused: "gold" has "san/fast" already.');
    expect(joined('arrays/san/exports/lun', 'storagePools/gold')).toBe('refused: "gold" has disks of "san/lun" already, by "san/fast".');
    expect(joined('arrays/san', 'storagePools/gold')).toBe('refused: "gold" has disks of "san" already, by "san/fast".');
    expect(joined('hosts/esx-01/disks/buffer', 'storagePools/gold')).toBe('refused: Disks "buffer" of "esx-01" are a cache: they hold no data of their own.');
    expect(joined('storagePools/gold', 'datastores/ds-1')).toBe('refused: "ds-1" is on "gold" already.');
  });

  it('gives no pool what another counts already, nor what a datastore is on (M9)', () => {
    expect(joined('storagePools/empty', 'arrays/san')).toBe('refused: Storage pool "gold" has group "fast" of array "san" already.');
    expect(joined('storagePools/empty', 'arrays/san/groups/fast')).toBe('refused: Storage pool "gold" has it already.');
    expect(joined('hosts/esx-01/disks/local', 'storagePools/empty')).toBe('refused: Storage pool "gold" has it already.');
    expect(joined('arrays/san/exports/lun', 'storagePools/empty')).toBe('refused: Storage pool "gold" has group "fast" of array "san" already.');
    expect(added('pool', 'arrays/san/groups/fast')).toBe('refused: Storage pool "gold" has it already.');
    expect(added('datastore', 'arrays/san/groups/fast')).toBe('refused: Storage pool "gold" has it already.');
    expect(joined('arrays/san/groups/fast', 'datastores/ds-2')).toBe('refused: Storage pool "gold" has it already.');
    const onLun = (pools: string): string => `{ "arrays": { "a": { "groups": { "g": {} }, "exports": { "lun": {} } } }, "storagePools": { "empty": {}${pools} }, "datastores": { "db": { "on": "a/lun" } } }`;
    expect(gestured(onLun(''), { kind: 'connect', from: 'arrays/a/exports/lun', to: 'storagePools/empty' }, 'storage')).toBe('refused: Datastore "db" is on it already.');
    // Pools share a distributed array, each with redundancy of its own.
    expect(gestured('{ "arrays": { "ceph": { "kind": "distributed", "hosts": [] } }, "storagePools": { "one": { "members": ["ceph"] }, "two": {} } }', { kind: 'connect', from: 'arrays/ceph', to: 'storagePools/two' }, 'storage')).toContain('"two": { "members": ["ceph"] }');
  });

  it('says of what joins a pool how much that gives then', () => {
    const text = '{ "arrays": { "a": { "groups": { "g": { "disks": 2, "size": "1 TiB", "raid": "raid0" }, "h": { "disks": 4, "size": "1 TiB", "raid": "raid0" }, "odd": {} } } }, "storagePools": { "gold": { "members": ["a/g"] }, "new": {} } }';
    const said = Object.fromEntries(whereConnects(sessionOf(text), 'arrays/a/groups/h', 'storage').map(({ node, what }) => [node, what]));
    expect(said).toEqual({ 'storagePools/gold': 'Add a/h to gold: 2 TiB usable now, 6 TiB after', 'storagePools/new': 'Add a/h to new: 4 TiB usable after' });
    expect(whereConnects(sessionOf(text), 'arrays/a/groups/odd', 'storage').map(({ what }) => what)).toEqual(['Add a/odd to gold: 2 TiB usable, as now', 'Add a/odd to new: how much it gives is not known']);
  });

  it('mounts a datastore on a cluster or host, and gives a distributed array its hosts', () => {
    expect(joined('datastores/ds-3', 'clusters/prod')).toContain('"mountedBy": ["alone", "prod"]');
    expect(joined('hosts/alone', 'datastores/ds-2')).toBe('refused: "alone" mounts "ds-2" already.');
    expect(joined('hosts/esx-02', 'datastores/ds-2')).toBe('refused: "esx-02" mounts "ds-2" already, with its cluster.');
    expect(joined('hosts/esx-02', 'arrays/vsan')).toContain('"hosts": ["esx-01", "esx-02"]');
    expect(joined('hosts/esx-02', 'arrays/san')).toBe('refused: "san" is no distributed array: it has disks of its own.');
  });

  it('is not done where a host would not reach the data', () => {
    const text = '{ "hosts": { "h": { "hbas": { "a": { "kind": "fc", "fabric": "left" } } } }, "arrays": { "san": { "groups": { "g": {} }, "ports": { "p": { "fabric": "right" } } } }, "datastores": { "ds": { "on": "san/g" } } }';
    expect(gestured(text, { kind: 'connect', from: 'datastores/ds', to: 'hosts/h' }, 'storage')).toBe('refused: Host "h" does not reach "ds".');
  });

  it('says what does not connect, and what would instead', () => {
    expect(joined('storagePools/gold', 'clusters/prod')).toBe('refused: A pool and a cluster do not connect: a pool connects to a disk group, an export, disks of a host, an array or a datastore.');
    expect(joined('vms/web-01/disks/os', 'datastores/ds-2')).toContain('"os": { "datastore": "ds-2"');
  });
});

describe('taking a line of the storage view away', () => {
  const all = (): Session => sessionOf(estate, { rules: [] });

  it('leaves every other as it was', () => {
    const edgesOf = (session: Session): readonly string[] => new DiagramProjection(session, storageLook).view().edges.map(({ id }) => id).sort();
    const before = edgesOf(all()).filter((id) => !id.startsWith('path/'));
    expect(before.length).toBeGreaterThan(7);
    for (const edge of before) {
      const session = all();
      const outcome = changesFor(session, { kind: 'disconnect', edges: [edge] }, now);
      if (outcome.kind !== 'changes') throw new Error(`${edge} was ${outcome.kind}`);
      carryOut(session, outcome.changes);
      expect(edgesOf(session), edge).toEqual(before.filter((id) => id !== edge));
    }
  });

  it('takes several items out of one list at once', () => {
    expect(parted('mount/ds-2/prod', 'mount/ds-2/alone')).toContain('+ "ds-2": { "capacity": "100 GiB", "mountedBy": [] }');
    expect(parted('backing/storagePools/gold/esx-01/local')).toContain('+ "gold": { "members": ["san/fast"], "tiers": { "top": { "members": [] } } },');
  });

  it('is refused where nothing is written that could be taken away', () => {
    expect(parted('mount/ds-2/nobody')).toBe('refused: This connection is not there any more.');
    expect(parted('path/san/esx-01')).toBe('refused: The ways to "san" follow from adapters, ports, fabrics and zones: change those.');
  });
});

describe('adding storage', () => {
  it('puts an array in the site pointed at, and a disk group in the array', () => {
    expect(added('array', 'sites/dakar')).toContain('+ "site": "dakar",\n+ "groups": { "group-1": { "disks": 8, "size": "3.84 TB", "media": "ssd", "raid": "raid6", "spares": 1 } }');
    expect(added('disk-group', 'arrays/san')).toContain('"group-1": { "disks": 8');
    expect(added('disk-group', null)).toBe('refused: A disk group is a part of an array: choose the array it is for.');
  });

  it('makes a pool of what is pointed at, and puts a datastore on it', () => {
    expect(added('pool', 'arrays/san/groups/slow')).toContain('"pool-1": { "members": ["san/slow"] }');
    expect(added('datastore', 'storagePools/empty')).toContain('"datastore-1": { "on": "empty" }');
    expect(added('datastore', 'storagePools/gold')).toContain('"datastore-1": { "on": "gold", "capacity": "1 TiB" }');
    expect(added('datastore', 'clusters/prod')).toContain('"datastore-1": { "capacity": "1 TiB", "mountedBy": ["prod"] }');
    const alone = '{ "hosts": { "h": { "disks": { "ssd": { "size": "1 TB" } } } },\n"datastores": {\n}\n}';
    expect(gestured(alone, { kind: 'add', what: 'datastore', parent: 'hosts/h/disks/ssd', name: '' }, 'storage')).toContain('"datastore-1": { "on": "h/ssd", "mountedBy": ["h"] }');
  });

  it('puts no datastore on what lies on one, or is one', () => {
    expect(added('datastore', 'datastores/ds-1')).toBe('refused: A datastore lies on no other datastore: put it on a pool, an array, a disk group, an export or the disks of a host.');
    expect(added('datastore', 'vms/web-01/disks/os')).toBe('refused: "os" of "web-01" lies on a datastore and is none itself: put it on a pool, an array, a disk group, an export or the disks of a host.');
  });
});

describe('deleting and renaming storage', () => {
  it('asks about what depends on it', () => {
    expect(did({ kind: 'delete', nodes: ['arrays/san/groups/fast'], references: 'ask' })).toBe('storagePools/gold members.0 → arrays/san/groups/fast\narrays/san exports.lun.group → arrays/san/groups/fast');
    expect(did({ kind: 'delete', nodes: ['vms/web-01/disks/data'], references: 'ask' })).toBe('- "data": { "datastore": "ds-1", "size": "80 GiB" },');
  });

  it('renames a disk group with all that name it', () => {
    expect(did({ kind: 'rename', node: 'arrays/san/groups/fast', to: 'nvme' })).toContain('"members": ["san/nvme", "esx-01/local"]');
  });
});

describe('laws of gestures in the storage view', () => {
  it('the verdict shown while a disk is dragged is what dropping it does', () => {
    fc.assert(fc.property(randomStorage(), (json) => {
      const session = sessionOf(JSON.stringify(json), { rules: [] });
      const nodes = new DiagramProjection(session, storageLook).view().nodes.filter(({ kind }) => kind === 'disk' || kind === 'volume').map(({ id }) => id);
      for (const dragged of [...nodes.map((node) => [node]), nodes.slice(0, 2)]) {
        if (dragged.length === 0) continue;
        for (const { node, fits, reasons } of whereFits(session, dragged)) {
          const outcome = changesFor(session, { kind: 'move', nodes: dragged, to: node }, now, { view: 'storage', selected: [] });
          expect(outcome.kind === 'changes', `${dragged.join()} ${node}`).toBe(fits);
          if (outcome.kind === 'refused') expect(outcome.reasons).toEqual(reasons);
        }
      }
    }), { numRuns: 25 });
  });

  it('the verdict shown while a line is drawn is what it does, every node of it is there, and it can be seen', () => {
    fc.assert(fc.property(randomStorage(), fc.nat(), (json, which) => {
      const text = JSON.stringify(json);
      const session = sessionOf(text, { rules: [] });
      const { nodes } = new DiagramProjection(session, storageLook).view();
      const from = nodes[which % nodes.length];
      for (const { node, connects, reasons } of from ? whereConnects(session, from.id, 'storage') : []) {
        expect(reasons.length > 0).toBe(!connects);
        const outcome = changesFor(session, { kind: 'connect', from: from?.id ?? '', to: node }, now, { view: 'storage', selected: [] });
        expect(outcome.kind === 'changes', `${from?.id ?? ''} ${node}`).toBe(connects);
        if (outcome.kind !== 'changes') continue;
        const other = sessionOf(text, { rules: [] });
        const projection = new DiagramProjection(other, storageLook);
        projection.view();
        carryOut(other, outcome.changes);
        expect(projection.flush(), `${from?.id ?? ''} ${node}`).toBeDefined();
      }
    }), { numRuns: 40 });
  });
});
