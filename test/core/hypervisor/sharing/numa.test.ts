import { describe, expect, it } from 'vitest';
import { numaFit, type NumaFit } from '../../../../src/core/hypervisor/sharing/numa';
import { estateOf } from '../../../support/worlds';

function fit(host: unknown, vm: unknown): NumaFit {
  const estate = estateOf({ hosts: { h: host }, vms: { v: vm } });
  return numaFit(estate.value('hosts', 'h') ?? {}, estate.value('vms', 'v') ?? {});
}
const twoSockets = { cpu: { sockets: 2, cores: 16 }, memory: '512 GiB' };

describe('a VM on a host of several NUMA nodes', () => {
  it('fits into one where both its vCPUs and its memory do', () => {
    expect(fit(twoSockets, { vcpu: 16, memory: '256 GiB' })).toMatchObject({ kind: 'fits', node: { nodes: 2, cores: 16 } });
  });

  it('spans as many as its vCPUs or its memory take', () => {
    expect(fit(twoSockets, { vcpu: 17, memory: '8 GiB' })).toMatchObject({ kind: 'spans', spans: 2, by: ['vcpu'] });
    expect(fit(twoSockets, { vcpu: 4, memory: '257 GiB' })).toMatchObject({ kind: 'spans', spans: 2, by: ['memory'] });
    expect(fit({ ...twoSockets, numaNodes: 8 }, { vcpu: 12, memory: '320 GiB' })).toMatchObject({ kind: 'spans', spans: 5, by: ['vcpu', 'memory'], node: { cores: 4 } });
  });

  it('does not depend on threads, which share a core', () => {
    expect(fit({ ...twoSockets, cpu: { sockets: 2, cores: 16, threads: 2 } }, { vcpu: 32 })).toMatchObject({ kind: 'spans', spans: 2 });
  });

  it('spans all of them with more vCPUs than there are cores, and more than there are only where not even the threads suffice', () => {
    const threaded = { cpu: { sockets: 2, cores: 16, threads: 2 } };
    expect([fit(threaded, { vcpu: 40 }), fit(threaded, { vcpu: 65 }), fit(twoSockets, { vcpu: 40 })]).toMatchObject([{ spans: 2 }, { spans: 5 }, { spans: 3 }]);
  });
});

it('a host of one node, or one that does not say what it has, has no nodes to span', () => {
  expect([fit({ cpu: { cores: 8 } }, { vcpu: 64 }), fit({}, { vcpu: 64 })]).toEqual([{ kind: 'no-matter' }, { kind: 'no-matter' }]);
});
