import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/core/model/entry';
import type { CollectionName } from '../../../src/core/model/ids';
import { sectionsOf } from '../../../src/features/figures/sectionsOf';
import { storagePartSections } from '../../../src/features/figures/storageFailure';
import type { FigureSection } from '../../../src/features/figures/figure';
import { estateOf } from '../../support/worlds';

type Json = Readonly<Record<string, unknown>>;

const world: Json = {
  sites: { east: { links: { west: { bandwidth: '10 Mb/s' } } }, west: {} },
  arrays: { san: { kind: 'san', site: 'east', controllers: 2, groups: { fast: { media: 'hdd', raid: 'raid5', disks: 5, size: '7.56 TB', spares: 1 } }, ports: { a: { controller: 1, fabric: 'A' }, b: { controller: 2, fabric: 'B' } } } },
  hosts: { h1: { site: 'west', hbas: { a: { kind: 'fc', fabric: 'A' }, b: { kind: 'fc', fabric: 'B' } }, disks: { d: { size: '1 TB' } } }, h2: { hbas: { a: { kind: 'fc', fabric: 'A' } } } },
  datastores: { gold: { on: 'san/fast', growth: '86.4 GB', mountedBy: ['h1', 'h2'], replication: { mode: 'async', recoveryPoint: '15 min', to: 'west' } } },
  vms: { db: { host: 'h2', disks: { d: { datastore: 'gold' } } } },
};

const lines = (sections: readonly FigureSection[], titles: readonly string[]): readonly string[] => sections.filter(({ title }) => titles.includes(title)).flatMap(({ figures }) => figures.map(({ name, value, explanation }) => `${name}: ${value}. ${explanation}`));
function of(collection: CollectionName, id: string, document = world): readonly string[] {
  const estate = estateOf(document);
  const entry = estate.find(collection, id);
  return entry ? lines(sectionsOf(estate, entry), ['Losses', 'Replica']) : [];
}
function ofPart(collection: CollectionName, id: string, path: Path): readonly string[] {
  const estate = estateOf(world);
  const entry = estate.find(collection, id);
  return entry ? lines(storagePartSections(estate, entry, path), ['Losses']) : [];
}

describe('what the inspector says of a part of storage that fails', () => {
  it('is, of an array and of its controllers, what becomes of datastores and VMs', () => {
    expect(of('arrays', 'san')).toEqual([
      'If it fails: 1 datastore lost. Datastore "gold" loses its data. A replica of "gold" is left at "west", but for the last 15 min where it keeps up. It takes a disk from VM "db".',
      'If controller 1 fails: 1 datastore out of reach of some. Datastore "gold" is out of reach of host "h2". It takes a disk from VM "db".',
    ]);
  });

  it('is, of a group, how long a rebuild takes, and what a disk and the whole of it take along', () => {
    expect(ofPart('arrays', 'san', ['groups', 'fast'])).toEqual([
      'Rebuild of a disk: 20 hours. It begins at once, on the spare. Until it is over the group bears no other loss.',
      'If a disk fails: 1 datastore degraded. Datastore "gold" is degraded: it holds all it held, and bears less.',
      'If it fails: 1 datastore lost. Datastore "gold" loses its data. A replica of "gold" is left at "west", but for the last 15 min where it keeps up. It takes a disk from VM "db".',
    ]);
  });

  it('is, of an adapter or a port with another beside it, that nothing is lost', () => {
    const nothing = 'If it fails: no datastore is lost. Every datastore has all its data, and every host that is left and mounts it still gets there as far as the document tells.';
    expect([ofPart('hosts', 'h1', ['hbas', 'a']), ofPart('arrays', 'san', ['ports', 'b'])]).toEqual([[nothing], [nothing]]);
    expect(ofPart('hosts', 'h2', ['hbas', 'a'])[0]).toContain('1 datastore out of reach of some');
  });

  it('is said where many hosts mount many datastores as well', () => {
    const many = <T>(count: number, of: (i: number) => readonly [string, T]): Readonly<Record<string, T>> => Object.fromEntries(Array.from({ length: count }, (_, i) => of(i)));
    const large = { arrays: { san: {} }, clusters: { c: {} }, hosts: many(61, (i) => [`h${i}`, { cluster: 'c' }]), datastores: many(50, (i) => [`d${i}`, { on: 'san', mountedBy: ['c'] }]) };
    expect(of('arrays', 'san', large)[0]).toContain('If it fails: 50 datastores lost.');
  });

  it('is said of sites and of hosts with disks, and of no others', () => {
    expect(of('sites', 'east')[0]).toContain('1 datastore lost');
    expect(of('hosts', 'h1')[0]).toContain('no datastore is lost');
    expect(of('hosts', 'h2')).toEqual([]);
    expect(of('sites', 'empty', { sites: { empty: {} } })).toEqual([]);
  });
});

describe('what the inspector says of a replica', () => {
  it('is what it carries, and whether it keeps up', () => {
    expect(of('datastores', 'gold')).toEqual(['Replica: asynchronous at "west". 80.5 GiB are changed in a day, which takes 8 Mb/s of the way there. 1 disk does not say how much it changes: it is at least that. It may take 10 Mb/s. It keeps up: at most 15 min is lost.']);
    expect(of('datastores', 'gold', { ...world, sites: { east: { links: { west: { bandwidth: '2 Mb/s' } } }, west: {} } })[0]).toContain('It has 2 Mb/s and falls behind.');
  });
});
