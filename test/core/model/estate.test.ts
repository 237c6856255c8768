import { describe, expect, it } from 'vitest';
import { TopologyDocument } from '../../../src/core/document/document';
import { Estate, defineIndex, defineQuery } from '../../../src/core/model/estate';
import { collectionNames } from '../../../src/core/model/ids';
import { hostsByCluster, poolAbove, vmsByHost, vmsOn } from '../../../src/core/model/lookups';
import { policiesFor } from '../../../src/core/model/policies';
import { mentionsOf, resolve } from '../../../src/core/model/references';
import { Watch } from '../../../src/core/model/watch';
import { sessionOf } from '../../support/estate';
import { applyFix } from '../../support/findings';
import { estateOf } from '../../support/worlds';

/** An estate whose files can be written again. */
class Files {
  readonly estate = new Estate();
  private readonly documents = new Map<string, TopologyDocument>();

  write(file: string, content: unknown): this {
    const text = JSON.stringify(content);
    const known = this.documents.get(file);
    if (known) {
      this.estate.update({ file, ...known.edit([{ offset: 0, length: known.text.length, text }]) });
      return this;
    }
    const document = new TopologyDocument(file, text);
    this.documents.set(file, document);
    this.estate.update({ file, changed: collectionNames.flatMap((name) => [...document.entries(name)]), removed: [], document: document.document });
    return this;
  }
}
const memoryOf = (estate: Estate, host: string): number | undefined => estate.value('hosts', host)?.memory;
const GiB = 2 ** 30;

describe('an estate of several files', () => {
  it('has the entries of all; of equal ids, the one of the file read first counts (S15)', () => {
    const files = new Files().write('main', { hosts: { a: { memory: '1 GiB' } } }).write('more', { hosts: { a: { memory: '2 GiB' }, b: {} } });
    expect(files.estate.ids('hosts')).toEqual(['a', 'b']);
    expect(memoryOf(files.estate, 'a')).toBe(GiB);
    expect(files.estate.all('hosts', 'a').map((entry) => entry.file)).toEqual(['main', 'more']);
  });

  it('falls back to the other file when the first lets go of an id, and returns when it takes it up again', () => {
    const files = new Files().write('main', { hosts: { a: { memory: '1 GiB' } } }).write('more', { hosts: { a: { memory: '2 GiB' } } });
    files.write('main', { hosts: {} });
    expect(memoryOf(files.estate, 'a')).toBe(2 * GiB);
    files.write('main', { hosts: { a: { memory: '3 GiB' } } });
    expect(memoryOf(files.estate, 'a')).toBe(3 * GiB);
  });

  it('forgets a file with everything in it', () => {
    const { estate } = new Files().write('main', { hosts: { a: {} } }).write('more', { hosts: { b: {} }, vms: { v: { host: 'a' } } });
    estate.removeFile('more');
    expect([estate.ids('hosts'), estate.ids('vms'), estate.files(), estate.lookup(vmsByHost, 'a')]).toEqual([['a'], [], ['main'], []]);
  });
});

describe('indexes', () => {
  it('follow what entries say', () => {
    const files = new Files().write('main', { hosts: { a: {}, b: {} }, vms: { x: { host: 'b' }, y: { host: 'a' }, z: { host: 'a' } } });
    expect([files.estate.lookup(vmsByHost, 'a'), files.estate.lookup(vmsByHost, 'b')]).toEqual([['y', 'z'], ['x']]);
    files.write('main', { hosts: { a: {}, b: {} }, vms: { x: { host: 'a' }, y: { host: 'a' } } });
    expect([files.estate.lookup(vmsByHost, 'a'), files.estate.lookup(vmsByHost, 'b')]).toEqual([['x', 'y'], []]);
  });

  it('list what was there before they were defined', () => {
    const { estate } = sessionOf('{ "sites": { "dakar": { "tags": ["coast"] }, "thies": { "tags": ["inland"] } } }', { rules: [] });
    const byTagLate = defineIndex('sites by tag, late', 'sites', (site) => site.tags ?? []);
    expect(estate.lookup(byTagLate, 'coast')).toEqual(['dakar']);
    expect(estate.count(byTagLate, 'inland')).toBe(1);
  });

  it('list an entry under each of its keys once', () => {
    const byTag = defineIndex('sites by tag', 'sites', (site) => site.tags ?? []);
    const { estate } = new Files().write('main', { sites: { a: { tags: ['x', 'y', 'x'] } } });
    expect([estate.lookup(byTag, 'x'), estate.lookup(byTag, 'y'), estate.lookup(byTag, 'z')]).toEqual([['a'], ['a'], []]);
  });
});

describe('queries', () => {
  it('are computed again only when something they read has changed', () => {
    let times = 0;
    const total = defineQuery('memory of a cluster', (estate, cluster) => {
      times++;
      return estate.lookup(hostsByCluster, cluster).reduce((sum, id) => sum + (memoryOf(estate, id) ?? 0), 0);
    });
    const session = sessionOf('{ "clusters": { "c": {} }, "hosts": { "a": { "cluster": "c", "memory": "4 GiB" }, "b": { "memory": "8 GiB" } }, "vms": { "v": {} } }');
    const set = (path: readonly string[], value: string): void => applyFix(session, { title: '', changes: [{ kind: 'set', file: session.main, path, value }] });
    const asked = (): readonly number[] => [session.estate.query(total, 'c') / GiB, times];
    expect(asked()).toEqual([4, 1]);
    set(['vms', 'v', 'memory'], '2 GiB');
    set(['hosts', 'b', 'memory'], '16 GiB');
    expect(asked()).toEqual([4, 1]);
    set(['hosts', 'a', 'memory'], '6 GiB');
    expect(asked()).toEqual([6, 2]);
    set(['hosts', 'b', 'cluster'], 'c');
    expect(asked()).toEqual([22, 3]);
  });

  it('know when an entry that was missing appears', () => {
    const exists = defineQuery('whether a host is there', (estate, id) => estate.find('hosts', id) !== undefined);
    const files = new Files().write('main', {});
    expect(files.estate.query(exists, 'a')).toBe(false);
    files.write('main', { hosts: { a: {} } });
    expect(files.estate.query(exists, 'a')).toBe(true);
  });
});

describe('a field beside the entries', () => {
  it('has its readers computed again when it changes, and not when others do', () => {
    const files = new Files().write('main', { name: 'A', policies: { redundancy: 3 } });
    let times = 0;
    const redundancy = defineQuery('redundancy', (estate, file) => {
      times++;
      return estate.header(file, 'policies')?.redundancy;
    });
    const asked = (): unknown => [files.estate.query(redundancy, 'main'), times];
    expect(asked()).toEqual([3, 1]);
    files.write('main', { name: 'B', policies: { redundancy: 3 }, hosts: { a: {} } });
    expect(asked()).toEqual([3, 1]);
    files.write('main', { name: 'B', policies: { redundancy: 4 } });
    expect(asked()).toEqual([4, 2]);
    files.estate.removeFile('main');
    expect(asked()).toEqual([undefined, 3]);
  });
});

describe('a watch', () => {
  const memory = defineQuery('memory of a host', (estate, id) => memoryOf(estate, id) ?? 0);

  it('hands out what has changed, each key once, and nothing that came out equal', () => {
    const files = new Files().write('main', { hosts: { a: { memory: '1 GiB' }, b: { memory: '2 GiB' } } });
    const watch = new Watch(files.estate, memory);
    watch.add('a');
    watch.add('b');
    expect([...watch.flush().changed]).toEqual([['a', GiB], ['b', 2 * GiB]]);
    files.write('main', { hosts: { a: { memory: '1024 MiB' }, b: { memory: '3 GiB' } } });
    expect(watch.pending).toBe(true);
    expect([...watch.flush().changed]).toEqual([['b', 3 * GiB]]);
    expect([watch.pending, watch.get('b')]).toEqual([false, 3 * GiB]);
    watch.remove('a');
    expect(watch.flush()).toEqual({ changed: new Map(), removed: ['a'] });
  });

  it('reports a key that left and came back as changed, not as removed', () => {
    const files = new Files().write('main', { hosts: { a: { memory: '1 GiB' } } });
    const watch = new Watch(files.estate, memory);
    watch.add('a');
    watch.flush();
    watch.remove('a');
    watch.add('a');
    const { changed, removed } = watch.flush();
    expect([[...changed.keys()], removed]).toEqual([['a'], []]);
  });

  it('passes over keys that begin with the initial value, and tells when one that had another comes back with it', () => {
    const files = new Files().write('main', { hosts: { a: {}, b: { memory: '1 GiB' } } });
    const watch = new Watch(files.estate, memory, 0);
    watch.add('a');
    watch.add('b');
    expect([...watch.flush().changed]).toEqual([['b', GiB]]);
    watch.remove('b');
    files.write('main', { hosts: { a: {}, b: {} } });
    watch.add('b');
    expect(watch.flush()).toEqual({ changed: new Map([['b', 0]]), removed: [] });
    watch.remove('b');
    expect(watch.flush().removed).toEqual(['b']);
    watch.add('b');
    expect(watch.flush()).toEqual({ changed: new Map(), removed: [] });
  });
});

describe('policies', () => {
  it('are those of the cluster, over those of the first file, over the defaults (S8)', () => {
    const { estate } = new Files()
      .write('main', { policies: { vcpuPerCore: 6, redundancy: 3 }, clusters: { vdi: { policies: { vcpuPerCore: 8 } }, prod: {} } })
      .write('more', { policies: { vcpuPerCore: 1 } });
    const chosen = ['vdi', 'prod', undefined].map((cluster) => policiesFor(estate, cluster)).map((p) => [p.vcpuPerCore, p.redundancy, p.memoryOvercommit]);
    expect(chosen).toEqual([[8, 3, 1], [6, 3, 1], [6, 3, 1]]);
  });

  it('on a part of something are the default where they say more than all of it', () => {
    const estate = estateOf({ policies: { pageSharing: '150 %', hostMemoryReserve: '90 %', memoryOvercommit: 2 }, clusters: { c: { policies: { hypervisorCpu: '300 %' } } } });
    const { pageSharing, hostMemoryReserve, memoryOvercommit, hypervisorCpu } = policiesFor(estate, 'c');
    expect({ pageSharing, hostMemoryReserve, memoryOvercommit, hypervisorCpu }).toEqual({ pageSharing: 0, hostMemoryReserve: 0.9, memoryOvercommit: 2, hypervisorCpu: 0 });
  });
});

describe('references', () => {
  const estate = estateOf({
    clusters: { prod: {} }, hosts: { esx: { nics: { vmnic0: { port: 'leaf/eth1' } }, disks: { nvme: {} } } }, switches: { leaf: { ports: { eth1: {} } }, dvs: { uplinks: { esx: [] } } },
    storagePools: { fast: { members: ['esx/nvme'] } }, datastores: { gold: { on: 'fast', mountedBy: ['prod', 'esx'] }, bad: { on: 'esx' }, worse: { on: 'esx/ssd' }, worst: { on: 'nowhere/x' } },
    vms: { web: { host: 'esx' } }, resourcePools: { prod: { parent: 'prod' }, web: { parent: 'prod' } },
  });
  const resolutions = (collection: 'datastores' | 'vms', id: string): readonly unknown[] => (estate.find(collection, id)?.references ?? []).map((reference) => {
    const target = resolve(estate, reference);
    return 'entry' in target ? `${target.kind} ${target.entry.collection}/${target.entry.id}` : `${target.kind} ${target.id}`;
  });

  it('lead to entries, to parts of them, or say what is missing', () => {
    expect(resolutions('vms', 'web')).toEqual(['found hosts/esx']);
    expect(resolutions('datastores', 'gold')).toEqual(['found storagePools/fast', 'found clusters/prod', 'found hosts/esx']);
    expect(['bad', 'worse', 'worst'].flatMap((id) => resolutions('datastores', id))).toEqual(['part-unnamed hosts/esx', 'no-part hosts/esx', 'no-entry nowhere']);
  });

  it('are found from the other side, parts and keys included', () => {
    const mentions = (...of: Parameters<typeof mentionsOf> extends [unknown, ...infer Rest] ? Rest : never): readonly string[] =>
      mentionsOf(estate, ...of).map(({ entry, reference }) => [entry.collection, entry.id, ...reference.path].join('/'));
    expect(mentions('hosts', 'esx')).toEqual(['vms/web/host', 'switches/dvs/uplinks/esx', 'storagePools/fast/members/0', 'datastores/gold/mountedBy/1', 'datastores/bad/on', 'datastores/worse/on']);
    expect(mentions('hosts', 'esx', { field: 'disks', name: 'nvme' })).toEqual(['storagePools/fast/members/0']);
    expect(mentions('switches', 'leaf', { field: 'ports', name: 'eth1' })).toEqual(['hosts/esx/nics/vmnic0/port']);
  });

  it('do not take a pool for its own parent where a cluster has its name', () => {
    expect([poolAbove(estate, 'prod'), poolAbove(estate, 'web')]).toEqual([undefined, 'prod']);
  });
});

describe('the VMs of a host', () => {
  it('are those that name it, templates included', () => {
    const estate = estateOf({ hosts: { a: {} }, vms: { x: { host: 'a' }, y: { host: 'a', template: true }, z: {} } });
    expect(vmsOn(estate, 'a').map((vm) => vm.id)).toEqual(['x', 'y']);
  });
});
