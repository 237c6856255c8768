import { describe, expect, it } from 'vitest';
import type { Files } from '../../../support/estate';
import { carriedOut, gestured } from '../../support/gesture';

const estate = `{
  "sites": {
    "dakar": {}
  },
  "clusters": {
    "prod": { "site": "dakar" }
  },
  "hosts": {
    "h1": { "cluster": "prod" }
  },
  "vms": {
    "a": { "host": "h1" },
    "waiting": { "cluster": "prod" },
    "lost": { "host": "ghost" }
  }
}
`;
type What = 'site' | 'cluster' | 'host' | 'vm' | 'container';
const add = (what: What, parent: string | null, name = '', files: Files = estate): string => gestured(files, { kind: 'add', what, parent, name });
const nodeAdded = (what: What, name: string, files: Files = estate): string | null => carriedOut(files, { kind: 'add', what, parent: null, name }).node;

describe('adding', () => {
  it('a VM to a host writes the smallest useful entry behind the others', () => {
    expect(add('vm', 'hosts/h1')).toBe(`\
- "lost": { "host": "ghost" }
+ "lost": { "host": "ghost" },
+ "vm-1": { "host": "h1", "guest": "debian-12", "vcpu": 2, "memory": "4 GiB" }`);
  });

  it('a VM at another VM puts it beside that one', () => {
    expect(add('vm', 'vms/a')).toContain('+ "vm-1": { "host": "h1", "guest"');
    expect(add('vm', 'vms/waiting')).toContain('+ "vm-1": { "cluster": "prod", "guest"');
    expect(add('vm', 'vms/lost')).toContain('+ "vm-1": { "guest"');
  });

  it('several VMs at once gives each an id that is free, and says which', () => {
    const text = estate.replace('"waiting"', '"vm-2"');
    expect(gestured(text, { kind: 'add', what: 'vm', parent: 'hosts/h1', name: '', count: 3 }).match(/"vm-\d"/g)).toEqual(['"vm-1"', '"vm-3"', '"vm-4"']);
    expect(carriedOut(text, { kind: 'add', what: 'vm', parent: 'hosts/h1', name: '', count: 3 }).message).toBe('Added 3 VMs: "vm-1", "vm-3" and "vm-4".');
    expect(gestured(text, { kind: 'add', what: 'vm', parent: 'hosts/h1', name: 'web', count: 2 }).match(/"web[^"]*"/g)).toEqual(['"web"', '"web-2"']);
  });

  it('more at once than can be is refused', () => {
    expect(gestured(estate, { kind: 'add', what: 'vm', parent: null, name: '', count: 65 })).toBe('refused: Between 1 and 64 can be added at once, not 65.');
  });

  it('a VM to a cluster, or to its group, leaves the host open', () => {
    expect(add('vm', 'clusters/prod')).toContain('+ "vm-1": { "cluster": "prod", "guest"');
    expect(add('vm', 'group/no-host/prod')).toContain('+ "vm-1": { "cluster": "prod", "guest"');
  });

  it('a VM to a site names the site alone, and one to nothing no place', () => {
    expect(add('vm', 'sites/dakar')).toContain('+ "vm-1": { "site": "dakar", "guest"');
    expect(add('vm', 'group/unplaced')).toContain('+ "vm-1": { "guest"');
    expect(add('vm', null)).toContain('+ "vm-1": { "guest"');
  });

  it('a host goes into the cluster, or into the site', () => {
    const host = (place: string): string => `\
- "h1": { "cluster": "prod" }
+ "h1": { "cluster": "prod" },
+ "host-1": {
+ ${place},
+ "hypervisor": "esxi-8.0",
+ "cpu": { "sockets": 2, "cores": 16, "threads": 2, "clock": "2.9 GHz" },
+ "memory": "512 GiB"
+ }`;
    expect(add('host', 'clusters/prod')).toBe(host('"cluster": "prod"'));
    expect(add('host', 'hosts/h1')).toBe(host('"cluster": "prod"'));
    expect(add('host', 'sites/dakar')).toBe(host('"site": "dakar"'));
  });

  it('a cluster goes into the site of what it is added to', () => {
    expect(add('cluster', 'sites/dakar')).toContain('+ "cluster-1": { "site": "dakar" }');
    expect(add('cluster', 'hosts/h1')).toContain('+ "cluster-1": { "site": "dakar" }');
    expect(add('cluster', null)).toContain('+ "cluster-1": {}');
    expect(add('site', null)).toContain('+ "site-1": {}');
  });

  it('a container to a host or a VM makes it run there, within bounds', () => {
    expect(add('container', 'hosts/h1')).toContain('"container-1": { "on": "h1", "engine": "docker", "image": "nginx:1.27", "cpus": 1, "memoryLimit": "512 MiB" }');
    expect(add('container', 'vms/a')).toContain('"on": "a",');
    expect(add('container', null)).not.toContain('"on"');
    const inside = estate.replace('"vms": {', '"containers": { "c": { "on": "a" }, "d": {} },\n  "vms": {');
    expect(add('container', 'containers/c', 'proxy', inside)).toContain('"proxy": { "on": "a",');
    expect(add('container', 'containers/d', 'proxy', inside)).toContain('"proxy": { "engine":');
  });

  it('a VM at a container puts it on what that runs on', () => {
    expect(add('vm', 'containers/c', '', estate.replace('"vms": {', '"containers": { "c": { "on": "h1" } },\n  "vms": {'))).toContain('+ "vm-1": { "host": "h1", "guest"');
  });

  it('takes the wished id where it is free, and the next number where it is not', () => {
    expect(nodeAdded('vm', 'web')).toBe('vms/web');
    expect(nodeAdded('vm', ' a ')).toBe('vms/a-2');
    expect(nodeAdded('vm', '', '{ "vms": { "vm-1": {}, "vm-2": {} } }')).toBe('vms/vm-3');
    expect(nodeAdded('vm', 'web-9', '{ "vms": { "web-9": {} } }')).toBe('vms/web-10');
    expect(nodeAdded('host', 'a')).toBe('hosts/a');
  });

  it('begins a document, and a text that is empty', () => {
    expect(add('host', null, '', '{}\n')).toContain('"host-1": {');
    expect(add('site', null, 'dakar', '')).toContain('"sites": {');
  });

  it('goes into the file of its place, or into the one that has such entries', () => {
    const files = (here: string): Files => ({
      'main.virt.json': '{\n  "imports": ["hosts.virt.json", "vms.virt.json"]\n}',
      'hosts.virt.json': `{\n  "hosts": { "h1": {} }${here}\n}`,
      'vms.virt.json': '{\n  "vms": {\n    "a": { "host": "h1" }\n  }\n}',
    });
    expect(carriedOut(files(''), { kind: 'add', what: 'vm', parent: 'hosts/h1', name: '' }).changes).toMatchObject([{ file: 'vms.virt.json' }]);
    expect(carriedOut(files(', "vms": { "b": {} }'), { kind: 'add', what: 'vm', parent: 'hosts/h1', name: '' }).changes).toMatchObject([{ file: 'hosts.virt.json' }]);
    expect(carriedOut(files(''), { kind: 'add', what: 'cluster', parent: 'hosts/h1', name: '' }).changes).toMatchObject([{ file: 'hosts.virt.json' }]);
  });

  it('is refused with an id that cannot be one, and in what is not there any more', () => {
    expect(add('vm', null, 'my vm')).toBe('refused: "my vm" cannot be an id: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.');
    expect(add('vm', 'hosts/gone')).toBe('refused: There is no host "gone" any more.');
  });
});
