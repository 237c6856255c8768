import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../support/findings';

describe('waiting for a core', () => {
  it('is told of the VM that waits, where containers, VMs that are off and the host itself want CPU as well', () => {
    const found = findingsOf(JSON.stringify({
      hosts: { 'esx-01': { cpu: { cores: 4, clock: '2 GHz' }, ownDemand: { cpu: '500 MHz' } } },
      containers: { app: { on: 'esx-01', cpus: 1, demand: { cpu: '25 %' } }, web: { on: 'esx-01', cpus: 1, demand: { cpu: '25 %' } } },
      vms: {
        a: { host: 'esx-01', vcpu: 4, cpu: { reservation: '6 GHz' }, demand: { cpu: '6 GHz' } },
        aside: { host: 'esx-01', vcpu: 4, power: 'off', demand: { cpu: '100 %' } },
        b: { host: 'esx-01', vcpu: 4, demand: { cpu: '50 %' } },
      },
    }), 'cpu-ready-high');
    expect(found).toEqual(['at "50 %": VM "b" waits for a core 38 % of the time: it wants 4 GHz on average and gets 1 GHz on host "esx-01".']);
  });
});
