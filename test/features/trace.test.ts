import { describe, expect, it } from 'vitest';
import { letThrough, traceView, type TraceRequest } from '../../src/features/trace';
import { TraceView } from '../../src/protocol/view';
import { Value } from 'typebox/value';
import { estateOf } from '../support/worlds';

const overlay = {
  hosts: Object.fromEntries([1, 2].map((n) => [`h${n}`, { nics: { n0: { port: `leaf/p${n}` } }, adapters: { tep: { network: 'tunnels', purposes: ['tunnel'], addresses: [`10.0.90.1${n}/24`] } } }])),
  switches: { leaf: { mtu: 9000, ports: { p1: { mode: 'trunk', vlans: '90' }, p2: { mode: 'trunk', vlans: '90' } } }, dvs: { kind: 'distributed', mtu: 9000, uplinks: { h1: ['n0'], h2: ['n0'] } } },
  networks: { tunnels: { switch: 'dvs', vlan: 90, subnet: '10.0.90.0/24', purpose: 'tunnel', mtu: 9000 }, seg: { kind: 'overlay', switch: 'dvs', vni: 5001, subnet: '10.1.0.0/24' } },
  vms: { a: { host: 'h1', nics: { eth0: { network: 'seg', addresses: ['10.1.0.11/24'] } } }, b: { host: 'h2', nics: { eth0: { network: 'seg', addresses: ['10.1.0.12/24'] } } } },
};
const ask = (from: string, to: string, more: Partial<TraceRequest> = {}): TraceRequest => ({ from, to, protocol: '', port: null, ...more });
const off = estateOf({ ...overlay, vms: { ...overlay.vms, b: { ...overlay.vms.b, power: 'off' } } });

describe('A trace in the diagram', () => {
  it('has a node, a line and a tag for each hop, in the tunnel as well (L15)', () => {
    const answer = traceView(estateOf(overlay), ask('vms/a', 'vms/b'));
    if (answer.kind === 'refused') throw new Error(answer.reasons.join());
    expect(Value.Check(TraceView, answer.trace)).toBe(true);
    expect(answer.trace).toMatchObject({ reachable: true, certain: true, title: 'VM "a" to VM "b"', blockedAt: null, because: '', change: '', applies: false, back: { reachable: true, because: '' } });
    expect(answer.trace.hops.find(({ kind }) => kind === 'tunnel')).toEqual({ node: 'networks/seg', kind: 'tunnel', text: 'tunnel of segment "seg", VNI 5001, from 10.0.90.11 of host "h1" to 10.0.90.12 of host "h2"', tag: '' });
    expect(answer.trace.hops.filter(({ kind }) => kind === 'port')).toMatchObject([{ node: 'switches/leaf/ports/p1', text: 'port leaf/p1, tagged VLAN 90', tag: 'VNI 5001' }, { node: 'switches/leaf/ports/p2', tag: 'VNI 5001' }]);
    expect(answer.trace.hops.at(-1)).toMatchObject({ node: 'vms/b/nics/eth0', kind: 'destination' });
  });

  it('says of a frame what the line does not: no port says its VLAN twice, and an adapter in a VLAN does not tag (L15)', () => {
    const answer = traceView(estateOf({ ...overlay, vms: Object.fromEntries(['a', 'b'].map((id, i) => [id, { host: `h${i + 1}`, nics: { eth0: { network: 'tunnels', addresses: [`10.0.90.2${i}`] } } }])) }), ask('vms/a', 'vms/b'));
    if (answer.kind === 'refused') throw new Error(answer.reasons.join());
    expect(answer.trace.hops.map(({ kind, tag }) => `${kind}: ${tag}`)).toEqual(['vNIC: VLAN 90', 'port group: ', 'virtual switch: ', 'uplink: ', 'port: ', 'switch: ', 'port: ', 'uplink: ', 'virtual switch: ', 'port group: ', 'destination: VLAN 90']);
  });

  it('says where it stops, and offers what would let it through', () => {
    const answer = traceView(off, ask('a', 'b'));
    expect(answer).toMatchObject({ kind: 'traced', trace: { reachable: false, blockedAt: 'vms/b/nics/eth0', because: 'VM "b" is off.', change: 'Power on VM "b".', applies: true, back: { reachable: false } } });
  });

  it('counts what encapsulation takes: guests of 1500 bytes need 1550 below (L17)', () => {
    const small = estateOf({ ...overlay, switches: { ...overlay.switches, leaf: { ...overlay.switches.leaf, mtu: 1500 } } });
    expect(traceView(small, ask('a', 'b'))).toMatchObject({
      trace: { reachable: false, because: expect.stringContaining('Full frames take 1550 bytes, 50 of them for the encapsulation, and port leaf/p1 carries 1500') as string, change: 'Raise the MTU of switch "leaf" to 1550.' },
    });
  });

  it('refuses what makes no sense, with every reason', () => {
    const estate = estateOf(overlay);
    expect(traceView(estate, ask('a', 'b', { protocol: 'sctp', port: 0 }))).toEqual({ kind: 'refused', reasons: ['The protocol is tcp, udp or icmp, not "sctp".', 'A port is a number from 1 to 65535, not 0.'] });
    expect(traceView(estate, ask('a', 'nobody'))).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('nobody') as string] });
  });
});

describe('What a trace offers', () => {
  it('is applied as long as it still says the same', () => {
    expect(letThrough(off, ask('a', 'b'), 'Power on VM "b".')).toMatchObject({ kind: 'changes', changes: [{ kind: 'set', path: ['vms', 'b', 'power'], value: 'on' }] });
    expect(letThrough(off, ask('a', 'b'), 'Connect eth0 of VM "b".')).toEqual({ kind: 'refused', reasons: ['The document has changed since: now this would let it through: Power on VM "b".'] });
    expect(letThrough(estateOf(overlay), ask('a', 'b'), 'Power on VM "b".')).toEqual({ kind: 'refused', reasons: ['The document has changed since: it gets through.'] });
  });
});
