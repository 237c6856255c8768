import { describe, expect, it } from 'vitest';
import { reportText, type ImportSummary } from '../../../src/adapters/rvtools/report';
import { olderEstate } from '../../fixtures/rvtools/workbooks';
import { imported } from './imported';

const summary: ImportSummary = { file: 'estate.xlsx', sites: 1, clusters: 2, hosts: 3, derivedHosts: 0, vms: 4, vcpus: 8, vmMemoryMiB: 4096, networks: 1, datastores: 0, disks: 5, nics: 6 };

describe('the report of an import', () => {
  it('reads as a page', () => {
    expect(reportText(imported(olderEstate).report)).toBe(`# Import of estate.xlsx

| read | |
|---|---|
| Sites | 1 |
| Clusters | 1 |
| Hosts | 2 |
| VMs | 2, with 3 vCPU and 5120 MiB of memory |
| Disks | 3 |
| NICs | 2 |
| Networks | 1 |
| Datastores | 0 |

## Matched between sheets (and how many VMs name it)

- **esx-a.example.org = esx-a (1)**: Taken for one host, named differently in the VM sheet and the host sheet: the names differ only in a domain that one of them lacks.
- **ESX-B = esx-b (1)**: Taken for one host, named differently in the VM sheet and the host sheet: the names differ only in case.

## Inferred rather than read

- **vInfo, vPartition**: Sizes under headers in "MB" or "GB" are read as MiB and GiB: RVTools counts in steps of 1024, and its later versions name the same columns MiB.
- **disks (2)**: No disk is listed for 1 VM: each of the 2 partitions that the guests report stands for a disk (the VM sheet counts 1 disk on them).
- **disks (1)**: VMs with neither disks nor partitions listed: one disk of the provisioned size stands for all, the swap file included: idle.

## Given another id

- **VM Network**: This network has the id "VM-Network", since its name is taken or cannot be an id; the name is kept beside it.

## Sheets that are not there

- **vCPU**: The workbook has no sheet vCPU: CPU reservations, limits, shares and the measured CPU use of VMs are unknown.
- **vMemory**: The workbook has no sheet vMemory: memory reservations, limits, shares and the active memory of VMs are unknown.
- **vDisk**: The workbook has no sheet vDisk: disks are taken from the partitions the guests report, or else from the space of the VM as a whole.
- **vDatastore**: The workbook has no sheet vDatastore: datastores are known only by the paths of VMs and disks, without capacity.
- **dvPort**: The workbook has no sheet dvPort: VLANs of distributed port groups are unknown.
- **vPort**: The workbook has no sheet vPort: VLANs of standard port groups are unknown.

## Columns that are not there or empty

- **vInfo, column Path**: Sheet vInfo has no column "Path": the datastore of a VM is known only where the disk sheet names it.

## Not imported

- **vPartition (2)**: Columns of sheet vPartition that are not imported: Free MB, Free %.
`);
  });

  it('tells what several entries share once', () => {
    const message = 'Known only by name.';
    const text = reportText({ summary, entries: [{ kind: 'derived', subject: 'esx-1', count: 8, message }, { kind: 'derived', subject: 'esx-2', count: 3, message }] });
    expect(text).toContain('- Known only by name.\n  - esx-1 (8)\n  - esx-2 (3)\n');
  });

  it('says so when there is nothing to tell', () => {
    expect(reportText({ summary, entries: [] })).toContain('Everything was read as it stands: nothing inferred, nothing dropped.');
  });

  it('shows text of the workbook as text', () => {
    const text = reportText({ summary, entries: [{ kind: 'dropped', subject: '<img src=x>', message: 'See [here](http://x) and `code`\n# title.' }] });
    expect(text).toContain('- **\\<img src=x\\>**: See \\[here\\](http://x) and \\`code\\` \\# title.');
  });
});
