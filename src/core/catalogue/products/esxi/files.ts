import type { FileTemplate } from '../../vmFiles';

/** Every disk is a descriptor and a data file; a snapshot adds both for each disk, and a state file. */
const withDelta = (delta: 'delta' | 'sesparse'): readonly FileTemplate[] => [
  { name: '{vm}.vmx', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}.vmxf', what: 'additional configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}.nvram', what: 'BIOS or UEFI settings', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}.vmsd', what: 'list of snapshots', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}_{disk}.vmdk', what: 'disk descriptor', size: { kind: 'none' }, per: 'disk', when: 'always', source: 'files' },
  {
    name: '{vm}_{disk}-flat.vmdk', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'files',
    note: 'A thick disk takes its size at once, a thin one what is written on it.',
  },
  { name: '{vm}.vswp', what: 'swap', size: { kind: 'swap' }, per: 'vm', when: 'running', source: 'swap', note: 'Configured memory less its reservation.' },
  { name: '{vm}_{disk}-{n:6}.vmdk', what: 'snapshot disk descriptor', size: { kind: 'none' }, per: 'snapshot-disk', when: 'always', source: 'snapshot-files' },
  {
    name: `{vm}_{disk}-{n:6}-${delta}.vmdk`, what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'snapshot-files',
    note: 'Grows with what is written, up to the size of the disk.',
  },
  { name: '{vm}-Snapshot{n}.vmsn', what: 'snapshot state', size: { kind: 'none' }, per: 'snapshot', when: 'always', source: 'snapshot-files' },
  { name: '{vm}-Snapshot{n}.vmsn', what: 'snapshot state with memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'file-sizes' },
  { name: '{vm}.vmss', what: 'suspended state with memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'files' },
  { name: 'vmware.log', what: 'current log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
];

/** VMFS 6 keeps what is written since a snapshot in SEsparse disks. */
export const files = withDelta('sesparse');
export const filesBeforeSeSparse = withDelta('delta');
