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
