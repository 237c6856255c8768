import { describe, expect, it } from 'vitest';
import { whereFits } from '../../../src/features/diagram/whereFits';
import { sessionOf } from '../../support/estate';

const estate = sessionOf(`{
  "hosts": {
    "large": { "cpu": { "cores": 16 }, "memory": "64 GiB" },
    "small": { "cpu": { "cores": 2 }, "memory": "8 GiB" },
    "full": { "cpu": { "cores": 16 }, "memory": "64 GiB" },
    "mended": { "maintenance": true }
  },
  "vms": {
    "a": { "host": "full", "vcpu": 4, "memory": "16 GiB" },
    "b": { "vcpu": 4, "memory": "16 GiB" },
    "filler": { "host": "full", "vcpu": 1, "memory": "40 GiB" }
  }
}`);
const verdicts = (...nodes: readonly string[]): unknown => Object.fromEntries(whereFits(estate, nodes).map(({ node, fits, reasons }) => [node, fits || reasons]));

describe('where containers fit', () => {
  const session = sessionOf(`{
    "hosts": {
      "debian": { "hostOs": "debian-12", "cpu": { "cores": 4 }, "memory": "16 GiB" },
      "windows": { "hostOs": "windows-server-2022", "memory": "64 GiB" },
      "esx": { "hypervisor": "esxi-8.0", "memory": "64 GiB" },
      "mended": { "hostOs": "debian-12", "maintenance": true }
    },
    "vms": {
      "small": { "host": "esx", "guest": "debian-12", "vcpu": 2, "memory": "2 GiB" },
      "large": { "host": "esx", "guest": "debian-12", "vcpu": 8, "memory": "32 GiB" }
    },
    "containers": { "shop": { "on": "debian", "cpus": 4, "memoryLimit": "8 GiB" } }
  }`);
  const where = (...nodes: readonly string[]): Readonly<Record<string, unknown>> => Object.fromEntries(whereFits(session, nodes).map(({ node, fits, reasons }) => [node, fits || reasons]));

  it('says for each host and VM whether they share its kernel, and whether it has what they may take', () => {
    expect(where('containers/shop')).toMatchObject({
      'hosts/debian': true,
      'hosts/windows': [expect.stringContaining('Windows Server 2022')],
      'hosts/esx': [expect.stringContaining('no operating system whose kernel containers could share')],
      'hosts/mended': ['"mended" is in maintenance: it runs nothing.'],
      'vms/small': ['"shop" may take 4 CPUs, "small" has 2 CPUs.', '"shop" may take 8 GiB of memory, "small" has 2 GiB.'],
      'vms/large': true,
    });
  });

  it('with VMs among them only a host can take all', () => {
    expect(Object.keys(where('containers/shop', 'vms/small')).sort()).toEqual(['hosts/debian', 'hosts/esx', 'hosts/mended', 'hosts/windows']);
  });
});

describe('where VMs fit', () => {
  it('says for each host whether they would, and if not every reason with its numbers', () => {
    expect(verdicts('vms/b')).toEqual({
      'hosts/large': true,
      'hosts/small': ['"b" has 4 vCPUs, "small" has 2 logical processors.', '"b" has 16 GiB of memory, "small" has 8 GiB.', 'It lacks 8 GiB of memory: 0 B of 8 GiB is taken.'],
      'hosts/full': ['It lacks 8 GiB of memory: 56 GiB of 64 GiB is taken.'],
      'hosts/mended': ['"mended" is in maintenance: it runs nothing.'],
    });
  });

  it('does not count a VM twice where it is already', () => {
    expect(verdicts('vms/a')).toMatchObject({ 'hosts/full': true });
  });

  it('counts several together, and nothing that is no VM', () => {
    expect(verdicts('vms/a', 'vms/b')).toMatchObject({ 'hosts/large': true, 'hosts/full': ['It lacks 8 GiB of memory: 56 GiB of 64 GiB is taken.'] });
    expect(verdicts('hosts/large', 'group/unplaced')).toMatchObject({ 'hosts/small': true });
  });
});
