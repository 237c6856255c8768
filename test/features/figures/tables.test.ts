import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/features/figures/table';
import { tablesOf } from '../../../src/features/figures/tablesOf';
import type { CollectionName } from '../../../src/core/model/ids';
import { sessionOf } from '../../support/estate';

function table(text: string, collection: CollectionName, id: string, title: string): Table | undefined {
  const { estate } = sessionOf(text);
  const entry = estate.find(collection, id);
  return entry && tablesOf(estate, entry).find((each) => each.title === title);
}
const cells = (found: Table | undefined): readonly string[] => (found?.rows ?? []).map((row) => row.cells.join(': '));

const vm = '"vms": { "web": { "host": "h", "vcpu": 2, "memory": "4 GiB", "disks": { "system": { "size": "40 GiB", "datastore": "gold" } }, "nics": { "eth0": { "network": "lan" } } } }';

describe('the hardware of a VM as a table', () => {
  it('has a row for each device, defaults of the product included', () => {
    const found = table(`{ "hosts": { "h": { "hypervisor": "esxi-8.0" } }, ${vm} }`, 'vms', 'web', 'VM hardware');
    expect(cells(found)).toEqual(expect.arrayContaining(['Memory: 4 GiB', 'CPUs: 2', 'VMCI device: Present', 'Hard disk 1: 40 GiB', 'Network adapter 1: lan']));
    expect(found?.rows.find((row) => row.cells[0] === 'VMCI device')?.detail).toBe('The default of VMware ESXi 8.0.');
    expect(found?.rows.every((row) => row.cells.length === found.columns.length)).toBe(true);
  });
});

describe('the files of a VM as a table', () => {
  it('has a row for each file, with where it is and how its size follows', () => {
    const found = table(`{ "hosts": { "h": { "hypervisor": "esxi-8.0" } }, ${vm} }`, 'vms', 'web', 'Files on storage');
    expect(found?.about).toMatch(/^As VMware ESXi 8\.0 lays them out: \d+ files now, at least 44 GiB\.$/);
    expect(cells(found)).toEqual(expect.arrayContaining(['web.vswp: 4 GiB', 'web.vmx: not known']));
    expect(found?.rows.find((row) => row.cells[0] === 'web.vswp')?.detail).toContain('4 GiB of memory − 0 B reserved = 4 GiB');
  });

  it('says why there are none where the product is not known', () => {
    expect(table(`{ "hosts": { "h": {} }, ${vm} }`, 'vms', 'web', 'Files on storage')).toMatchObject({ about: 'Host "h" does not say which product it runs.', rows: [] });
  });
});

describe('who gets what of a host', () => {
  const host = '"hosts": { "h": { "cpu": { "cores": 2, "clock": "2 GHz" }, "memory": "8 GiB" } }';

  it('lists the guests that run, those that get most first, and what they lack', () => {
    const text = `{ ${host}, "vms": { "big": { "host": "h", "vcpu": 4, "demand": { "cpu": "100 %" } }, "small": { "host": "h", "vcpu": 1, "demand": { "cpu": "10 %" } }, "off": { "host": "h", "power": "off" } } }`;
    expect(table(text, 'hosts', 'h', 'Who gets what')?.rows).toEqual([
      { cells: ['big', '3.8 GHz', '1 GiB'], detail: 'wants 8 GHz, 52.5 % ready' },
      { cells: ['small', '200 MHz', '1 GiB'], detail: '' },
    ]);
  });

  it('stops at twenty', () => {
    const vms = Array.from({ length: 25 }, (_, i) => `"v${i}": { "host": "h", "memory": "64 MiB" }`).join(', ');
    const found = table(`{ ${host}, "vms": { ${vms} } }`, 'hosts', 'h', 'Who gets what');
    expect(found?.rows).toHaveLength(20);
    expect(found?.about).toContain('The 20 that get most of 25.');
  });

  it('is none where nothing is known of what the host has', () => {
    expect(table('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h" } } }', 'hosts', 'h', 'Who gets what')).toBeUndefined();
  });
});
