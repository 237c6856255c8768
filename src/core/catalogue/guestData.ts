/** Operating systems one by one: what they run on and how far they cooperate with a hypervisor. Ids and lookups are in `guests.ts`. */
import { cpuArchitectures, type CpuArchitecture } from './architecture';
import type { GuestOs } from './guest';

/** A Linux distribution or a BSD: groups of versions that have the same. */
export interface Distribution {
  readonly id: string;
  readonly name: string;
  readonly family: 'linux' | 'bsd';
  readonly drivers?: GuestOs['paravirtualDrivers'];
  readonly versions: readonly {
    readonly versions: readonly string[];
    readonly architectures: readonly CpuArchitecture[];
    /** Absent where no source tells. */
    readonly paravirtualKernel?: boolean;
    readonly drivers?: GuestOs['paravirtualDrivers'];
  }[];
  readonly source: string;
}

type Architectures = readonly CpuArchitecture[];
const x86: Architectures = ['x86-64', 'x86'];
const servers: Architectures = ['x86-64', 'arm64', 'ppc64le', 's390x'];
const armed: Architectures = ['x86-64', 'arm64'];

// A kernel runs as a Xen PV guest where its distribution builds it so, which mainline Linux does by default since 2.6.24. Of Red Hat's
// since release 7, and of those built from them, no source says so: XenServer runs them fully virtualized. virtio, VMXNET 3, PVSCSI
// and the Hyper-V drivers are in Linux since 2.6.25, 2.6.32, 2.6.33 and 3.4; older kernels had them installed.
const xen = '"DomU Support for Xen", wiki.xenproject.org, and "Xen guest support" in the configuration of the Linux kernel';
const redHat = (about: string): string => `${about}; Xen PV: "DomU Support for Xen", wiki.xenproject.org, and "VM User\'s Guide", XenServer 7.1`;

export const linuxes: readonly Distribution[] = [
  {
    id: 'debian', name: 'Debian', family: 'linux', source: `Debian Wiki, "SupportedArchitectures"; Xen PV: ${xen}`,
    versions: [
      { versions: ['4', '5'], architectures: x86, paravirtualKernel: true, drivers: 'installable' },
      { versions: ['6'], architectures: x86, paravirtualKernel: true },
      { versions: ['7'], architectures: ['x86-64', 'x86', 'armv7', 's390x'], paravirtualKernel: true },
      { versions: ['8', '9', '10', '11', '12'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x'], paravirtualKernel: true },
      { versions: ['13'], architectures: ['x86-64', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], paravirtualKernel: true },
    ],
  },
  {
    id: 'ubuntu', name: 'Ubuntu', family: 'linux', source: `Ubuntu release notes, wiki.ubuntu.com/Releases; Xen PV: ${xen}`,
    versions: [
      { versions: ['10.04'], architectures: x86, paravirtualKernel: true },
      { versions: ['12.04'], architectures: ['x86-64', 'x86', 'armv7'], paravirtualKernel: true },
      { versions: ['14.04'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le'], paravirtualKernel: true },
      { versions: ['16.04', '18.04'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x'], paravirtualKernel: true },
      { versions: ['20.04', '22.04', '24.04'], architectures: ['x86-64', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], paravirtualKernel: true },
    ],
  },
  {
    id: 'rhel', name: 'Red Hat Enterprise Linux', family: 'linux', source: redHat('Red Hat Enterprise Linux technology capabilities and limits'),
    versions: [
      { versions: ['3'], architectures: [...x86, 's390x'], drivers: 'installable' },
      { versions: ['4'], architectures: [...x86, 's390x'], paravirtualKernel: true, drivers: 'installable' },
      { versions: ['5', '6'], architectures: [...x86, 's390x'], paravirtualKernel: true },
      { versions: ['7', '8', '9', '10'], architectures: servers },
    ],
  },
  {
    id: 'centos', name: 'CentOS', family: 'linux', source: redHat('CentOS product specifications'),
    versions: [
      { versions: ['4'], architectures: x86, paravirtualKernel: true, drivers: 'installable' },
      { versions: ['5', '6'], architectures: x86, paravirtualKernel: true },
      // As AltArch, also for 32-bit processors.
      { versions: ['7'], architectures: [...servers, 'x86', 'armv7'] },
      { versions: ['8', '9', '10'], architectures: servers },
    ],
  },
  { id: 'rocky', name: 'Rocky Linux', family: 'linux', source: redHat('Rocky Linux release and version guide'), versions: [{ versions: ['8', '9', '10'], architectures: servers }] },
  { id: 'almalinux', name: 'AlmaLinux', family: 'linux', source: redHat('AlmaLinux release notes'), versions: [{ versions: ['8', '9', '10'], architectures: servers }] },
  {
    id: 'oracle-linux', name: 'Oracle Linux', family: 'linux', source: `Oracle Linux release notes; Xen PV: ${xen} and the Unbreakable Enterprise Kernel`,
    versions: [
      { versions: ['4'], architectures: x86, paravirtualKernel: true, drivers: 'installable' },
      { versions: ['5', '6'], architectures: x86, paravirtualKernel: true },
      { versions: ['7', '8', '9', '10'], architectures: armed, paravirtualKernel: true },
    ],
  },
  {
    id: 'sles', name: 'SUSE Linux Enterprise Server', family: 'linux', source: `SUSE Linux Enterprise Server release notes and "Virtualization Guide", supported guests; Xen PV: ${xen}`,
    versions: [
      { versions: ['9'], architectures: [...x86, 's390x'], paravirtualKernel: true, drivers: 'installable' },
      { versions: ['10', '11'], architectures: [...x86, 's390x'], paravirtualKernel: true },
      { versions: ['12', '15', '16'], architectures: servers, paravirtualKernel: true },
    ],
  },
  { id: 'opensuse', name: 'openSUSE', family: 'linux', source: `openSUSE release notes; Xen PV: ${xen}`, versions: [{ versions: ['15', 'tumbleweed'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], paravirtualKernel: true }] },
  { id: 'fedora', name: 'Fedora', family: 'linux', source: `Fedora Project, "Architectures"; Xen PV: ${xen}`, versions: [{ versions: ['39', '40', '41', '42'], architectures: [...servers, 'x86', 'armv7', 'riscv64'], paravirtualKernel: true }] },
  { id: 'photon', name: 'Photon OS', family: 'linux', source: 'VMware Photon OS documentation', versions: [{ versions: ['3', '4', '5'], architectures: armed }] },
  { id: 'coreos', name: 'CoreOS', family: 'linux', source: 'Fedora CoreOS documentation', versions: [{ versions: [], architectures: servers }] },
  { id: 'amazon-linux', name: 'Amazon Linux', family: 'linux', source: 'Amazon Linux 2 and Amazon Linux 2023 user guides', versions: [{ versions: ['1'], architectures: x86, paravirtualKernel: true }, { versions: ['2', '3', '2023'], architectures: armed }] },
  { id: 'alpine', name: 'Alpine Linux', family: 'linux', source: `Alpine Linux wiki, "Requirements"; Xen PV: ${xen}`, versions: [{ versions: ['3'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], paravirtualKernel: true }] },
  { id: 'arch', name: 'Arch Linux', family: 'linux', source: `Arch Linux; Xen PV: ${xen}`, versions: [{ versions: [], architectures: ['x86-64'], paravirtualKernel: true }] },
];

// FreeBSD left Xen PV with release 10; virtio and Hyper-V drivers are part of it since 9 and 10.
export const bsds: readonly Distribution[] = [
  {
    id: 'freebsd', name: 'FreeBSD', family: 'bsd', source: `FreeBSD, "Platforms" and xen(4); Xen PV: ${xen}`,
    versions: [
      { versions: ['7', '8'], architectures: x86, drivers: 'installable' },
      { versions: ['9'], architectures: x86 },
      { versions: ['10'], architectures: x86, paravirtualKernel: false },
      { versions: ['11', '12', '13', '14', '15'], architectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64'], paravirtualKernel: false },
    ],
  },
];

type Windows = readonly [id: string, name: string, architectures: Architectures, drivers: GuestOs['paravirtualDrivers'], build?: string];

// Kernels of Windows are never modified for a hypervisor. Drivers come with VMware Tools or virtio-win; those for Hyper-V are part of
// Windows since Server 2008 ("Supported Windows guest operating systems for Hyper-V", Microsoft Learn).
const windowsLines: readonly Windows[] = [
  ['windows-nt', 'Windows NT', ['x86'], 'installable'],
  ['windows-2000', 'Windows 2000', ['x86'], 'installable'],
  ['windows-xp', 'Windows XP', x86, 'installable'],
  ['windows-vista', 'Windows Vista', x86, 'installable'],
  ['windows-7', 'Windows 7', x86, 'installable'],
  ['windows-8', 'Windows 8', x86, 'installable'],
  ['windows-8.1', 'Windows 8.1', x86, 'installable'],
  ['windows-10', 'Windows 10', ['x86-64', 'x86', 'arm64'], 'installable', 'client'],
  ['windows-11', 'Windows 11', armed, 'installable', 'client'],
  ['windows-server-2003', 'Windows Server 2003', x86, 'installable'],
  ['windows-server-2003-r2', 'Windows Server 2003 R2', x86, 'installable'],
  ['windows-server-2008', 'Windows Server 2008', x86, 'installable'],
  ['windows-server-2008-r2', 'Windows Server 2008 R2', ['x86-64'], 'installable'],
  ['windows-server-2012', 'Windows Server 2012', ['x86-64'], 'installable'],
  ['windows-server-2012-r2', 'Windows Server 2012 R2', ['x86-64'], 'installable'],
  ['windows-server-2016', 'Windows Server 2016', ['x86-64'], 'installable', '14393'],
  ['windows-server-2019', 'Windows Server 2019', ['x86-64'], 'installable', '17763'],
  ['windows-server-2022', 'Windows Server 2022', ['x86-64'], 'installable', '20348'],
  ['windows-server-2025', 'Windows Server 2025', ['x86-64'], 'installable', '26100'],
];

export const windows: readonly GuestOs[] = windowsLines.map(([id, name, architectures, paravirtualDrivers, build]) => ({
  id, name, family: 'windows', architectures, paravirtualKernel: false, paravirtualDrivers,
  source: build === undefined ? 'Guest Operating System Installation Guide, VMware' : 'Windows container version compatibility and Windows Server release information, Microsoft Learn',
  // A client has a build for each of its releases; the document does not say which one it is.
  ...(build === undefined ? {} : { containerKernel: build === 'client' ? { kind: 'windows' } : { kind: 'windows', build } }),
}));

const nested = 'Running nested VMs, VMware Communities, and "Run Hyper-V in a virtual machine with nested virtualization", Microsoft Learn';
const esxi = (version: string): GuestOs => ({
  id: version === '' ? 'esxi' : `esxi-${version}`, name: `VMware ESXi${version === '' ? '' : ` ${version}`}`, family: 'hypervisor', architectures: armed, paravirtualDrivers: 'built-in', source: nested,
});

export const others: readonly GuestOs[] = [
  { id: 'solaris-10', name: 'Oracle Solaris 10', family: 'solaris', architectures: x86, paravirtualDrivers: 'installable', source: 'Oracle Solaris 10 Installation Guide' },
  { id: 'solaris-11', name: 'Oracle Solaris 11', family: 'solaris', architectures: ['x86-64'], paravirtualDrivers: 'installable', source: 'Oracle Solaris 11 release notes' },
  { id: 'solaris', name: 'Oracle Solaris', family: 'solaris', architectures: x86, paravirtualDrivers: 'installable', source: 'Oracle Solaris installation guides' },
  // The first for Intel, Mac OS X 10.4 to 10.6, also ran on 32-bit processors.
  { id: 'macos', name: 'macOS', family: 'macos', architectures: [...armed, 'x86'], paravirtualDrivers: 'installable', source: 'Guest Operating System Installation Guide, VMware; Virtualization framework, Apple Developer' },
  // NetWare 6.5 with support pack 7 was given a kernel for Xen.
  { id: 'netware', name: 'Novell NetWare', family: 'netware', architectures: ['x86'], paravirtualKernel: true, paravirtualDrivers: 'installable', source: 'Novell Open Enterprise Server 2, "Installing, Upgrading, or Updating NetWare on Xen"' },
  ...['3', '4', '5', '6', '7', '8', '9', ''].map(esxi),
  { id: 'hyper-v', name: 'Microsoft Hyper-V', family: 'hypervisor', architectures: ['x86-64'], paravirtualDrivers: 'built-in', source: nested },
  { id: 'other-linux', name: 'Another Linux', family: 'linux', architectures: cpuArchitectures, paravirtualDrivers: 'built-in', containerKernel: { kind: 'linux' }, source: 'VirtualMachineGuestOsIdentifier, vSphere Web Services API' },
  { id: 'other-windows', name: 'Another Windows', family: 'windows', architectures: ['x86-64', 'x86', 'arm64'], paravirtualKernel: false, paravirtualDrivers: 'installable', containerKernel: { kind: 'windows' }, source: 'VirtualMachineGuestOsIdentifier, vSphere Web Services API' },
  { id: 'other', name: 'Another operating system', family: 'other', architectures: cpuArchitectures, paravirtualDrivers: 'built-in', source: 'VirtualMachineGuestOsIdentifier, vSphere Web Services API' },
];
