import { describe, expect, it } from 'vitest';
import { layersOf } from '../../../../src/core/hypervisor/techniques/layers';
import { estateOf } from '../../../support/worlds';

type World = Readonly<Record<string, unknown>>;
const layers = (host: World, rest: World = {}): readonly string[] =>
  layersOf(estateOf({ hosts: { h: host }, ...rest }), 'h').map(({ kind, label, detail, space }) => `${kind}: ${label}${detail === '' ? '' : ` (${detail})`} in ${space}`);

describe('the architecture of a host (T10)', () => {
  it('of type 1 is the hypervisor on the hardware', () => {
    expect(layers({ vendor: 'Dell', model: 'R650', hypervisor: 'esxi-8.0', cpu: { sockets: 2, cores: 16, generation: 'ice-lake' }, memory: '512 GiB' })).toEqual([
      'hardware: Dell R650 (32 cores, 512 GiB, Ice Lake) in hardware',
      'hypervisor: VMware ESXi 8.0 (type 1) in kernel',
    ]);
    expect(layers({ hypervisor: 'proxmox-8', hostOs: 'debian-12' })).toEqual(['hardware: Hardware in hardware', 'hypervisor: Proxmox VE 8 (type 1, with Debian 12) in kernel']);
  });

  it('of type 2 has a host OS between, whether or not the document names it', () => {
    expect(layers({ hypervisor: 'virtualbox-7', hostOs: 'windows-11' })).toEqual([
      'hardware: Hardware in hardware', 'host-os: Windows 11 (host OS) in kernel and user', 'hypervisor: Oracle VirtualBox 7 (type 2, an application) in kernel and user',
    ]);
    expect(layers({ hypervisor: 'qemu' })).toEqual(['hardware: Hardware in hardware', 'host-os: Host OS (which one is not said) in kernel and user', 'hypervisor: QEMU (emulator, an application) in user']);
  });

  it('of containers has a host OS and an engine', () => {
    const engine = 'engine: Docker (containers share the kernel below) in user';
    expect(layers({ hostOs: 'debian-12' }, { containers: { c: { on: 'h' } } })).toEqual(['hardware: Hardware in hardware', 'host-os: Debian 12 (host OS) in kernel and user', engine]);
    expect(layers({ hypervisor: 'docker', hostOs: 'debian-12' }, { containers: { c: { on: 'h' } } })).toEqual(['hardware: Hardware in hardware', 'host-os: Debian 12 (host OS) in kernel and user', engine]);
    expect(layers({ hypervisor: 'proxmox-8' }, { containers: { a: { on: 'h', engine: 'lxc' }, b: { on: 'h', engine: 'lxc' } } })).toEqual([
      'hardware: Hardware in hardware', 'hypervisor: Proxmox VE 8 (type 1) in kernel', 'engine: LXC (containers share the kernel below) in user',
    ]);
  });

  it('that is traditional is a host OS alone', () => {
    expect(layers({ hostOs: 'windows-server-2022' })).toEqual(['hardware: Hardware in hardware', 'host-os: Windows Server 2022 (host OS) in kernel and user']);
  });

  it('has a hypervisor where VMs run on it, though nothing names it, or the catalogue does not have it', () => {
    expect(layers({})).toEqual(['hardware: Hardware in hardware', 'hypervisor: Hypervisor (which one is not said) in kernel']);
    expect(layers({ hostOs: 'debian-12' }, { vms: { v: { host: 'h' } } }).slice(1)).toEqual(['host-os: Debian 12 (host OS) in kernel and user', 'hypervisor: Hypervisor (which one is not said) in kernel and user']);
    expect(layers({ hypervisor: 'bhyve' }).slice(1)).toEqual(['hypervisor: bhyve (not in the catalogue) in kernel']);
  });

  it('that is nested stands on the hardware of a VM', () => {
    expect(layers({ hypervisor: 'kvm', vm: 'lab' }, { vms: { lab: {} } })[0]).toBe('hardware: VM "lab" (virtual hardware, no Intel VT-x or AMD-V) in hardware');
  });

  it('of a host that is not there has no layers', () => {
    expect(layersOf(estateOf({}), 'nowhere')).toEqual([]);
  });
});
