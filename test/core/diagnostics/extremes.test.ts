/** Documents at the edge of what can be written: what is found there is told once and in figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extremeDocuments } from '../../support/extremes';
import { findingsOf } from '../../support/findings';

type Fields = Readonly<Record<string, unknown>>;
const found = (document: Fields, rule?: string): readonly string[] => findingsOf(JSON.stringify(document), rule);

describe('one fault', () => {
  it('is told of the host whose processors lack an extension, not of each of its VMs as well', () => {
    const document = { hosts: { old: { hypervisor: 'esxi-4.1', cpu: { cores: 4, virtualization: false }, memory: '8 GiB' } }, vms: { a: { host: 'old', guest: 'debian-12' } } };
    expect(found(document)).toEqual(['hardware-virtualization-missing at false: Host "old" lacks Intel VT-x or AMD-V, which VMware ESXi 4.1 needs ("virtualization" of "old" is false): 1 VM cannot run on it.']);
  });

  it('is told of the VM that a product without overcommit does not start, not of its host as well', () => {
    const document = { hosts: { hv: { hypervisor: 'hyperv-2022', cpu: { cores: 8 }, memory: '16 GiB' } }, vms: { a: { host: 'hv', memory: '12 GiB' }, b: { host: 'hv', memory: '8 GiB' } } };
    expect(found(document)).toEqual(['power-on-refused at "8 GiB": VM "b" would not start: 8 GiB of memory is needed and 4 GiB is free on host "hv": Microsoft Hyper-V 2022 gives VMs no more memory than there is.']);
  });

  it('is not told as a share of nothing', () => {
    const hosts = { none: { cpu: { cores: 2, clock: '0 GHz' }, memory: '0 GiB' } };
    expect(found({ hosts, vms: { a: { host: 'none', demand: { cpu: '90 %' } }, b: { host: 'none', demand: { memory: '0 %' } } } }, 'host-headroom')).toEqual([]);
  });
});

describe('messages', () => {
  it('hold no figure that is none, whatever numbers a document holds', () => {
    fc.assert(fc.property(extremeDocuments, (document) => {
      for (const message of found(document)) expect(message).not.toMatch(/NaN|Infinity|undefined|null|\[object|[^\w.]-\d/);
    }), { numRuns: 150 });
  });
});
