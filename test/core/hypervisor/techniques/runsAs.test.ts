import { describe, expect, it } from 'vitest';
import { runsAs } from '../../../../src/core/hypervisor/techniques/runsAs';
import { estateOf } from '../../../support/worlds';

const says = (host: Readonly<Record<string, unknown>>, vm: Readonly<Record<string, unknown>> = {}): readonly string[] => runsAs(estateOf({ hosts: { pc: host }, vms: { v: { host: 'pc', ...vm } } }), 'v');

describe('what a VM is to its host', () => {
  it('of type 2: a process in the user space of the host OS', () => {
    expect(says({ hypervisor: 'virtualbox-7', hostOs: 'windows-11' })).toEqual([
      'VM "v" is a process in the user space of Windows 11 on "pc": that schedules it, and gives it memory, like any other application.',
      'Only the driver of Oracle VirtualBox 7 is in the kernel space of Windows 11; it switches the processor to the guest and back.',
      'The guest has a kernel space and a user space of its own, and the processor runs both directly in its guest mode.',
    ]);
  });

  it('of type 1: run by the hypervisor itself', () => {
    expect(says({ hypervisor: 'esxi-8.0' })[0]).toBe('VM "v" is run by VMware ESXi 8.0 itself: no host OS is between it and the hardware.');
    expect(says({ hypervisor: 'proxmox-8' })[0]).toBe('VM "v" is a process of the Linux that is part of Proxmox VE 8: the kernel is the hypervisor, and no other host OS is between it and the hardware.');
  });

  it('under an emulator: data that a process interprets', () => {
    expect(says({ hypervisor: 'qemu' }, { architecture: 'arm64' })).toEqual([
      'VM "v" is a process in the user space of the host OS on "pc", and nothing of it is in the kernel space.',
      'The kernel space and the user space of the guest exist only for the emulator, which interprets the instructions of both.',
    ]);
  });

  it('is not told where it is not known what runs it, or nothing can', () => {
    expect([says({}), says({ hypervisor: 'esxi-8.0', cpu: { virtualization: false } }), runsAs(estateOf({}), 'nobody')]).toEqual([[], [], []]);
  });
});
