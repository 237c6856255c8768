import { describe, expect, it } from 'vitest';
import { areNetworksUsed, isUsed, networksOfNestedHosts, networksOfVmsOn } from '../../../../src/core/network/usage/users';
import { sessionOf } from '../../../support/estate';

const estateOf = (document: object) => sessionOf(JSON.stringify(document)).estate;

describe('a network is used', () => {
  it.each([
    ['by the NIC of a VM, also of a template', { vms: { a: { template: true, nics: { x: { network: 'n' } } } } }],
    ['by the adapter of a host', { hosts: { h: { adapters: { vmk0: { network: 'n' } } } } }],
    ['by a container', { containers: { c: { networks: ['n'] } } }],
    ['by a router', { routers: { r: { interfaces: { x: { network: 'n' } } } } }],
    ['by the segment it carries', { networks: { n: {}, s: { kind: 'overlay', underlay: 'n' } } }],
    ['by what is sent to it', { vms: { a: { demand: { flows: [{ to: 'n', rate: '1 Mb/s' }] } } } }],
  ])('%s', (_, document) => {
    const estate = estateOf({ networks: { n: {} }, ...document });
    expect([isUsed(estate, 'n'), areNetworksUsed(estate)]).toEqual([true, true]);
  });

  it('by nobody, where nobody names it', () => {
    const estate = estateOf({ networks: { n: {} }, vms: { a: { nics: { x: {} } } } });
    expect([isUsed(estate, 'n'), areNetworksUsed(estate)]).toEqual([false, false]);
  });
});

describe('the networks of the VMs on a host', () => {
  it('are those of connected NICs of VMs that run there', () => {
    const estate = estateOf({
      hosts: { h: {}, other: {} },
      vms: {
        a: { host: 'h', nics: { x: { network: 'web' }, y: { network: 'db' }, z: { network: 'cut', connected: false } } }, b: { host: 'h', power: 'off', nics: { x: { network: 'off' } } },
        c: { host: 'other', nics: { x: { network: 'far' } } },
      },
    });
    expect(estate.query(networksOfVmsOn, 'h')).toEqual(['db', 'web']);
  });

  it('stay the same value while a VM changes elsewhere', () => {
    const session = sessionOf('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h", "vcpu": 1, "nics": { "x": { "network": "web" } } } } }');
    const before = session.estate.query(networksOfVmsOn, 'h');
    const [file = ''] = session.files();
    const at = session.document(file)?.text.indexOf('1,') ?? -1;
    session.edit(file, [{ offset: at, length: 1, text: '2' }]);
    expect(session.estate.value('vms', 'a')?.vcpu).toBe(2);
    expect(session.estate.query(networksOfVmsOn, 'h')).toBe(before);
  });
});

describe('the networks of nested hosts', () => {
  it('are those of the VMs in which hosts run', () => {
    const estate = estateOf({ hosts: { h: {}, inner: { vm: 'esx' } }, vms: { esx: { host: 'h', nics: { x: { network: 'lab' } } }, a: { host: 'h', nics: { x: { network: 'web' } } } } });
    expect([...estate.query(networksOfNestedHosts, '')]).toEqual(['lab']);
  });
});
