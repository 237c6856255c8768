import { describe, expect, it } from 'vitest';
import { asked, operated, said, world } from './support/operated';

const line = (fields: string): string => `"web": { "host": "esx"${fields === '' ? '' : `, ${fields}`} }`;
const changed = (before: string, after: string): string => `- ${line(before)}\n+ ${line(after)}`;
const esxi = { host: '"hypervisor": "esxi-8.0", "memory": "32 GiB", "cpu": { "cores": 8 }' };

describe('changing vCPUs and memory', () => {
  it('of a VM that is off writes what differs', () => {
    const off = '"power": "off", "vcpu": 2, "memory": "4 GiB"';
    expect(operated(world(off), 'reconfigure', { vcpu: '4', memory: '8 GiB' })).toBe(changed(off, '"power": "off", "vcpu": 4, "memory": "8 GiB"'));
    expect(operated(world(off), 'reconfigure', { memory: '1024 MiB' })).toBe(changed(off, '"power": "off", "vcpu": 2, "memory": "1 GiB"'));
    expect(operated(world(off), 'reconfigure')).toBe('');
    expect(said(world(off), 'reconfigure')).toBe('VM "web" has 2 vCPUs and 4 GiB of memory already.');
  });

  it('of one that runs is refused, with every number (O7)', () => {
    expect(operated(world('"vcpu": 2, "memory": "4 GiB"'), 'reconfigure', { vcpu: '4', memory: '8 GiB' })).toBe(
      'refused: VM "web" is running, and "hotAdd" does not say that vCPUs can be added while it does (2 now, 4 wanted): power it off first. ' +
      'VM "web" is running, and "hotAdd" does not say that memory can be added while it does (4 GiB now, 8 GiB wanted): power it off first.');
    expect(operated(world('"hotAdd": { "cpu": true, "memory": true }, "vcpu": 2, "memory": "4 GiB"'), 'reconfigure', { vcpu: '1', memory: '2 GiB' })).toBe(
      'refused: VM "web" is running, and vCPUs cannot be taken from a running VM (2 now, 1 wanted): power it off first. ' +
      'VM "web" is running, and memory cannot be taken from a running VM (4 GiB now, 2 GiB wanted): power it off first.');
  });

  it('of one that runs is done where it says so, and its product can', () => {
    const hot = '"hotAdd": { "cpu": true, "memory": true }, "vcpu": 2, "memory": "4 GiB"';
    expect(operated(world(hot, esxi), 'reconfigure', { vcpu: '4' })).toBe(changed(hot, hot.replace('"vcpu": 2', '"vcpu": 4')));
    expect(said(world(hot, esxi), 'reconfigure', { vcpu: '4' })).toBe('VM "web" has 4 vCPUs and 4 GiB of memory now. It goes on running. (VMware ESXi 8.0: where the VM has it enabled and the guest knows how.)');
    expect(operated(world(hot, { host: '"hypervisor": "hyperv-2022"' }), 'reconfigure', { vcpu: '4', memory: '8 GiB' })).toBe(
      'refused: VM "web" is running, and Microsoft Hyper-V 2022 cannot enlarge the vCPUs of a running VM: power it off first.');
    expect(operated(world(hot, { host: '"hypervisor": "hyperv-2022", "memory": "32 GiB"' }), 'reconfigure', { memory: '48 GiB' })).toMatch(/^refused: 48 GiB of memory is needed and \d+ GiB is free/);
  });

  it('is refused above the maxima of the product, below what is reserved, and where sockets would not come out even', () => {
    expect(operated(world('"power": "off"', esxi), 'reconfigure', { vcpu: '800', memory: '30 TiB' })).toBe(
      'refused: VMware ESXi 8.0 allows at most 768 (vCPUs per VM); VM "web" would have 800. VMware ESXi 8.0 allows at most 24 TiB (memory per VM); VM "web" would have 30 TiB.');
    expect(operated(world('"power": "off", "coresPerSocket": 4, "memory": "8 GiB", "memoryAllocation": { "reservation": "4 GiB" }'), 'reconfigure', { vcpu: '6', memory: '2 GiB' })).toBe(
      'refused: 6 vCPUs cannot be divided into virtual sockets of 4 cores. 4 GiB of memory is reserved for it, more than the 2 GiB it would have.');
  });

  it('takes numbers and sizes only, and nothing of a suspended VM', () => {
    expect(operated(world('"power": "off"'), 'reconfigure', { vcpu: '1.5', memory: '8 Go' })).toBe(
      'vcpu? "1.5" is no whole number from 1 on.\nmemory? "8 Go" is no size: "Go" is not a unit here: expected a size in bytes such as "512 GiB". Did you mean "8 GB"?');
    expect(operated(world('"power": "suspended"'), 'reconfigure', { vcpu: '2' })).toBe('refused: VM "web" is suspended, and would not resume with other hardware: resume it or power it off first.');
  });
});

describe('disks', () => {
  const gold = { more: '"datastores": { "gold": { "capacity": "100 GiB" }, "far": { "mountedBy": ["other"] } }' };

  it('are attached with a name, a size and a datastore that the host reaches', () => {
    expect(asked(world('"disks": { "system": { "datastore": "gold" } }', gold), 'attach-disk')).toEqual([
      'Name: system-1', 'Size: 20 GiB', 'Datastore: gold of not said, gold · 100 GiB free', 'Provisioning: thin of Thin: takes space as it is written, Thick: takes all of it now, Thick, zeroed now',
    ]);
    expect(operated(world('"power": "off"', gold), 'attach-disk', { name: 'data', size: '50 GiB' })).toBe(
      `- ${line('"power": "off"')}\n+ ${line('"power": "off", "disks": { "data": { "datastore": "gold", "size": "50 GiB", "provisioning": "thin", "used": "0 B" } }')}`);
    expect(operated(world('"disks": { "data": {} }', gold), 'attach-disk', { name: 'data' })).toBe('name? There is a disk "data" already.');
  });

  it('are refused where there is no room, where there are too many, and of a running VM where the product cannot', () => {
    expect(operated(world('', gold), 'attach-disk', { size: '200 GiB', provisioning: 'thick-lazy' })).toBe('refused: Datastore "gold" has 100 GiB free, and this takes 200 GiB.');
    expect(operated(world('', gold), 'attach-disk', { size: '200 GiB', provisioning: 'thin' })).toContain('"size": "200 GiB"');
    const disks = JSON.stringify(Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`d${i}`, {}])));
    expect(operated(world(`"power": "off", "firmware": "uefi", "disks": ${disks}`, { host: '"hypervisor": "hyperv-2022"' }), 'attach-disk')).toMatch(/^refused: Microsoft Hyper-V 2022 allows at most \d+ \(disks per VM\); VM "web" would have 257\.$/);
    expect(operated(world('', { host: '"hypervisor": "parallels"' }), 'attach-disk')).toMatch(/^refused: VM "web" is running, and Parallels.* cannot add a disk of a running VM: power it off first\.$/);
  });

  it('are detached, the list with the last of them', () => {
    const two = '"disks": { "a": { "datastore": "gold", "size": "8 GiB" }, "b": {} }';
    expect(asked(world(two), 'detach-disk')).toEqual(['Disk: b of a · 8 GiB · gold, b']);
    expect(operated(world(two), 'detach-disk', { disk: 'a' })).toBe(changed(two, '"disks": { "b": {} }'));
    expect(said(world(two), 'detach-disk', { disk: 'a' })).toBe('Detached disk "a" from VM "web". Its files stay on datastore "gold", which the document counts no longer.');
    expect(operated(world('"disks": { "b": {} }'), 'detach-disk')).toBe(changed('"disks": { "b": {} }', ''));
    expect(operated(world(''), 'detach-disk')).toBe('refused: VM "web" has no disks.');
  });

  it('stay while a linked clone reads them', () => {
    expect(operated(world('"disks": { "b": {} } },\n    "copy": { "linkedTo": "web"'), 'detach-disk')).toBe('refused: "copy" is a linked clone that reads the disks of VM "web".');
  });
});

describe('network adapters', () => {
  const lan = { more: '"networks": { "lan": { "vlan": 10 }, "dmz": {} }' };

  it('are attached to a network, as one of the kinds the product has', () => {
    expect(asked(world('"nics": { "eth0": { "network": "lan" } }', { ...lan, ...esxi }), 'attach-nic').slice(0, 2)).toEqual(['Name: eth1', 'Network: lan of not said, dmz, lan · VLAN 10']);
    expect(operated(world('', { ...lan, ...esxi }), 'attach-nic', { network: 'dmz', adapter: 'vmxnet3' })).toBe(`- ${line('')}\n+ ${line('"nics": { "eth0": { "network": "dmz", "adapter": "vmxnet3" } }')}`);
    expect(operated(world('', esxi), 'attach-nic', { adapter: 'token-ring' })).toBe('adapter? "token-ring" is none of what there is to choose.');
    expect(operated(world('', { host: '"hypervisor": "virtualbox"' }), 'attach-nic')).toMatch(/^refused: VM "web" is running, and .*VirtualBox.* cannot add a network adapter of a running VM: power it off first\.$/);
  });

  it('are detached, and what they held is free', () => {
    const two = '"nics": { "eth0": { "addresses": ["10.0.0.1/24"] }, "eth1": {} }';
    expect(operated(world(two), 'detach-nic', { nic: 'eth0' })).toBe(changed(two, '"nics": { "eth1": {} }'));
    expect(said(world(two), 'detach-nic', { nic: 'eth0' })).toBe('Detached network adapter "eth0" from VM "web". 10.0.0.1/24 is free.');
    expect(operated(world(''), 'detach-nic')).toBe('refused: VM "web" has no network adapters.');
  });
});

describe('CD/DVD and floppy', () => {
  it('are inserted, in place of what was there, and ejected', () => {
    expect(operated(world(''), 'insert-cd', { image: '[iso] a.iso' })).toBe(changed('', '"cdrom": "[iso] a.iso"'));
    expect(said(world('"cdrom": "host"'), 'insert-cd', { image: 'a.iso' })).toBe('VM "web" has "a.iso" in its CD/DVD drive in place of what is in the drive of its host.');
    expect(operated(world('"cdrom": "a.iso"'), 'eject-cd')).toBe(changed('"cdrom": "a.iso"', ''));
    expect(operated(world('"floppy": "b.flp"'), 'eject-floppy')).toBe(changed('"floppy": "b.flp"', ''));
    expect(operated(world(''), 'insert-floppy', { image: 'b.flp' })).toBe(changed('', '"floppy": "b.flp"'));
  });

  it('are refused without a drive, and where there is nothing to eject', () => {
    expect(operated(world('"firmware": "uefi"', { host: '"hypervisor": "hyperv-2022"' }), 'insert-floppy')).toBe('refused: Microsoft Hyper-V 2022 gives a floppy drive to VMs with BIOS firmware only, and VM "web" has UEFI.');
    expect(operated(world(''), 'eject-cd')).toBe('refused: VM "web" has no CD/DVD in a drive.');
    expect(operated(world(''), 'insert-cd')).toBe('image? It takes an image such as "[iso] debian-12.iso", or "host".');
  });
});

describe('a device of the host', () => {
  const gpu = { host: '"devices": { "gpu0": { "kind": "gpu", "model": "A2" }, "nvme0": { "kind": "nvme" } }' };

  it('goes to a VM that is off, out of those that are there', () => {
    expect(asked(world('"power": "off"', gpu), 'attach-passthrough')).toEqual(['Device: gpu0 of gpu0 · GPU, A2, nvme0 · NVMe drive']);
    expect(operated(world('"power": "off"', gpu), 'attach-passthrough', { device: 'gpu0' })).toBe(changed('"power": "off"', '"power": "off", "passthrough": ["gpu0"]'));
    expect(operated(world('"power": "off", "passthrough": ["gpu0"]', gpu), 'attach-passthrough', { device: 'nvme0' })).toContain('"passthrough": ["gpu0", "nvme0"]');
  });

  it('is refused where it is taken, of a running VM, without a host, and where nothing is listed', () => {
    expect(operated(world('"power": "off" },\n    "db": { "host": "esx", "passthrough": ["gpu0"]', gpu), 'attach-passthrough', { device: 'gpu0' })).toBe('refused: "gpu0" of host "esx" is there for one VM, and "db" has it.');
    expect(operated(world('', gpu), 'attach-passthrough')).toBe('refused: VM "web" is running, and finds a device when it starts: power it off first.');
    expect(operated('{ "vms": { "web": { "power": "off" } } }', 'attach-passthrough')).toBe('refused: VM "web" is on no host whose devices it could have.');
    expect(operated(world('"power": "off"'), 'attach-passthrough')).toBe('refused: The document lists no devices of host "esx" that VMs could have: see its "devices".');
    expect(operated(world('"power": "off"', { host: `"hypervisor": "parallels", ${gpu.host}` }), 'attach-passthrough')).toMatch(/^refused: Parallels.* gives a VM no device of its host\.$/);
  });

  it('is taken away again', () => {
    expect(operated(world('"passthrough": ["gpu0", "nvme0"]', gpu), 'detach-passthrough', { device: '0' })).toBe(changed('"passthrough": ["gpu0", "nvme0"]', '"passthrough": ["nvme0"]'));
    expect(operated(world('"passthrough": ["gpu0"]', gpu), 'detach-passthrough')).toBe(changed('"passthrough": ["gpu0"]', ''));
    expect(operated(world('"passthrough": ["gpu0"]', esxi), 'detach-passthrough')).toContain('refused: VMware ESXi 8.0 adds and removes no hardware of running VMs with devices passed through');
    expect(operated(world(''), 'detach-passthrough')).toBe('refused: VM "web" has no device of its host.');
  });
});

describe('creating', () => {
  const estate = '{\n  "hosts": { "esx": { "hypervisor": "esxi-8.0" } },\n  "datastores": { "gold": { "capacity": "100 GiB" } },\n  "networks": { "lan": {} },\n  "vms": {\n    "vm-1": { "host": "esx" }\n  }\n}\n';

  it('writes a VM that is off, with a disk and a network adapter', () => {
    expect(operated(estate, 'create', { vcpu: '4' }, 'esx')).toBe(`\
- "vm-1": { "host": "esx" }
+ "vm-1": { "host": "esx" },
+ "vm-2": {
+ "host": "esx",
+ "power": "off",
+ "guest": "debian-12",
+ "vcpu": 4,
+ "memory": "4 GiB",
+ "disks": { "system": { "datastore": "gold", "size": "40 GiB" } },
+ "nics": { "eth0": { "network": "lan" } }
+ }`);
    expect(operated('{\n  "clusters": { "c": {} }\n}\n', 'create', { id: 'a', guest: '' }, 'c')).toContain('"cluster": "c"');
  });

  it('is refused above the maxima of the product and where there is no room', () => {
    expect(operated(estate, 'create', { vcpu: '1000', disk: '200 GiB' }, 'esx')).toBe('refused: VMware ESXi 8.0 allows at most 768 (vCPUs per VM); VM "vm-2" would have 1000. Datastore "gold" has 100 GiB free, and this takes 200 GiB.');
    expect(operated(estate, 'create', { id: 'vm-1' }, 'esx')).toBe('id? There is a VM "vm-1" already.');
  });
});
