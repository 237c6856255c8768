import { describe, expect, it } from 'vitest';
import type { CollectionName } from '../../../src/core/model/ids';
import type { Figure } from '../../../src/features/figures/figure';
import { sectionsOf } from '../../../src/features/figures/sectionsOf';
import { hostUse } from '../../../src/features/use';
import { sessionOf } from '../../support/estate';

/** The figures of an entry by section and name: "CPU/Demand". */
function figuresOf(text: string, collection: CollectionName, id: string): Readonly<Record<string, Figure>> {
  const { estate } = sessionOf(text);
  const entry = estate.find(collection, id);
  if (!entry) throw new Error(`There is no ${collection}/${id}.`);
  return Object.fromEntries(sectionsOf(estate, entry).flatMap(({ title, figures }) => figures.map((figure) => [`${title}/${figure.name}`, figure])));
}

const contended = `{
  "hosts": { "h": { "hypervisor": "esxi-8.0", "cpu": { "sockets": 2, "cores": 4, "threads": 2, "clock": "2.5 GHz" }, "memory": "64 GiB" } },
  "vms": {
    "db": { "host": "h", "vcpu": 8, "memory": "32 GiB", "demand": { "cpu": "90 %", "memory": "50 %" } },
    "web": { "host": "h", "vcpu": 4, "memory": "16 GiB", "cpu": { "shares": "low", "reservation": "1 GHz" }, "demand": { "cpu": "8 GHz", "memory": "8 GiB" } },
    "batch": { "host": "h", "vcpu": 2, "memory": "8 GiB", "cpu": { "limit": "1 GHz" }, "demand": { "cpu": "80 %" } }
  }
}`;

describe('the figures of a host', () => {
  const of = (text: string): Readonly<Record<string, Figure>> => figuresOf(text, 'hosts', 'h');

  it('say how its CPU capacity comes about, with the policies in it', () => {
    const policies = '"policies": { "smtGain": "25 %", "hypervisorCpu": "4 %" }, ';
    expect(of(contended.replace('"hosts"', `${policies}"hosts"`))['CPU/Capacity']).toMatchObject({
      value: '24 GHz', formula: '8 cores × 2.5 GHz × (1 + 25 %) × (1 − 4 %) = 24 GHz', policies: ['"smtGain" 25 %', '"hypervisorCpu" 4 %'],
    });
  });

  it('add up what its guests want and get, the largest first', () => {
    const figures = of(contended);
    expect(figures['CPU/Demand']).toMatchObject({ value: '30 GHz, 150 %', formula: 'db 18 GHz + web 8 GHz + batch 4 GHz = 30 GHz', explanation: 'What its guests want together. As the document says.' });
    expect(figures['CPU/Entitled']).toMatchObject({ value: '20 GHz, 100 %', source: expect.stringContaining('vSphere 7.0 Resource Management') });
    expect(figures['CPU/Utilization']?.formula).toBe('20 GHz / 20 GHz = 100 %');
    expect(figures['CPU/vCPUs per core']).toMatchObject({ value: '1.8 of 4 allowed', formula: '14 vCPUs / 8 cores = 1.8', policies: ['"vcpuPerCore" 4'] });
    expect(figures['CPU/Longest wait']?.value).toBe('60 % ready');
  });

  it('count many guests together', () => {
    const vms = Array.from({ length: 7 }, (_, i) => `"v${i}": { "host": "h", "vcpu": 1, "demand": { "cpu": "${i + 1}00 MHz" } }`).join(', ');
    expect(of(`{ "hosts": { "h": { "cpu": { "cores": 8, "clock": "2 GHz" } } }, "vms": { ${vms} } }`)['CPU/Demand']?.formula).toBe('v6 700 MHz + v5 600 MHz + v4 500 MHz + v3 400 MHz + 3 others 600 MHz = 2.8 GHz');
  });

  it('say where the memory went that does not fit, and what that does to the guests', () => {
    const figures = of(contended.replace('"64 GiB"', '"40 GiB"'));
    const total = figures['Memory/In RAM'];
    expect(total?.formula).toMatch(/^56 GiB − [\d.]+ GiB ballooned = [\d.]+ GiB$/);
    expect(figures['Memory/Ballooned']).toMatchObject({ policies: ['"balloonLimit" 65 %', '"idleMemoryTax" 75 %'], source: expect.stringContaining('OSDI 2002') });
    expect(figures['Memory/State']).toMatchObject({ value: 'soft', formula: expect.stringMatching(/^40 GiB − 0 B − .* = .* free$/), explanation: expect.stringContaining('64 % of minFree') });
    expect(figures['Memory/Overhead']).toMatchObject({ source: 'vSphere Resource Management 6.5: Overhead Memory on Virtual Machines', formula: expect.stringContaining('db ') });
  });

  it('say what the host keeps for itself, and whether the document, a policy or the product says so', () => {
    const own = (more: string, policies = ''): Figure | undefined => of(`{ ${policies} "hosts": { "h": { "memory": "100 GiB" ${more} } } }`)['Memory/Kept by the host'];
    expect(own('')).toMatchObject({ value: '0 B', policies: ['"hostMemoryReserve" 0 %'] });
    expect(own('', '"policies": { "hostMemoryReserve": "4 %" },')).toMatchObject({ value: '4 GiB', formula: 'max(0 B said, 4 % × 100 GiB) = 4 GiB' });
    expect(own(', "ownDemand": { "memory": "10 GiB" }')).toMatchObject({ value: '10 GiB', formula: 'max(10 GiB said, 0 % × 100 GiB) = 10 GiB' });
    expect(own(', "hypervisor": "xenserver-8"')).toMatchObject({ value: '6 GiB', explanation: 'What XenServer 8 takes for itself, as published.', source: expect.stringMatching(/./) });
  });

  it('name the policies that the product follows when it takes memory back', () => {
    const ballooned = (hypervisor: string): Figure | undefined => of(`{
      "hosts": { "h": { "hypervisor": "${hypervisor}", "memory": "32 GiB" } },
      "vms": { "a": { "host": "h", "memory": "40 GiB", "memoryAllocation": { "reservation": "8 GiB" }, "demand": { "memory": "8 GiB" } } }
    }`)['Memory/Ballooned'];
    expect(ballooned('proxmox-8')).toMatchObject({ policies: ['"ballooningTarget" 80 %'], source: expect.stringContaining('Proxmox VE') });
    expect(ballooned('hyperv-2022')).not.toHaveProperty('policies');
  });

  it('agree with the use that is shown beside its name, be it nested or an application (T8)', () => {
    const text = `{
      "hosts": { "h": { "cpu": { "cores": 8, "clock": "2 GHz" } }, "lab": { "vm": "shell", "hypervisor": "kvm" }, "pc": { "hypervisor": "virtualbox-7", "hostOs": "debian-12", "cpu": { "cores": 8, "clock": "2 GHz" } } },
      "vms": { "shell": { "host": "h", "vcpu": 4, "nested": true }, "a": { "host": "lab", "vcpu": 2, "demand": { "cpu": "50 %" } }, "b": { "host": "pc", "vcpu": 4, "demand": { "cpu": "50 %" } } }
    }`;
    const { estate } = sessionOf(text);
    for (const id of ['lab', 'pc']) expect(figuresOf(text, 'hosts', id)['CPU/Demand']?.value).toMatch(new RegExp(`, ${Math.round((estate.query(hostUse, id).cpu?.fraction ?? 0) * 100)} %$`));
  });

  it('do not put it down to the host where a limit withholds something', () => {
    const text = `{
      "hosts": { "h": { "cpu": { "cores": 4, "clock": "2 GHz" } } }, "resourcePools": { "test": { "parent": "h", "cpu": { "limit": "2 GHz", "reservation": "1 GHz" }, "expandable": false } },
      "vms": { "a": { "host": "h", "resourcePool": "test", "vcpu": 2, "cpu": { "reservation": "3 GHz" }, "demand": { "cpu": "100 %" } } }
    }`;
    expect(of(text)['CPU/Entitled']?.explanation).toBe('What they get: less than they want. Limits withhold the rest, though the host has it.');
    expect(figuresOf(text, 'vms', 'a')['CPU/Entitled']?.explanation).toBe('A limit of its resource pool, or of one above, withholds the rest, whether the host has it or not.');
    const pool = figuresOf(text, 'resourcePools', 'test');
    expect([pool['CPU/Reserved inside']?.formula, pool['Memory/Limit']?.explanation]).toEqual(['3 GHz − 1 GHz = 2 GHz too much', 'Nothing bounds what is in it but what is above it.']);
  });

  it('claim nothing that rests on what the document does not say', () => {
    const figures = of('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h" } } }');
    expect(Object.entries(figures).map(([name, { value }]) => `${name}: ${value}`)).toEqual(['CPU/Capacity: not said', 'Memory/Capacity: not said']);
    expect(Object.keys(of('{ "hosts": { "h": { "cpu": { "cores": 4 } } }, "vms": { "a": { "host": "h" } } }'))).toEqual(['CPU/vCPUs per core', 'CPU/Capacity', 'Memory/Capacity']);
  });
});

describe('the figures of a VM', () => {
  const of = (id: string, text = contended): Readonly<Record<string, Figure>> => figuresOf(text, 'vms', id);

  it('say what it wants, as it is written', () => {
    expect(of('db')['CPU/Demand']).toMatchObject({ value: '18 GHz', formula: 'min(90 % × 8 vCPU × 2.5 GHz, 8 vCPU × 2.5 GHz) = 18 GHz', policies: ['"hardwareAssistedCost" 1'] });
    expect(of('web')['CPU/Demand']?.formula).toBe('min(8 GHz, 4 vCPU × 2.5 GHz) = 8 GHz');
  });

  it('say what it gets, and what decided that', () => {
    expect(of('batch')['CPU/Entitled']).toMatchObject({ value: '1 GHz', formula: 'min(1 GHz limit, 4 GHz wanted) = 1 GHz', explanation: 'Its limit withholds the rest, whether the host has it or not.' });
    expect(of('db')['CPU/Entitled']).toMatchObject({ value: '15.2 GHz', formula: 'max(0 MHz reserved, min(18 GHz wanted, 8000 shares × 1.9 MHz)) = 15.2 GHz' });
    expect(of('web')['CPU/Entitled']?.formula).toBe('max(1 GHz reserved, min(8 GHz wanted, 2000 shares × 1.9 MHz)) = 3.8 GHz');
    expect(of('web')['CPU/Shares']).toMatchObject({ value: '2000', explanation: expect.stringContaining('17 % of all on the host') });
  });

  it('say what its resource pool gets, and what it weighs in there', () => {
    const text = `{
      "hosts": { "h": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "8 GiB" } },
      "resourcePools": { "gold": { "parent": "h", "cpu": { "limit": "3 GHz" } } },
      "vms": {
        "a": { "host": "h", "resourcePool": "gold", "vcpu": 1, "demand": { "cpu": "100 %" } }, "b": { "host": "h", "resourcePool": "gold", "vcpu": 2, "demand": { "cpu": "100 %" } },
        "beside": { "host": "h", "vcpu": 4, "demand": { "cpu": "10 %" } }
      }
    }`;
    expect(of('a', text)['CPU/Resource pool']?.value).toBe('gold, 3 GHz');
    expect(of('a', text)['CPU/Shares']?.explanation).toContain('33 % of all in its pool');
    expect(of('beside', text)['CPU/Shares']?.explanation).toContain('50 % of all on the host');
  });

  it('say how long it waits', () => {
    expect(of('web')['CPU/Ready']).toMatchObject({ value: '42 %', formula: '(8 GHz − 3.8 GHz) / (4 × 2.5 GHz) = 42 %', policies: ['"cpuReady" 5 %'] });
    expect(of('batch')['CPU/If all were busy']?.formula).toBe('min(1 GHz limit, 5 GHz wanted) = 1 GHz');
  });

  it('need no formula where it gets all it wants', () => {
    const idle = of('a', '{ "hosts": { "h": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "8 GiB" } }, "vms": { "a": { "host": "h", "demand": { "cpu": "10 %" } } } }');
    expect(idle['CPU/Entitled']).toEqual(expect.objectContaining({ value: '200 MHz', explanation: 'It gets all it wants.' }));
    expect(idle['CPU/Entitled']?.formula).toBeUndefined();
    expect(idle['Memory/In RAM']).toMatchObject({ value: '1 GiB', explanation: 'All of its memory is in the RAM of its host.' });
  });

  it('say on a type 2 hypervisor that it is a process, and what that costs', () => {
    const hosted = of('a', '{ "hosts": { "pc": { "hypervisor": "virtualbox-7", "hostOs": "windows-11", "cpu": { "cores": 4, "clock": "2 GHz" } } }, "vms": { "a": { "host": "pc", "vcpu": 2, "guest": "debian-12", "demand": { "cpu": "50 %" } } } }');
    expect(hosted['How it runs/To its host']).toMatchObject({ value: 'a process of Windows 11', explanation: expect.stringContaining('user space of Windows 11') });
    expect(hosted['How it runs/Cost']).toMatchObject({ value: '× 1.1', formula: '1 × 1.1 = 1.1', policies: ['"hardwareAssistedCost" 1', '"hostedCost" 1.1'] });
    expect(hosted['CPU/Demand']?.formula).toBe('min(50 % × 2 vCPU × 2 GHz × 1.1, 2 vCPU × 2 GHz) = 2.2 GHz');
  });

  it('say by which technique it runs, and why by none', () => {
    expect(of('db')['How it runs/Technique']).toMatchObject({ value: 'hardware-assisted virtualization', source: expect.stringMatching(/ESXi/) });
    const arm = of('a', '{ "hosts": { "h": { "hypervisor": "esxi-8.0" } }, "vms": { "a": { "host": "h", "architecture": "arm64" } } }');
    expect(arm['How it runs/Technique']).toMatchObject({ value: 'none is possible', explanation: expect.stringContaining('arm64') });
  });

  it('say whether it fits into a NUMA node', () => {
    expect(of('db')['How it runs/NUMA']).toMatchObject({ value: 'over 2 nodes', formula: '8 vCPUs > 4 cores of a node, 32 GiB ≤ 32 GiB of a node' });
    expect(of('web')['How it runs/NUMA']?.value).toBe('in one node');
  });

  it('are none of CPU and memory while it does not run', () => {
    expect(Object.keys(of('db', contended.replace('"db": {', '"db": { "power": "off",'))).filter((name) => !name.startsWith('How it runs'))).toEqual([]);
  });
});

describe('the figures of a container', () => {
  const text = `{
    "hosts": { "h": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "8 GiB" } },
    "containers": { "a": { "on": "h", "cpus": 1.5, "memoryLimit": "512 MiB", "demand": { "cpu": "50 %", "memory": "50 %" } }, "free": { "on": "h" }, "windows": { "on": "h", "os": "windows-server-2022" } }
  }`;
  const of = (id: string): Readonly<Record<string, Figure>> => figuresOf(text, 'containers', id);

  it('say what the kernel is told', () => {
    expect(of('a')['Control group/CPU quota']).toMatchObject({ value: '150000 of 100000 µs', formula: '1.5 × 100000 µs = 150000 µs', source: expect.stringContaining('CFS') });
    expect(of('a')['Control group/CPU weight']).toMatchObject({ value: '39', formula: '⌊1 + (1024 − 2) × 9999 / 262142⌋ = 39' });
    expect(of('free')['Control group/Memory limit']).toMatchObject({ value: 'none', explanation: expect.stringContaining('run out') });
  });

  it('say whose kernel it shares, and why it cannot', () => {
    expect(of('a')['Control group/Kernel']?.value).toBe('shared with what it runs on');
    expect(of('windows')['Control group/Kernel']).toMatchObject({ value: 'cannot be shared', explanation: expect.stringContaining('Windows') });
  });

  it('say what it wants of its host and gets', () => {
    expect(of('a')['CPU/Demand']).toMatchObject({ value: '1.5 GHz', formula: 'min(50 % × 1.5 CPUs × 2 GHz, 1.5 CPUs × 2 GHz) = 1.5 GHz' });
    expect(of('a')['Memory/Limit']?.value).toBe('512 MiB');
  });
});

describe('the figures of a resource pool', () => {
  it('say what is reserved in it, and what it gets of each host', () => {
    const figures = figuresOf(`{
      "clusters": { "c": {} },
      "hosts": { "a": { "cluster": "c", "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "32 GiB" }, "b": { "cluster": "c", "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "32 GiB" } },
      "resourcePools": { "gold": { "parent": "c", "cpu": { "reservation": "2 GHz", "shares": "high" } } },
      "vms": {
        "x": { "host": "a", "resourcePool": "gold", "vcpu": 2, "cpu": { "reservation": "3 GHz" }, "demand": { "cpu": "100 %" } },
        "y": { "host": "b", "resourcePool": "gold", "vcpu": 1, "demand": { "cpu": "100 %" } }
      }
    }`, 'resourcePools', 'gold');
    expect(figures['CPU/Reservation']?.value).toBe('2 GHz');
    expect(figures['CPU/Reserved inside']).toMatchObject({ value: '3 GHz', formula: '3 GHz − 2 GHz = 1 GHz from above', explanation: expect.stringContaining('It may expand') });
    expect(figures['CPU/Shares']?.value).toBe('8000');
    expect(figures['CPU/Entitled']).toMatchObject({ value: '6 GHz', formula: 'a 4 GHz + b 2 GHz = 6 GHz' });
  });
});
