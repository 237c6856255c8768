import { describe, expect, it } from 'vitest';
import { admissionOf, admissionOn } from '../../../../src/core/hypervisor/admission/admission';
import { placementOn } from '../../../../src/core/hypervisor/admission/placement';
import { sessionOf } from '../../../support/estate';
import { findingsOf } from '../../../support/findings';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

/** Reasons why VM "new" would not start on the host it names, or on another. */
function reasons(document: Fields, host?: string): readonly string[] {
  const estate = estateOf(document);
  const { admitted, reasons: said } = host === undefined ? admissionOf(estate, 'new') : admissionOn(estate, 'new', host);
  expect(admitted).toBe(said.length === 0);
  return said;
}
/** The same for "new" on host "esx" of the given kind, beside other VMs there. */
const onHost = (host: Fields, vm: Fields, others: Fields = {}, rest: Fields = {}): readonly string[] =>
  reasons({ hosts: { esx: host }, vms: { ...Object.fromEntries(Object.entries(others).map(([id, other]) => [id, { host: 'esx', ...(other as Fields) }])), new: { host: 'esx', ...vm } }, ...rest });

const bare = { cpu: { cores: 4, threads: 2, clock: '2 GHz' }, memory: '32 GiB' };
const esxi = { ...bare, hypervisor: 'esxi-8.0' };
const hyperv = { ...bare, hypervisor: 'hyperv-2022' };

describe('a power-on', () => {
  it('is accepted where nothing speaks against it', () => {
    expect(onHost(esxi, { vcpu: 8, memory: '32 GiB', guest: 'debian-12', disks: { system: { controller: 'pvscsi' } } }, { old: { memory: '32 GiB' } })).toEqual([]);
  });

  it('is refused by a host in maintenance, and by one whose own VM is not on', () => {
    expect(onHost({ maintenance: true }, {})).toEqual(['"esx" is in maintenance: it runs nothing.']);
    const nested = { hosts: { outer: {}, esx: { vm: 'shell' } }, vms: { shell: { host: 'outer', power: 'off' }, new: { host: 'esx' } } };
    expect(reasons(nested)).toEqual(['"esx" runs in VM "shell", which is not on.']);
  });

  it('is refused by a host that runs in the VM itself', () => {
    const nested = { hosts: { outer: {}, lab: { vm: 'new' }, inLab: { vm: 'shell' } }, vms: { new: { host: 'outer' }, shell: { host: 'lab' } } };
    expect(reasons(nested)).toEqual([]);
    expect([reasons(nested, 'lab'), reasons(nested, 'inLab')]).toEqual([['"lab" runs in VM "new" itself.'], ['"inLab" runs in VM "new" itself.']]);
  });

  it('is refused to a VM with more vCPUs than there are logical processors (S4), and to uneven sockets', () => {
    expect(onHost(bare, { vcpu: 9 })).toEqual(['"new" has 9 vCPUs, "esx" has 8 logical processors.']);
    expect(onHost(bare, { vcpu: 6, coresPerSocket: 4 })).toEqual(['VM "new" has 6 vCPUs, which 4 cores per socket do not divide.']);
  });

  it('is refused beyond the maxima of the product', () => {
    const old = { cpu: { cores: 1 }, hypervisor: 'esxi-4.1' };
    expect(onHost({ hypervisor: 'esxi-4.1' }, { vcpu: 9, memory: '256 GiB', disks: { data: { size: '3 TiB' } } })).toEqual([
      'VM "new" has 9 vCPUs; VMware ESXi 4.1 allows 8.', 'VM "new" has 256 GiB of memory; VMware ESXi 4.1 allows 255 GiB.', 'Disk "data" of VM "new" has 3 TiB; VMware ESXi 4.1 allows 2 TiB.',
    ]);
    const others = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`vm-${i}`, {}]));
    expect(onHost(old, {}, others)).toEqual(['"esx" would run 26 vCPUs; VMware ESXi 4.1 allows 25 vCPUs.']);
  });

  it('is refused as one VM more than the product runs on a host', () => {
    const others = (count: number): Fields => Object.fromEntries(Array.from({ length: count }, (_, i) => [`vm-${i}`, { power: 'on' }]));
    expect(onHost({ hypervisor: 'esxi-4.1' }, { power: 'off' }, others(319))).toEqual([]);
    expect(onHost({ hypervisor: 'esxi-4.1' }, { power: 'off' }, others(320))).toEqual(['"esx" would run 321 VMs; VMware ESXi 4.1 allows 320 VMs.']);
  });

  it('is refused with hardware the product does not have', () => {
    expect(onHost(hyperv, { usb: ['key'], disks: { system: { format: 'qcow2' } } })).toEqual([
      'VM "new" has USB devices; Microsoft Hyper-V 2022 gives VMs none.', 'Disk "system" of VM "new" is in format qcow2; Microsoft Hyper-V 2022 runs vhdx and vhd.',
    ]);
  });

  it('is not refused for a guest that the product does not support (A9)', () => {
    expect(onHost(hyperv, { guest: 'macos-14' })).toEqual([]);
  });

  it('is refused where no technique can run it', () => {
    expect(onHost(esxi, { architecture: 'arm64' })).toEqual([expect.stringMatching(/^VM "new" cannot run on "esx": its code is arm64, which the x86-64 processors of "esx" do not run/)]);
  });

  it('is refused where a device is absent or taken, and where a disk is out of reach', () => {
    const host = { devices: { gpu: {} } };
    expect(onHost(host, { passthrough: ['gpu', 'fpga'] }, { old: { passthrough: ['gpu'] } })).toEqual([
      '"gpu" of host "esx" is there for one VM, and "old" has it.', 'Host "esx" has no device "fpga".',
    ]);
    expect(onHost({}, { disks: { system: { datastore: 'gold' } } }, {}, { datastores: { gold: { mountedBy: [] } } })).toEqual([
      '"esx" does not mount datastore "gold", which holds disk "system" of VM "new".',
    ]);
  });

  it('is refused nothing for what the document does not say (A2)', () => {
    expect(onHost({}, { vcpu: 512, memory: '64 TiB', guest: 'an OS of my own', passthrough: ['gpu'], cpu: { reservation: '9 GHz' }, memoryAllocation: { reservation: '1 TiB' }, nics: { eth0: { adapter: 'mine' } } })).toEqual([]);
  });
});

describe('where a VM would start', () => {
  it('is any host of the cluster it names, for one that names no host (A1)', () => {
    const hosts = { small: { cluster: 'c', cpu: { cores: 2 } }, large: { cluster: 'c', cpu: { cores: 8 } } };
    const vms = (vcpu: number): Fields => ({ new: { cluster: 'c', vcpu } });
    expect(reasons({ clusters: { c: {} }, hosts, vms: vms(4) })).toEqual([]);
    expect(reasons({ clusters: { c: {} }, hosts, vms: vms(16) })).toEqual(['"new" has 16 vCPUs, "large" has 8 logical processors.', '"new" has 16 vCPUs, "small" has 2 logical processors.']);
    expect(reasons({ clusters: { c: {} }, vms: vms(1) })).toEqual(['Cluster "c" has no host.']);
    expect(reasons({ vms: vms(1) })).toEqual(['There is no cluster "c".']);
  });

  it('is nowhere without a host, and for a template (A1)', () => {
    expect(reasons({ vms: { new: {} } })).toEqual(['VM "new" is on no host and in no cluster.']);
    expect(reasons({ vms: { new: { host: 'h' } } })).toEqual(['There is no host "h".']);
    expect(reasons({})).toEqual(['There is no VM "new".']);
    expect(onHost({ maintenance: true }, { template: true, vcpu: 99 })).toEqual(['VM "new" is a template: it never runs.']);
  });

  it('may be asked of any host', () => {
    const document = { hosts: { a: bare, b: { maintenance: true } }, vms: { new: { host: 'a' } } };
    expect([reasons(document), reasons(document, 'b')]).toEqual([[], ['"b" is in maintenance: it runs nothing.']]);
  });
});

describe('an admission', () => {
  it('follows what changes beside the VM', () => {
    const text = JSON.stringify({ hosts: { esx: bare }, vms: { old: { host: 'esx', cpu: { reservation: '7 GHz' } }, new: { host: 'esx', cpu: { reservation: '2 GHz' } } } });
    const session = sessionOf(text);
    const before = admissionOf(session.estate, 'new').admitted;
    session.edit(session.main, [{ offset: text.indexOf('7 GHz'), length: 1, text: '6' }]);
    expect([before, admissionOf(session.estate, 'new').admitted]).toEqual([false, true]);
  });
});

describe('a reservation', () => {
  it('is beside those of the others, whether the VM runs or not (A1)', () => {
    const old = { cpu: { reservation: '5 GHz' }, vcpu: 4 };
    for (const power of ['on', 'off']) {
      expect(onHost(bare, { power, vcpu: 2, cpu: { reservation: '4 GHz' } }, { old })).toEqual(['4 GHz cannot be guaranteed: only 3 GHz is unreserved on host "esx".']);
      expect(onHost(bare, { power, vcpu: 2, cpu: { reservation: '3 GHz' } }, { old })).toEqual([]);
    }
  });

  it('of memory needs the overhead of the VM as well (A3)', () => {
    expect(onHost({ ...esxi, memory: '4 GiB' }, { memory: '4 GiB', memoryAllocation: { reservation: '4 GiB' } })).toEqual([
      '4.05 GiB of memory, 48.6 MiB of it overhead, cannot be guaranteed: only 4 GiB is unreserved on host "esx".',
    ]);
    expect(onHost({ ...bare, memory: '4 GiB' }, { memory: '4 GiB', memoryAllocation: { reservation: '4 GiB' } })).toEqual([]);
  });

  it('of nothing still needs the overhead (A3)', () => {
    expect(onHost({ ...esxi, memory: '4 GiB', ownDemand: { memory: '4 GiB' } }, { memory: '4 GiB' })).toEqual([
      '48.6 MiB of memory for the overhead of running it cannot be guaranteed: only 0 B is unreserved on host "esx".',
    ]);
  });

  // vSphere 6.7 Resource Management, "Expandable Reservations Example 1".
  it('in an expandable pool may come from the pool above (A3)', () => {
    const pools = (expandable: boolean): Fields => ({
      A: { parent: 'esx', cpu: { reservation: '6 GHz' }, expandable: false }, B: { parent: 'A', cpu: { reservation: '2 GHz' }, expandable },
    });
    const others = { 'in-A': { resourcePool: 'A', cpu: { reservation: '1 GHz' } }, first: { resourcePool: 'B', cpu: { reservation: '2 GHz' } } };
    const second = { resourcePool: 'B', cpu: { reservation: '2 GHz' } };
    expect(onHost({ ...bare, cpu: { cores: 8, clock: '2 GHz' } }, second, others, { resourcePools: pools(true) })).toEqual([]);
    expect(onHost({ ...bare, cpu: { cores: 8, clock: '2 GHz' } }, second, others, { resourcePools: pools(false) })).toEqual(['2 GHz cannot be guaranteed: only 0 MHz is unreserved in resource pool "B".']);
  });
});

describe('memory', () => {
  it('has to be free, all of it, where the product overcommits none (A4)', () => {
    const old = { memory: '24 GiB' };
    expect(onHost(hyperv, { memory: '10 GiB' }, { old })).toEqual(['10 GiB of memory is needed and 8 GiB is free on host "esx": Microsoft Hyper-V 2022 gives VMs no more memory than there is.']);
    expect(onHost(hyperv, { memory: '8 GiB' }, { old })).toEqual([]);
    expect(onHost(esxi, { memory: '10 GiB' }, { old })).toEqual([]);
  });

  it('has to be free down to the minimum where balloons take the rest back (A4, H28)', () => {
    const dynamic = { memory: '24 GiB', memoryAllocation: { reservation: '6 GiB' } };
    expect(onHost(hyperv, dynamic, { old: dynamic, fixed: { memory: '20 GiB' } })).toEqual([]);
    expect(onHost(hyperv, dynamic, { old: dynamic, fixed: { memory: '24 GiB' } })).toEqual([
      '6 GiB of memory is needed and 2 GiB is free on host "esx": Microsoft Hyper-V 2022 gives VMs no more memory than there is.',
    ]);
    // Nobody inflates a balloon of VirtualBox by itself (H27).
    expect(onHost({ ...bare, hypervisor: 'virtualbox-7' }, dynamic, { old: dynamic })).toHaveLength(1);
  });

  it('that containers hold is not free, and none is free where the host takes it all', () => {
    const box = { ...bare, hypervisor: 'virtualbox-7', hostOs: 'debian-12' };
    const containers = { cache: { on: 'esx', demand: { memory: '20 GiB' } } };
    const needed = '16 GiB of memory is needed and 12 GiB is free on host "esx": Oracle VirtualBox 7 gives VMs no more memory than there is.';
    expect(onHost(box, { memory: '16 GiB' }, {}, { containers })).toEqual([needed]);
    const findings = (host: Fields): readonly string[] => findingsOf(JSON.stringify({ hosts: { esx: host }, vms: { new: { host: 'esx', memory: '16 GiB' } }, containers }), 'power-on-refused');
    expect(findings(box)[0]).toContain(needed);
    expect(findings({ ...box, ownDemand: { memory: '64 GiB' } })[0]).toContain('16 GiB of memory is needed and 0 B is free on host "esx"');
  });
});

describe('a swap file', () => {
  const disk = { datastore: 'gold', size: '90 GiB' };
  const gold = (fields: Fields = {}): Fields => ({ datastores: { gold: { capacity: '100 GiB', ...fields } } });

  it('needs room beside the disks and the swap files of the others (A5)', () => {
    const old = { memory: '4 GiB', disks: { system: { datastore: 'gold' } } };
    expect(onHost(esxi, { memory: '8 GiB', disks: { system: disk } }, { old }, gold())).toEqual(['8 GiB is needed for the swap file of VM "new" and 6 GiB is free on datastore "gold".']);
    expect(onHost(esxi, { memory: '8 GiB', memoryAllocation: { reservation: '2 GiB' }, disks: { system: disk } }, { old }, gold())).toEqual([]);
    expect(onHost({ ...bare, hypervisor: 'proxmox-8' }, { memory: '32 GiB', disks: { system: disk } }, { old }, gold())).toEqual([]);
  });

  it('is in what was measured if the VM runs, and not yet if it does not (A5)', () => {
    const vm = { memory: '8 GiB', disks: { system: { ...disk, provisioning: 'thin' } } };
    expect(onHost(esxi, vm, {}, gold({ used: '95 GiB' }))).toEqual([]);
    expect(onHost(esxi, { ...vm, power: 'off' }, {}, gold({ used: '95 GiB' }))).toEqual(['8 GiB is needed for the swap file of VM "new" and 5 GiB is free on datastore "gold".']);
  });
});

describe('of running VMs that cannot all run', () => {
  const refused = (document: Fields): readonly string[] => findingsOf(JSON.stringify(document), 'power-on-refused').map((line) => /VM "(\w+)"/.exec(line)?.[1] ?? line);

  it('those are reported that start last, by restart priority and id (A6)', () => {
    const vms = { c: {}, b: { restartPriority: 'highest' }, a: { restartPriority: 'low' }, d: {} };
    const document = { hosts: { esx: hyperv }, vms: Object.fromEntries(Object.entries(vms).map(([id, vm]) => [id, { host: 'esx', memory: '12 GiB', ...vm }])) };
    expect(refused(document)).toEqual(['a', 'd']);
  });

  it('none is in a pool that keeps room for it', () => {
    const document = (beside: Fields): Fields => ({
      hosts: { esx: { cpu: { cores: 2, clock: '2 GHz' } } }, resourcePools: { p: { parent: 'esx', cpu: { reservation: '4 GHz' } } },
      vms: { a: { host: 'esx', resourcePool: 'p', vcpu: 2, cpu: { reservation: '3 GHz' } }, b: { host: 'esx', cpu: { reservation: '1 GHz' }, ...beside } },
    });
    expect([refused(document({})), refused(document({ resourcePool: 'p' }))]).toEqual([['b'], []]);
    expect(admissionOf(estateOf(document({})), 'a').admitted).toBe(true);
  });

  it('none is where the host is reported for promising more than it has (A7)', () => {
    const vms = { a: { host: 'esx', memory: '24 GiB', memoryAllocation: { reservation: '24 GiB' } }, b: { host: 'esx', memory: '24 GiB', memoryAllocation: { reservation: '24 GiB' } } };
    const session = sessionOf(JSON.stringify({ hosts: { esx: esxi }, vms }));
    expect(findingsOf(session, 'power-on-refused')).toEqual([]);
    expect(findingsOf(session, 'reservation-exceeds-capacity').length).toBe(1);
  });
});

describe('a placement', () => {
  const placed = (document: Fields, vms: readonly string[] = ['new']): readonly string[] => placementOn(estateOf(document), 'esx', vms).reasons;

  it('is refused for what the hypervisor would refuse, said once (A8)', () => {
    const document = { hosts: { esx: hyperv }, vms: { old: { host: 'esx', memory: '28 GiB' }, new: { memory: '8 GiB', vcpu: 9, tpm: true, firmware: 'bios' } } };
    expect(placed(document)).toEqual([
      '"new" has 9 vCPUs, "esx" has 8 logical processors.', 'VM "new" has a virtual TPM and BIOS firmware; Microsoft Hyper-V 2022 gives it only to VMs with UEFI firmware.',
      'It lacks 4 GiB of memory: 28 GiB of 32 GiB is taken.',
    ]);
  });

  it('counts what VMs that arrive together take of each other', () => {
    const vm = { passthrough: ['gpu'], cpu: { reservation: '5 GHz' }, vcpu: 4 };
    expect(placed({ hosts: { esx: { ...bare, devices: { gpu: {} } } }, vms: { a: vm, b: vm } }, ['a', 'b'])).toEqual([
      '10 GHz cannot be guaranteed: only 8 GHz is unreserved on host "esx".', '"gpu" of host "esx" is there for one VM, and 2 want it.',
    ]);
  });

  it('does not ask for the room a VM has already', () => {
    expect(placed({ hosts: { esx: hyperv }, vms: { new: { host: 'esx', memory: '32 GiB' } } })).toEqual([]);
  });

  it('of a template asks for nothing that running takes', () => {
    expect(placed({ hosts: { esx: { maintenance: true } }, vms: { new: { template: true, vcpu: 64 } } })).toEqual([]);
  });
});
