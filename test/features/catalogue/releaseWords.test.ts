import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/features/completion';
import { hoverAt } from '../../../src/features/hover';
import { sessionAt } from '../../support/estate';

/** What is offered at the cursor, each with its detail. */
function offers(text: string): readonly string[] {
  const { session, file, offset } = sessionAt(text);
  return (completionsAt(session, file, offset)?.items ?? []).map(({ label, detail }) => `${label}: ${detail}`);
}

/** What a hover says: its title, what it is, and `name: value` for each figure. */
function hover(text: string): readonly string[] | undefined {
  const { session, file, offset } = sessionAt(text);
  const found = hoverAt(session, file, offset);
  return found?.kind === 'named' ? [found.title, ...found.about, ...found.figures.map(({ name, value }) => `${name}: ${value}`)] : undefined;
}

/** Where the figures of a hover come from, by name. */
function sources(text: string): Readonly<Record<string, string>> {
  const { session, file, offset } = sessionAt(text);
  const found = hoverAt(session, file, offset);
  return found?.kind === 'named' ? Object.fromEntries(found.figures.map(({ name, explanation }) => [name, explanation])) : {};
}

const hypervisor = (value: string): string => `{ "hosts": { "h": { "hypervisor": "${value}" } } }`;
const engine = (value: string): string => `{ "containers": { "c": { "engine": "${value}" } } }`;

describe('completing a hypervisor', () => {
  it('offers the releases of the catalogue by name and kind, the newest of a product first', () => {
    expect(offers(hypervisor('proxmox<|>'))).toEqual(['proxmox-9: Proxmox VE 9 · type 1 hypervisor', 'proxmox-8: Proxmox VE 8 · type 1 hypervisor']);
    expect(offers(hypervisor('virtualb<|>'))).toContain('virtualbox-7: Oracle VirtualBox 7 · type 2 hypervisor');
  });
  it('offers no container engine, and a container no hypervisor', () => {
    expect(offers(hypervisor('docker<|>'))).toEqual([]);
    expect(offers(engine('<|>'))).toEqual(expect.arrayContaining(['docker: Docker · container engine', 'lxc: LXC · container engine']));
    expect(offers(engine('esxi<|>'))).toEqual([]);
  });
  it('is not offered for other texts', () => {
    expect(offers('{ "hosts": { "h": { "vendor": "<|>" } } }')).toEqual([]);
  });
});

describe('hovering a hypervisor', () => {
  it('tells what it is, how guests run on it, what it allows and which files a VM has', () => {
    expect(hover(hypervisor('es<|>xi-4.0'))).toEqual([
      'VMware ESXi 4.0',
      'A hypervisor that runs on the hardware itself, without an operating system below it; with vCenter it forms vSphere.',
      'A type 1 hypervisor: it runs on the hardware itself. Vendor: VMware by Broadcom.',
      'Full virtualization, hardware-assisted: needs Intel VT-x, AMD-V or Arm EL2 and 64-bit mode',
      'Paravirtualization: needs Intel VT-x, AMD-V or Arm EL2 and 64-bit mode',
      'Full virtualization, by binary translation: needs 64-bit mode',
      'At most in a VM: vCPUs 8 · memory 255 GiB · disks 60 · size of a disk 2 TiB · SCSI controllers 4 · network adapters 10 · floppy drives 2 · passed-through devices 2',
      'At most on a host: running VMs 320 · vCPUs 512 · logical processors 64 · memory 1 TiB',
      'Files of a VM: {vm}.vmx · {vm}.vmxf · {vm}.nvram · {vm}.vmsd · {vm}_{disk}.vmdk · {vm}_{disk}-flat.vmdk · {vm}.vswp · {vm}_{disk}-{n:6}.vmdk · {vm}_{disk}-{n:6}-delta.vmdk · {vm}-Snapshot{n}.vmsn · {vm}.vmss · vmware.log',
    ]);
  });
  it('names the sources', () => {
    expect(sources(hypervisor('es<|>xi-4.0'))).toMatchObject({ 'At most on a host': 'Configuration Maximums, VMware vSphere 4.0.' });
  });
  it('tells what each generation of VM may have', () => {
    expect(hover(hypervisor('hyperv-201<|>6'))).toEqual(expect.arrayContaining([
      expect.stringContaining('At most in a VM with BIOS: vCPUs 64 · memory 1 TiB'),
      expect.stringContaining('At most in a VM with UEFI: vCPUs 240 · memory 12 TiB'),
    ]));
  });
  it('tells the host OS of a type 2 hypervisor', () => {
    expect(hover(hypervisor('virtual<|>box'))).toEqual(expect.arrayContaining(['Host OS: Windows, Linux, macOS or Solaris']));
  });
  it('names the known versions where the one written is not known', () => {
    expect(hover(hypervisor('hyperv-20<|>08'))).toEqual(['Microsoft Hyper-V', expect.any(String), expect.any(String), 'Its known versions are 2016, 2019, 2022 and 2025.']);
  });
  it('says nothing of a product that is not known', () => {
    expect(hover(hypervisor('our-<|>own'))).toBeUndefined();
  });
});
