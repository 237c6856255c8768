import { describe, expect, it } from 'vitest';
import { cgroupQuota, cgroupShares, cgroupWeight } from '../../../../src/core/hypervisor/containers/cgroups';
import { containerLoad, containersPerCpu } from '../../../../src/core/hypervisor/containers/containerLoad';
import { containerFit } from '../../../../src/core/hypervisor/containers/containers';
import { estateOf } from '../../../support/worlds';

type World = Readonly<Record<string, unknown>>;
/** "fits", a note on how, everything that is in the way, or "unknown". */
function fit(container: World, world: World): string | readonly string[] {
  const estate = estateOf({ containers: { c: { on: 'x', ...container } }, ...world });
  const found = containerFit(estate, estate.value('containers', 'c') ?? {});
  switch (found.kind) {
    case 'fits': return found.note ?? 'fits';
    case 'unfit': return found.obstacles.map(({ says }) => says);
    case 'unknown': return 'unknown';
  }
}
const host = (value: World): World => ({ hosts: { x: value } });
const vm = (value: World, hosts: World = {}): World => ({ hosts, vms: { x: value } });

describe('a container', () => {
  it('shares the kernel of a host OS, of a guest, or of the system that is part of a hypervisor (C1)', () => {
    expect(fit({}, host({ hostOs: 'debian-12' }))).toBe('fits');
    expect(fit({}, vm({ guest: 'photon-5' }))).toBe('fits');
    expect(fit({ engine: 'lxc' }, host({ hypervisor: 'proxmox-8' }))).toBe('fits');
  });

  it('finds no kernel on a hypervisor that has no operating system', () => {
    expect(fit({}, host({ hypervisor: 'esxi-8.0' }))).toEqual(['VMware ESXi 8.0 on host "x" has no operating system whose kernel containers could share']);
  });

  it('is taken to need Linux where it says nothing (C2)', () => {
    expect(fit({}, vm({ guest: 'windows-server-2022' }))).toEqual(['it needs a Linux kernel (without "os" it is one for Linux), and VM "x" has that of Windows Server 2022']);
    expect(fit({ os: 'windows-server-2022' }, host({ hostOs: 'ubuntu-24.04' }))).toEqual(['it needs a Windows kernel, and host "x" has that of Ubuntu 24.04']);
    expect(fit({ os: 'alpine-3' }, host({ hostOs: 'debian-12' }))).toBe('fits');
  });

  it('is not judged where the kernel or the image is not known', () => {
    expect([fit({}, {}), fit({}, host({})), fit({}, vm({})), fit({ os: 'temple' }, host({ hostOs: 'debian-12' }))]).toEqual(Array(4).fill('unknown'));
  });

  it('needs an engine that runs there', () => {
    expect(fit({ engine: 'lxc', os: 'windows-server-2022' }, vm({ guest: 'windows-server-2022' }))).toEqual(['LXC needs Linux, and VM "x" has Windows Server 2022']);
    expect(fit({}, vm({ guest: 'netware' }))).toEqual(['Docker needs Linux or Windows, and VM "x" has Novell NetWare']);
    expect(fit({ os: 'windows-server-2019' }, vm({ guest: 'windows-server-2012-r2' }))).toEqual(['Windows Server 2012 R2 on VM "x" has no containers']);
  });

  // "Install Docker Desktop", Docker Docs.
  it('shares the kernel of a Linux VM on Windows clients and macOS under Docker and Podman (C4)', () => {
    expect(fit({}, host({ hostOs: 'windows-11' }))).toBe('It shares the kernel of the Linux VM that Docker brings along on Windows 11.');
    expect(fit({}, vm({ guest: 'macos' }))).toBe('It shares the kernel of the Linux VM that Docker brings along on macOS.');
    // podman-machine(1).
    expect(fit({ engine: 'podman' }, vm({ guest: 'macos' }))).toBe('It shares the kernel of the Linux VM that Podman brings along on macOS.');
  });

  it('runs on a processor of its architecture, or not at all (C6)', () => {
    expect(fit({ architecture: 'arm64' }, host({ hostOs: 'debian-12' }))).toEqual(['its code is arm64, and host "x" is x86-64']);
    expect(fit({ architecture: 'x86' }, host({ hostOs: 'debian-12' }))).toBe('fits');
    expect(fit({ architecture: 'x86-64' }, vm({ host: 'h', guest: 'debian-12' }, { h: { hypervisor: 'kvm', cpu: { architecture: 'arm64' } } }))).toEqual(['its code is x86-64, and VM "x" is arm64']);
    expect(fit({ architecture: 'arm64' }, vm({ guest: 'debian-12' }))).toBe('fits');
  });
});

// Windows container version compatibility, and Portability for containers, Microsoft Learn.
describe('a container of Windows (C3)', () => {
  const on = (image: number, server: number, more: World = {}) => fit({ os: `windows-server-${image}` }, vm({ guest: `windows-server-${server}`, ...more }));

  it('runs on the kernel of its build, and from 2022 on on later ones', () => {
    expect([on(2016, 2016), on(2019, 2019), on(2022, 2022), on(2025, 2025), on(2022, 2025)]).toEqual(Array(5).fill('fits'));
    expect(fit({ os: 'windows-server-2022' }, host({ hostOs: 'windows-11' }))).toBe('fits');
  });

  it('runs on no older kernel', () => {
    expect(on(2022, 2019)).toEqual(['its image is of Windows Server 2022 (build 20348), and VM "x" has Windows Server 2019 (build 17763): no image runs on an older kernel']);
  });

  it('of an older build runs under Hyper-V isolation, where a hypervisor can start', () => {
    expect(on(2019, 2022)).toEqual(['its image is of Windows Server 2019 (build 17763), and VM "x" has Windows Server 2022 (build 20348): it would run under Hyper-V isolation, but no hypervisor can start there']);
    expect(on(2019, 2022, { nested: true })).toBe('Its image is of Windows Server 2019 (build 17763), and VM "x" has Windows Server 2022 (build 20348): it runs under Hyper-V isolation alone.');
    expect(fit({ os: 'windows-server-2019' }, host({ hostOs: 'windows-server-2022' }))).toMatch(/under Hyper-V isolation alone\.$/);
  });
});

describe('containers together', () => {
  const load = (world: World) => estateOf(world).query(containerLoad, 'x');
  const containers = { a: { on: 'x', cpus: 1.5, memoryLimit: '2 GiB' }, b: { on: 'x', cpus: 0.5 }, c: { on: 'x', memoryLimit: '1 GiB' }, elsewhere: { on: 'y', cpus: 8 } };

  it('have quotas, limits and a density', () => {
    const found = load({ hosts: { x: { cpu: { cores: 2, threads: 2 }, memory: '16 GiB' } }, containers });
    expect(found).toMatchObject({ containers: 3, cpus: 4, cpuQuota: 2, memory: 16 * 2 ** 30, memoryLimit: 3 * 2 ** 30, withoutQuota: 1, withoutMemoryLimit: 1 });
    expect(containersPerCpu(found)).toBe(0.75);
  });

  it('have the vCPUs and the memory of the VM they are in (C5)', () => {
    expect(load({ vms: { x: { vcpu: 2, memory: '4 GiB' } }, containers })).toMatchObject({ cpus: 2, memory: 4 * 2 ** 30 });
  });

  it('stand on something of unknown size where the document does not say', () => {
    expect(load({ hosts: { x: {} }, containers })).toMatchObject({ cpus: undefined, memory: undefined });
    expect(containersPerCpu(load({ vms: { x: {} }, containers }))).toBeUndefined();
  });
});

// "Resource Management for Pods and Containers" and KEP-2254, Kubernetes; "CFS Bandwidth Control", Linux kernel.
describe('the control group of a container', () => {
  it('weighs 1024 for a whole CPU', () => {
    expect([cgroupShares(0.25), cgroupShares(1), cgroupShares(0)]).toEqual([256, 1024, 2]);
  });
  it('may run for a part of each period', () => {
    expect([cgroupQuota(0.25), cgroupQuota(1.5)]).toEqual([{ quotaUs: 25_000, periodUs: 100_000 }, { quotaUs: 150_000, periodUs: 100_000 }]);
  });
  it('weighs from 1 to 10000 by version 2', () => {
    expect([2, 1024, 262_144, 1_000_000].map(cgroupWeight)).toEqual([1, 39, 10_000, 10_000]);
  });
});
