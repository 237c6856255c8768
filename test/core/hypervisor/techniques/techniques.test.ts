import { describe, expect, it } from 'vitest';
import { cpuCost, techniqueOf, type TechniqueAnswer } from '../../../../src/core/hypervisor/techniques/techniques';
import { estateOf } from '../../../support/worlds';

type World = Readonly<Record<string, unknown>>;
const on = (host: World, vm: World = {}, rest: World = {}): World => ({ hosts: { h: host }, vms: { v: { host: 'h', ...vm } }, ...rest });
const answer = (world: World, vm = 'v'): TechniqueAnswer => techniqueOf(estateOf(world), vm);
/** The technique, or the reasons against every one. */
function technique(world: World, vm = 'v'): string | readonly string[] {
  const found = answer(world, vm);
  switch (found.kind) {
    case 'technique': return found.technique;
    case 'impossible': return found.reasons.map(({ says }) => says);
    case 'unknown': return [found.says];
  }
}

describe('the technique of a VM that says nothing', () => {
  it('is hardware-assisted where the product has it and nothing says that the processor lacks it (T2, T3)', () => {
    expect(technique(on({ hypervisor: 'esxi-8.0' }))).toBe('hardware-assisted');
    expect(technique(on({ hypervisor: 'esxi-8.0', cpu: { generation: 'ice-lake' } }))).toBe('hardware-assisted');
    expect(technique(on({ hypervisor: 'virtualbox-7', hostOs: 'windows-11', cpu: { generation: 'never heard of it' } }))).toBe('hardware-assisted');
  });

  // "Announcing the ESXi-Arm Fling"; Oracle VirtualBox 7.1; "Xen ARM with Virtualization Extensions", wiki.xenproject.org.
  it.each(['esxi-8.0', 'virtualbox-7', 'xen'])('is hardware-assisted on the Arm processors that %s was also made for', (hypervisor) => {
    expect(technique(on({ hypervisor, hostOs: 'macos', cpu: { architecture: 'arm64' } }, { guest: 'debian-12' }))).toBe('hardware-assisted');
    expect(technique(on({ hypervisor, hostOs: 'macos', cpu: { architecture: 'arm64' } }, { architecture: 'x86-64' }))).toEqual([expect.stringContaining('its code is x86-64')]);
  });

  it('is hardware-assisted for a 32-bit guest on 64-bit processors', () => {
    expect(['esxi-8.0', 'hyperv-2022', 'kvm', 'proxmox-9', 'xenserver-8'].map((hypervisor) => technique(on({ hypervisor }, { guest: 'windows-7', architecture: 'x86' })))).toEqual(Array(5).fill('hardware-assisted'));
  });

  it('is binary translation where the product has that and the processor cannot assist (T2)', () => {
    const old = on({ hypervisor: 'esxi-5.5', cpu: { virtualization: false } }, { architecture: 'x86' });
    expect(technique(old)).toBe('binary-translation');
    expect(answer(old)).toMatchObject({ instead: [{ kind: 'extension', extension: 'hardware-virtualization' }] });
  });

  it('is emulation on an emulator, and of a guest of another architecture', () => {
    expect(technique(on({ hypervisor: 'qemu', hostOs: 'debian-12' }))).toBe('emulation');
    expect(technique(on({ hypervisor: 'qemu', hostOs: 'debian-12', cpu: { architecture: 'x86-64' } }, { architecture: 'arm64' }))).toBe('emulation');
  });

  it('is impossible where nothing is left, with every reason once', () => {
    expect(technique(on({ hypervisor: 'esxi-8.0', cpu: { virtualization: false } }))).toEqual([
      'hardware-assisted virtualization needs Intel VT-x or AMD-V, and "virtualization" of "h" is false',
    ]);
    expect(technique(on({ hypervisor: 'esxi-8.0', cpu: { virtualization: false } }, { architecture: 'arm64' }))).toEqual([
      'its code is arm64, which the x86-64 processors of "h" do not run',
      'hardware-assisted virtualization needs Intel VT-x or AMD-V, and "virtualization" of "h" is false',
    ]);
  });

  it('is not known without a host, and on a host whose hypervisor is not said or not known', () => {
    expect(technique({ vms: { v: {} } })).toEqual(['VM "v" names no host.']);
    expect(technique(on({}))).toEqual(['Host "h" does not say which hypervisor it has.']);
    expect(technique(on({ hypervisor: 'vms-r-us-3' }))).toEqual(['The catalogue has no hypervisor "vms-r-us-3".']);
    expect(answer({}, 'nobody').kind).toBe('unknown');
  });
});

describe('the technique a VM says', () => {
  it('is the only one (T1)', () => {
    expect(technique(on({ hypervisor: 'kvm' }, { virtualization: 'paravirtual', guest: 'debian-12' }))).toBe('paravirtual');
    expect(technique(on({ hypervisor: 'qemu', hostOs: 'debian-12' }, { virtualization: 'full' }))).toEqual(['QEMU has no hardware-assisted virtualization and no binary translation']);
    expect(technique(on({ hypervisor: 'esxi-8.0' }, { virtualization: 'emulation' }))).toEqual(['VMware ESXi 8.0 has no emulation']);
  });

  it('that is paravirtual takes drivers or a kernel made for it, and no known lack of them (T5)', () => {
    const xen = { hypervisor: 'xen', cpu: { virtualization: false } };
    expect([technique(on(xen, { virtualization: 'paravirtual', guest: 'debian-12' })), technique(on(xen, { virtualization: 'paravirtual', guest: 'my own' }))]).toEqual(['paravirtual', 'paravirtual']);
    expect(technique(on(xen, { virtualization: 'paravirtual', guest: 'windows-server-2022' }))).toEqual(['Windows Server 2022 has no kernel that is modified for it']);
    expect(technique(on({ hypervisor: 'kvm' }, { virtualization: 'paravirtual', guest: 'windows-server-2022' }))).toBe('paravirtual');
    expect(technique(on({ hypervisor: 'kvm', cpu: { virtualization: false } }, { virtualization: 'paravirtual' }))).toEqual(['paravirtualization needs Intel VT-x or AMD-V, and "virtualization" of "h" is false']);
  });

  it('is none on a container engine, which runs no VMs', () => {
    expect(technique(on({ hypervisor: 'docker', hostOs: 'debian-12' }))).toEqual([expect.stringMatching(/^Docker .*is a container engine: it runs no VMs$/)]);
  });
});

describe('the processors of a host', () => {
  it('lack what their generation did not have, unless the document says they have it (T3)', () => {
    expect(technique(on({ hypervisor: 'hyperv-2022', cpu: { generation: 'penryn' } }))).toEqual(['hardware-assisted virtualization needs Intel EPT, and Penryn processors do not have it']);
    expect(technique(on({ hypervisor: 'hyperv-2022', cpu: { generation: 'penryn', extensions: ['EPT'] } }))).toBe('hardware-assisted');
    expect(technique(on({ hypervisor: 'hyperv-2022', cpu: { model: 'AMD EPYC 7742 64-Core Processor' } }))).toBe('hardware-assisted');
  });

  it('are judged by what their architecture has: no arm64 lacks a mode of x86', () => {
    expect(technique(on({ hypervisor: 'kvm', cpu: { generation: 'ampere-altra' } }, { guest: 'debian-12' }))).toBe('hardware-assisted');
  });

  it('run 32-bit guests of their own kind natively, and take guests to be of their own (T4)', () => {
    expect(technique(on({ hypervisor: 'esxi-8.0' }, { architecture: 'x86' }))).toBe('hardware-assisted');
    expect(answer(on({ hypervisor: 'esxi-8.0' }, { guest: 'windows-xp' }))).toMatchObject({ kind: 'technique', architecture: 'x86-64' });
    expect(answer(on({ hypervisor: 'esxi-8.0' }, { guest: 'windows-2000' }))).toMatchObject({ kind: 'technique', architecture: 'x86' });
    expect(technique(on({ hypervisor: 'kvm', cpu: { architecture: 'arm64' } }, { guest: 'windows-server-2022' }))).toEqual(['its code is x86-64, which the arm64 processors of "h" do not run']);
  });
});

describe('a host that runs in a VM', () => {
  const nested = (vm: World, outer: World = { hypervisor: 'esxi-8.0' }, inner: World = { hypervisor: 'kvm' }): World => ({
    hosts: { outer, inner: { ...inner, vm: 'lab' } }, vms: { lab: { host: 'outer', ...vm }, v: { host: 'inner' } },
  });

  it('sees hardware virtualization where that VM shows it (T6)', () => {
    expect(technique(nested({ nested: true }))).toBe('hardware-assisted');
    expect(technique(nested({}))).toEqual(['hardware-assisted virtualization needs Intel VT-x or AMD-V, and VM "lab" does not show it to its guest: its "nested" is not true']);
  });

  it('sees none where the hypervisor around it cannot nest or the processors below cannot assist it', () => {
    expect(technique(nested({ nested: true }, { hypervisor: 'esxi-4.1' }))).toEqual([expect.stringContaining('VMware ESXi 4.1 shows it to no guest of VM "lab"')]);
    expect(technique(nested({ nested: true }, { hypervisor: 'esxi-8.0', cpu: { virtualization: false } }))).toEqual([expect.stringContaining('VM "lab" has none to show: "virtualization" of "outer" is false')]);
    expect(technique(nested({ nested: true }, { hypervisor: 'virtualbox-7', cpu: { generation: 'merom' } }))).toEqual([expect.stringContaining('VM "lab" has none to show: Merom processors do not have it')]);
    expect(technique(nested({ nested: true }, { hypervisor: 'qemu' }))).toEqual([expect.stringContaining('VM "lab" is not run by hardware-assisted virtualization itself')]);
  });

  it('is not called lacking where nothing is known of what is around it (T3)', () => {
    expect(technique(nested({ nested: true }, {}))).toBe('hardware-assisted');
    expect(technique({ hosts: { inner: { hypervisor: 'kvm', vm: 'gone' } }, vms: { v: { host: 'inner' } } })).toBe('hardware-assisted');
  });

  it('passes on through two levels only what both show', () => {
    const twice = (middle: World): World => ({
      hosts: { a: { hypervisor: 'esxi-8.0' }, b: { hypervisor: 'kvm', vm: 'one' }, c: { hypervisor: 'kvm', vm: 'two' } },
      vms: { one: { host: 'a', ...middle }, two: { host: 'b', nested: true }, v: { host: 'c' } },
    });
    expect(technique(twice({ nested: true }))).toBe('hardware-assisted');
    expect(technique(twice({}))).toEqual([expect.stringContaining('VM "two" has none to show: VM "one" does not show it')]);
  });

  it('runs nothing in a circle of hosts, which is told and not followed (T7)', () => {
    const circle = { hosts: { a: { hypervisor: 'kvm', vm: 'two' }, b: { hypervisor: 'kvm', vm: 'one' } }, vms: { one: { host: 'a', nested: true }, two: { host: 'b', nested: true } } };
    expect(technique(circle, 'one')).toEqual(['the hosts run in each other in a circle: "a" → "b" → "a"']);
    expect(technique({ hosts: { a: { hypervisor: 'kvm', vm: 'v' } }, vms: { v: { host: 'a' } } })).toEqual(['the hosts run in each other in a circle: "a" → "a"']);
  });
});

describe('the CPU cost of a VM (T8)', () => {
  const cost = (world: World, vm = 'v'): { factor: number; because: readonly string[] } => {
    const { factor, because } = cpuCost(estateOf(world), vm);
    return { factor: Math.round(factor * 1000) / 1000, because: because.map(({ policy, value }) => `${policy} ${value}`) };
  };

  it('is that of its technique, by policy', () => {
    expect(cost(on({ hypervisor: 'esxi-8.0' }))).toEqual({ factor: 1, because: ['hardwareAssistedCost 1'] });
    expect(cost(on({ hypervisor: 'qemu' }))).toEqual({ factor: 10, because: ['emulationCost 10'] });
    expect(cost(on({ hypervisor: 'qemu', cluster: 'c' }, {}, { clusters: { c: { policies: { emulationCost: 20 } } } }))).toEqual({ factor: 20, because: ['emulationCost 20'] });
  });

  it('is more on a type 2 hypervisor, and for each VM around the host', () => {
    expect(cost(on({ hypervisor: 'virtualbox-7' }))).toEqual({ factor: 1.1, because: ['hardwareAssistedCost 1', 'hostedCost 1.1'] });
    const inner = { hosts: { a: { hypervisor: 'esxi-8.0' }, b: { hypervisor: 'virtualbox-7', vm: 'lab' } }, vms: { lab: { host: 'a', nested: true }, v: { host: 'b' } } };
    expect(cost(inner)).toEqual({ factor: 1.32, because: ['hardwareAssistedCost 1', 'hostedCost 1.1', 'nestedCost 1.2'] });
  });

  it('is nothing where the technique is not known or there is none', () => {
    expect([cost(on({})), cost(on({ hypervisor: 'esxi-8.0' }, { virtualization: 'emulation' })), cost({}, 'nobody')]).toEqual(Array(3).fill({ factor: 1, because: [] }));
  });
});
