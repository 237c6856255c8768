import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { importRvtoolsFile } from '../../../src/adapters/rvtools/import';
import { describeShared } from '../../support/shared';
import { problemsOf } from './decoded';
import { entryOf, idsOf, told, type Imported } from './imported';

/**
 * An estate of real size, with four sheets and old headers. Every figure was counted in the workbook by other means
 * (openpyxl), not with the importer.
 */
describeShared('importing the workbook of a real estate', ['data/inventories/sizing-workshop.xlsx'], (path = '') => {
  let result: Imported;
  beforeAll(async () => {
    const read = await importRvtoolsFile(new Uint8Array(readFileSync(path)), { fileName: 'sizing-workshop.xlsx' });
    if (read.kind === 'refused') throw new Error(read.reason);
    result = read;
  });
  const values = (collection: string): readonly Readonly<Record<string, unknown>>[] => Object.values((result.document[collection] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>);
  const vmsWhere = (field: string, value: unknown): number => values('vms').filter((vm) => vm[field] === value).length;

  it('gives a document that the schema reads without a problem, and no reference to nothing', () => {
    expect(problemsOf(result.text)).toEqual([]);
    expect(JSON.parse(result.text)).toEqual(result.document);
  });

  it('reads 34 hosts, 805 VMs and what they have', () => {
    expect(result.report.summary).toEqual({
      file: 'sizing-workshop.xlsx', sites: 1, clusters: 4, hosts: 34, derivedHosts: 5, vms: 805, vcpus: 2741, vmMemoryMiB: 10_774_868,
      // 1618 partitions, and one disk for each of the 42 VMs without any; one row of a NIC per VM.
      disks: 1660, nics: 805, networks: 0, datastores: 0,
    });
    expect(values('vms').reduce((sum, vm) => sum + Number(vm['vcpu']), 0)).toBe(2741);
    expect([vmsWhere('power', 'on'), vmsWhere('power', 'off'), vmsWhere('template', true)]).toEqual([763, 42, 10]);
    expect(new Set(values('vms').flatMap((vm) => Object.values(vm['nics'] as Record<string, { addresses: string[] }>).flatMap((nic) => nic.addresses))).size).toBe(805);
  });

  it('reads a host with its processors, memory and measured load', () => {
    expect(entryOf(result, 'hosts', 'bovmmgt-15')).toEqual({
      cluster: 'Mgmt', vendor: 'HP', model: 'ProLiant DL380 Gen9', hypervisor: 'esxi-6.0', hypervisorVersion: 'VMware ESXi 6.0.0 build-4192238',
      cpu: { sockets: 2, cores: 8, threads: 2, clock: '3.196 GHz', model: 'Intel(R) Xeon(R) CPU E5-2667 v3 @ 3.20GHz', generation: 'haswell' },
      memory: '393087 MiB', measured: { cpu: '23 %', memory: '20 %' },
      source: { format: 'rvtools', file: 'sizing-workshop.xlsx', id: 'bovmmgt-15' }, derived: ['cpu.generation'],
    });
    const described = values('hosts').filter((h) => h['derived'] !== true).map((h) => h['cpu'] as { sockets: number; cores: number; generation: string });
    expect(described.reduce((sum, cpu) => sum + cpu.sockets * cpu.cores, 0)).toBe(528);
    expect(described.map((cpu) => cpu.generation).sort().filter((g, i, all) => g !== all[i - 1])).toEqual(['haswell', 'sandy-bridge', 'westmere']);
  });

  it('reads a VM with its disks, NIC and address', () => {
    expect(entryOf(result, 'vms', 'wadfs1')).toEqual({
      host: 'vmsp-04', power: 'on', guest: 'windows-server-2008-r2', guestName: 'Microsoft Windows Server 2008 R2 (64-bit)', vcpu: 1, memory: '4 GiB',
      disks: { 'disk-1': { size: '81916 MiB', used: '41510 MiB', mount: 'C:\\' } },
      nics: { 'nic-1': { adapter: 'vmxnet3', addresses: ['10.0.0.0'] } },
      source: { format: 'rvtools', file: 'sizing-workshop.xlsx', id: 'wadfs1' }, derived: ['host', 'disks'],
    });
  });

  it('matches 6 hosts by name and 27 by the prefix "bo", confirmed by what runs on each', () => {
    const matched = result.report.entries.filter((e) => e.kind === 'matched');
    expect(matched.find((e) => e.subject === 'hosts')?.count).toBe(6);
    expect(matched).toHaveLength(28);
    expect(told(result, 'matched')).toContainEqual(
      'bovmsp-04.customer.com = vmsp-04: Taken for one host, named differently in the VM sheet and the host sheet: the prefix "bo" of names in the VM sheet pairs 27 hosts one to one, in the same places; the numbers of powered-on VMs and vCPUs agree for all of them.',
    );
  });

  it('keeps the 5 hosts that only VMs name as derived, with their 28 VMs', () => {
    const derived = result.report.entries.filter((e) => e.kind === 'derived').map((e) => `${e.subject} ${e.count ?? 0}`);
    expect(derived.sort()).toEqual(['bovmdmz4-01 9', 'bovmdmz4-02 3', 'bovmsp-06.customer.com 3', 'bovmsp-14.customer.com 5', 'bovmsp-15.customer.com 8']);
    expect(entryOf(result, 'hosts', 'bovmdmz4-01')).toEqual({ cluster: 'DMZ', source: { format: 'rvtools', file: 'sizing-workshop.xlsx', id: 'bovmdmz4-01' }, derived: true });
    expect(idsOf(result, 'hosts')).toHaveLength(39);
  });

  it('gives six VMs an id that differs from their name', () => {
    expect(result.report.entries.filter((e) => e.kind === 'renamed').map((e) => e.subject).sort()).toEqual(['Aster Queen', 'Aster Worker', 'BOWSVCIAD01 -RIP', 'Informer 2', 'wtableaup01-O - RIP', 'wtestautopro- RIP']);
  });

  it('knows every guest but says which were told differently', () => {
    expect(vmsWhere('guest', undefined)).toBe(0);
    expect(vmsWhere('guest', 'windows-server-2008-r2')).toBe(345);
    expect(told(result, 'dropped').filter((m) => m.startsWith('guest'))).toEqual([]);
  });
});
