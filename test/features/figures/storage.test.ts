import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/features/diagram/inspection';
import type { Inspection } from '../../../src/protocol/view';
import { sessionOf } from '../../support/estate';

const estate = `{
  "sites": { "dakar": {}, "thies": {} },
  "hosts": { "h": { "site": "thies", "disks": { "local": { "count": 2, "size": "1 TiB", "media": "nvme" } } } },
  "arrays": {
    "san": { "site": "dakar", "groups": { "fast": { "disks": 4, "size": "1 TiB", "media": "ssd", "raid": "raid10" } } },
    "nas": { "site": "thies", "groups": { "big": { "disks": 6, "size": "4 TiB", "media": "hdd", "raid": "raid6" } } }
  },
  "storagePools": { "all": { "members": ["san/fast", "nas/big", "h/local"] } },
  "datastores": { "ds": { "on": "all", "capacity": "8 TiB", "mountedBy": ["h"], "growth": "100 GiB" } },
  "vms": { "db": { "host": "h", "demand": { "iops": "60 IOPS" }, "disks": { "data": { "datastore": "ds", "size": "2 TiB", "used": "512 GiB", "provisioning": "thin", "growth": "10 GiB" } } } }
}`;
const inspected = (node: string): Inspection | undefined => inspect(sessionOf(estate), node, 'storage');
const figuresIn = (node: string, section: string): Readonly<Record<string, string>> =>
  Object.fromEntries(inspected(node)?.sections.find(({ title }) => title === section)?.figures.map(({ name, value }) => [name, value]) ?? []);
const explained = (node: string, section: string, figure: string): string | undefined => inspected(node)?.sections.find(({ title }) => title === section)?.figures.find(({ name }) => name === figure)?.explanation;

describe('a pool in the inspector', () => {
  it('shows which pieces it is made of, and what servers see instead', () => {
    const table = inspected('storagePools/all')?.tables.find(({ title }) => title === 'What it is made of');
    expect(table?.about).toBe('3 pieces. What servers see instead is one pool of 20 TiB, by datastore "ds". 1 host and 1 VM know nothing of the pieces.');
    expect(table?.rows.map(({ cells }) => cells)).toEqual([['san/fast', 'disk group', '2 TiB', 'dakar'], ['nas/big', 'disk group', '16 TiB', 'thies'], ['h/local', 'local disks', '2 TiB', 'thies']]);
    expect(table?.rows[0]?.detail).toContain('4 × 1 TiB = 4 TiB raw. RAID 10');
  });

  it('tells its space, each figure with how it comes about', () => {
    expect(figuresIn('storagePools/all', 'Space')).toMatchObject({ Raw: '30 TiB', Usable: '20 TiB', Provisioned: '8 TiB, 40 %', Used: '8 TiB, 40 %', Free: '12 TiB' });
    expect(explained('storagePools/all', 'Space', 'Usable')).toBe('2 TiB of "san/fast", 16 TiB of "nas/big" and 2 TiB of "h/local" = 20 TiB.');
  });
});

describe('an export in the inspector', () => {
  const on = (provisioning: string): string | undefined => {
    const session = sessionOf(`{ "arrays": { "a": { "groups": { "g": { "disks": 2, "size": "4 TiB" } }, "exports": { "lun": { "size": "4 TiB" } } } }, "datastores": { "d": { "on": "a/lun", "provisioning": "${provisioning}", "used": "1 TiB" } } }`);
    return inspect(session, 'arrays/a/exports/lun', 'storage')?.sections.find(({ title }) => title === 'Space')?.figures.find(({ name }) => name === 'Used')?.explanation;
  };

  it('says what it is coloured by, where that is not what is used of it', () => {
    expect(on('thick')).toMatch(/Written on it is 1 TiB, 25 %: the diagram colours it by that\.$/);
    expect(on('thin')).not.toContain('colours');
  });
});

describe('a datastore in the inspector', () => {
  it('tells what it takes, what it could come to, and when it is full', () => {
    expect(figuresIn('datastores/ds', 'Space')).toMatchObject({ Capacity: '8 TiB', Growth: '100 GiB a day, full in 76 days' });
    expect(inspected('datastores/ds')?.sections.flatMap(({ figures }) => figures).every(({ explanation }) => explanation !== '')).toBe(true);
  });

  it('tells what is asked of it, what holds it back, and what an operation takes', () => {
    expect(figuresIn('datastores/ds', 'Speed')['Demand']).toBe('60 IOPS at peak, 60 IOPS on average');
    expect(explained('datastores/ds', 'Speed', 'Use')).toMatch(/^Of its bottleneck, by all who use that\. The bottleneck is the disks of group "big" of array "nas", which can do \d+ IOPS, the usual figure of its media\.$/);
    expect(figuresIn('datastores/ds', 'Speed')['Latency']).toMatch(/ms at peak, .* ms on average$/);
    expect(explained('datastores/ds', 'Speed', 'Latency')).toMatch(/^It is asked for 60 IOPS on average: 70 % reads, .* Together an operation takes .* ms at peak\. The bottleneck is .* Promised are 20 ms\.$/);
    expect(inspected('datastores/ds')?.tables.map(({ title }) => title)).toEqual(['Who mounts it', 'What requests pass']);
  });

  it('says nothing of a speed that nobody asks for and nothing is known of', () => {
    const session = sessionOf('{ "datastores": { "ds": { "capacity": "1 TiB" } } }');
    expect(inspect(session, 'datastores/ds', 'storage')?.sections.map(({ title }) => title)).toEqual(['Space']);
  });
});

describe('parts of storage in the inspector', () => {
  it('are disk groups and local disks with their space', () => {
    expect(inspected('arrays/san/groups/fast')).toMatchObject({ title: 'fast of san', word: 'disk group' });
    expect(figuresIn('arrays/san/groups/fast', 'Space')).toMatchObject({ Raw: '4 TiB', Usable: '2 TiB' });
    expect(figuresIn('hosts/h/disks/local', 'Space')).toMatchObject({ Usable: '2 TiB' });
  });

  it('are disks of VMs with what they take, and their fields alone', () => {
    expect(inspected('vms/db/disks/data')).toMatchObject({ title: 'data of db', word: 'disk' });
    expect(figuresIn('vms/db/disks/data', 'Space')).toEqual({ Takes: '512 GiB, 25 %', Growth: '10 GiB a day' });
    expect(inspected('vms/db/disks/data')?.groups.map(({ title }) => title)).toEqual(['General']);
  });
});
