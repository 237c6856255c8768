import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../src/features/hover';
import { sessionAt, type Files } from '../support/estate';
import { textIn } from './support/textIn';

/** Lines of a hover: what it is about, its notes, then `name: value`. The hovered text comes first. */
function hover(files: Files): readonly string[] | undefined {
  const { session, file, offset } = sessionAt(files);
  const found = hoverAt(session, file, offset);
  if (!found) return undefined;
  const about = found.kind === 'quantity' ? found.said : [found.title, ...found.about, ...found.figures.map(({ name, value }) => `${name}: ${value}`)];
  return [textIn(session, file, found.range), ...about];
}

/** Where the figures of a hover come from, by name. */
function explanations(files: Files): Readonly<Record<string, string>> {
  const { session, file, offset } = sessionAt(files);
  const found = hoverAt(session, file, offset);
  return found?.kind === 'named' ? Object.fromEntries(found.figures.map(({ name, explanation }) => [name, explanation])) : {};
}

const host = `"hosts": { "h": { "name": "Rack 3", "cluster": "c", "cpu": { "sockets": 2, "cores": 8, "clock": "2.5 GHz" }, "memory": "128 GiB" } }`;
const vms = `"vms": { "a": { "host": "h", "vcpu": 4, "memory": "16 GiB", "demand": { "cpu": "50 %" } }, "b": { "host": "h", "power": "off" } }`;

describe('hovering the key of an entry', () => {
  it('says what it is and how it is used', () => {
    expect(hover(`{ "clusters": { "c": {} }, ${host.replace('"h"', '"<|>h"')}, ${vms} }`)).toEqual([
      'h', 'Host "h"', 'Rack 3', 'VMs: 2, 1 of them running', 'vCPUs: 4 of 64 allowed', 'CPU use: 13 % of 40 GHz', 'Memory given to VMs: 16 GiB of 128 GiB allowed',
    ]);
  });

  it('says where each figure comes from', () => {
    expect(explanations(`{ "policies": { "vcpuPerCore": 3, "hostMemoryReserve": "10 %", "memoryOvercommit": 1.5 }, ${host.replace('"h"', '"<|>h"')}, ${vms} }`)).toMatchObject({
      vCPUs: '16 cores × 3 vCPU per core, the policy "vcpuPerCore".',
      'CPU use': 'The sum of what it and its guests are said to use; guests that do not say are taken to be like the others.',
      'Memory given to VMs': 'Physical memory: 128 GiB, less 12.8 GiB that the host keeps for itself, times 1.5 (policy "memoryOvercommit").',
    });
  });

  it('says that a host without figures has none, instead of guessing', () => {
    expect(hover('{ "hosts": { "<|>h": {} }, "vms": { "a": { "host": "h" } } }')).toEqual(['h', 'Host "h"', 'VMs: 1', 'vCPUs: 1', 'Memory given to VMs: 1 GiB']);
  });

  it('a VM says where it runs and what counts where nothing is written', () => {
    expect(hover(`{ "clusters": { "c": { "site": "s" } }, ${host}, "vms": { "<|>v": { "host": "h", "disks": { "x": { "size": "40 GiB", "datastore": "d" } }, "nics": { "n": { "network": "lan" } } } } }`)).toEqual([
      'v', 'VM "v"', 'Runs on: h, cluster c, site s', 'vCPUs: 1', 'Memory: 1 GiB', 'Disks: 40 GiB in 1 disk on d', 'Networks: lan',
    ]);
  });

  it('a VM says that it waits, what its host took back of its memory, how it runs and that it is a set of files', () => {
    const text = `{
      "hosts": { "h": { "hypervisor": "esxi-8.0", "cpu": { "cores": 2, "clock": "2 GHz" }, "memory": "8 GiB" } },
      "vms": {
        "<|>v": { "host": "h", "vcpu": 4, "memory": "8 GiB", "demand": { "cpu": "100 %", "memory": "2 GiB" } },
        "w": { "host": "h", "vcpu": 2, "memory": "4 GiB", "demand": { "cpu": "50 %", "memory": "1 GiB" } }
      }
    }`;
    const lines = hover(text) ?? [];
    expect(lines).toEqual(expect.arrayContaining([
      expect.stringMatching(/^Waits for CPU: [\d.]+ % ready$/), expect.stringMatching(/^In RAM: [\d.]+ GiB, [\d.]+ GiB ballooned$/),
      'Technique: hardware-assisted virtualization', 'Other hardware: VMware SVGA II and VMCI device', expect.stringMatching(/^Files: \d+ files now, at least 8 GiB$/),
    ]));
    expect(lines.length).toBeLessThanOrEqual(13);
    expect(lines[2]).toMatch(/^Waits for CPU/);
    expect(lines[3]).toMatch(/^In RAM/);
    expect(hover(text.replace('<|>v', 'v').replace('"h":', '"<|>h":'))?.slice(0, 5)).toEqual(['h', 'Host "h"', 'Waiting for CPU: 2 guests', expect.stringMatching(/^Memory state: soft, [\d.]+ GiB ballooned$/), 'VMs: 2']);
  });

  it('a VM says what it uses of CPU where a limit of its pool, or its host, gives it less than it wants', () => {
    const use = (pool: string, cores = 4): readonly string[] | undefined => hover(`{
      "hosts": { "h": { "cpu": { "cores": ${cores}, "clock": "2 GHz" } } }, "resourcePools": { "p": { "parent": "h"${pool} } },
      "vms": { "<|>v": { "host": "h", "resourcePool": "p", "vcpu": 2, "demand": { "cpu": "80 %" } } }
    }`)?.filter((line) => line.startsWith('CPU use'));
    expect(use('')).toEqual(['CPU use: 80 %']);
    expect(use(', "cpu": { "limit": "1 GHz" }')).toEqual(['CPU use: 25 % of 80 % wanted']);
    expect(use('', 1)).toEqual(['CPU use: 50 % of 80 % wanted']);
  });

  it('a container says whose kernel it shares and what it may take', () => {
    const text = (on: string): string => `{ "hosts": { "h": { "hostOs": "debian-12" }, "esx": { "hypervisor": "esxi-8.0" } }, "containers": { "<|>c": { "on": "${on}", "cpus": 2, "memoryLimit": "1 GiB" } } }`;
    expect(hover(text('h'))).toEqual(['c', 'Container "c"', 'Runs on: h', 'Kernel: shared with what it runs on', 'May take: 2 CPUs and 1 GiB']);
    expect(hover(text('esx'))?.slice(0, 4)).toEqual(['c', 'Container "c"', 'Kernel: cannot be shared', 'Runs on: esx']);
  });

  it('a resource pool says what is reserved in it', () => {
    expect(hover('{ "hosts": { "h": {} }, "resourcePools": { "<|>p": { "parent": "h", "cpu": { "reservation": "4 GHz" } } }, "vms": { "v": { "host": "h", "resourcePool": "p", "cpu": { "reservation": "1 GHz" } } } }'))
      .toEqual(['p', 'Resource pool "p"', 'Takes from: h', 'VMs: 1', 'CPU reserved: 1 GHz of 4 GHz', 'CPU entitled: 2 GHz of 2 GHz wanted', 'Memory entitled: 1 GiB of 1 GiB wanted']);
  });

  it('a resource pool begins with a reservation that it cannot keep', () => {
    const text = (expandable: boolean): string => `{ "hosts": { "h": {} }, "resourcePools": { "<|>p": { "parent": "h", "expandable": ${expandable}, "cpu": { "reservation": "1 GHz" } } }, "vms": { "v": { "host": "h", "resourcePool": "p", "cpu": { "reservation": "2 GHz" } } } }`;
    expect(hover(text(false))?.[2]).toBe('CPU reserved: 2 GHz of 1 GHz');
    expect(hover(text(true))?.[2]).toBe('Takes from: h');
  });

  it('a resource pool that expands says what it takes from above, not that it has nothing', () => {
    const reserved = (pool: string): string | undefined => hover(`{ "hosts": { "h": {} }, "resourcePools": { "<|>p": { "parent": "h"${pool} } }, "vms": { "v": { "host": "h", "resourcePool": "p", "cpu": { "reservation": "12 GHz" } } } }`)?.find((line) => line.startsWith('CPU reserved'));
    expect(reserved('')).toBe('CPU reserved: 12 GHz, all from above');
    expect(reserved(', "cpu": { "reservation": "8 GHz" }')).toBe('CPU reserved: 12 GHz, 4 GHz of it from above');
    expect(reserved(', "expandable": false')).toBe('CPU reserved: 12 GHz, but the pool has none of its own');
  });

  it('a server without a hypervisor is not asked for VMs', () => {
    const text = '{ "hosts": { "<|>h": { "hostOs": "windows-server-2022", "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB", "ownDemand": { "cpu": "7 %", "memory": "16 GiB" } } } }';
    expect(hover(text)).toEqual(['h', 'Host "h"', 'CPU use: 7 % of 16 GHz', 'Memory use: 25 %']);
  });

  it('a datastore says what is taken of it and what it is promised', () => {
    const disks = '{ "a": { "datastore": "d", "size": "60 GiB" }, "b": { "datastore": "d", "size": "90 GiB", "provisioning": "thin" } }';
    const text = `{ "datastores": { "<|>d": { "capacity": "100 GiB", "mountedBy": ["c"] } }, "vms": { "v": { "disks": ${disks} } } }`;
    expect(hover(text)).toEqual(['d', 'Datastore "d"', 'Taken: 60 GiB of 100 GiB, 60 %', 'Provisioned: 150 GiB of 100 GiB, 150 %', 'VMs: 1', 'Mounted by: c']);
    expect(explanations(text)['Taken']).toContain('1 thing on it does not say how much it takes: it may be more.');
  });

  it('of every collection something is known, or at least what it is', () => {
    const of = (collection: string, entry: string): readonly string[] | undefined => hover(`{ "${collection}": { "<|>x": ${entry} } }`)?.slice(1);
    expect(of('sites', '{}')).toEqual(['Site "x"', 'Hosts: 0', 'VMs: 0']);
    expect(of('networks', '{ "vlan": 10, "subnet": "10.0.0.0/24" }')).toEqual(['Network "x"', 'VLAN: 10', 'Subnet: 10.0.0.0/24', 'VMs: 0']);
    expect(of('switches', '{ "kind": "physical", "ports": { "a": {} } }')).toEqual(['Switch "x"', 'Kind: physical', 'Ports: 1']);
    expect(of('arrays', '{ "groups": { "g": { "disks": 10, "size": "1 TiB" } } }')).toEqual(['Array "x"', 'Raw capacity: 10 TiB in 1 disk group', 'Usable: 10 TiB', 'Datastores: 0']);
    expect(of('users', '{ "description": "Admin" }')).toEqual(['User "x"', 'Admin']);
    expect(of('routers', '{}')).toEqual(['Router "x"']);
  });
});

describe('hovering a reference', () => {
  it('says what it names, as its key does', () => {
    expect(hover('{ "hosts": { "h": {} }, "vms": { "a": { "host": "<|>h" } } }')).toEqual(['h', 'Host "h"', 'VMs: 1', 'vCPUs: 1', 'Memory given to VMs: 1 GiB']);
  });

  it('of a disk group or an export says how much is usable and left, and how that comes about', () => {
    const text = (on: string): string => `{ "arrays": { "san": { "groups": { "fast": { "disks": 6, "size": "1 TiB", "raid": "raid6" } }, "exports": { "lun": { "group": "fast", "size": "1 TiB" } } } }, "datastores": { "d": { "on": ${on} } } }`;
    expect(hover(text('"san/<|>fast"'))).toEqual(['fast', '"fast" of array "san"', 'disks: 6', 'size: 1 TiB', 'raid: raid6', 'Usable: 4 TiB', 'Left: 3 TiB free', 'Named by: datastore "d" and array "san"']);
    expect(explanations(text('"san/<|>fast"'))['Usable']).toContain('6 × 1 TiB = 6 TiB raw.');
    expect(hover(text('"san/<|>lun"'))).toEqual(expect.arrayContaining(['Usable: 1 TiB', 'Left: 0 B free']));
  });

  it('of a part says what is written of it and who else names it', () => {
    const text = (port: string): string => `{ "switches": { "leaf": { "ports": { "eth1": { "speed": "25 Gb/s", "mtu": 9000 } } } }, "hosts": { "h": { "nics": { "n": { "port": ${port} } } } } }`;
    expect(hover(text('"leaf/<|>eth1"'))).toEqual(['eth1', '"eth1" of switch "leaf"', 'speed: 25 Gb/s', 'mtu: 9000', 'Named by: host "h"']);
    expect(hover(text('"leaf/eth1"').replace('"eth1"', '"<|>eth1"'))).toEqual(['eth1', '"eth1" of switch "leaf"', 'Named by: host "h"']);
  });

  it('to something that is not there says nothing: a finding does', () => {
    expect(hover('{ "vms": { "a": { "host": "<|>gone" } } }')).toBeUndefined();
  });
});

describe('hovering a quantity', () => {
  const memory = (value: string): readonly string[] | undefined => hover(`{ "hosts": { "h": { "memory": ${value} } } }`);

  it('says it in other units, and not in its own', () => {
    expect(memory('"<|>512 GiB"')).toEqual(['"512 GiB"', '549.8 GB', '549,755,813,888 B']);
    expect(memory('"<|>1 TB"')).toEqual(['"1 TB"', '931.3 GiB', '1,000,000,000,000 B']);
    expect(hover('{ "hosts": { "h": { "cpu": { "clock": "<|>2.9 GHz" } } } }')).toEqual(['"2.9 GHz"', '2,900 MHz']);
    expect(hover('{ "sites": { "a": {}, "s": { "links": { "a": { "roundTrip": "<|>2 min" } } } } }')).toEqual(['"2 min"', '120 s']);
  });

  it('says what a percentage comes to', () => {
    expect(hover(`{ ${host}, "vms": { "v": { "host": "h", "vcpu": 4, "demand": { "cpu": "<|>35 %" } } } }`)).toEqual(['"35 %"', '3.5 GHz of 4 vCPU at 2.5 GHz']);
    expect(hover('{ "vms": { "v": { "memory": "8 GiB", "demand": { "memory": "<|>50 %" } } } }')).toEqual(['"50 %"', '4 GiB of its memory']);
    expect(hover('{ "vms": { "v": { "disks": { "d": { "size": "40 GiB", "used": "<|>25 %" } } } } }')).toEqual(['"25 %"', '10 GiB of its size']);
  });

  it('says nothing where there is nothing to add', () => {
    expect(hover('{ "policies": { "datastoreFull": "<|>90 %" } }')).toBeUndefined();
    expect(memory('"<|>512 Go"')).toBeUndefined();
    expect(hover('{ "hosts": { "h": { "model": "<|>512 GiB" } } }')).toBeUndefined();
    expect(hover('{ "hosts": { "h": { "mem<|>ory": "512 GiB" } } }')).toBeUndefined();
  });
});
