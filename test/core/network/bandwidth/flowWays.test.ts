import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Carriers } from '../../../../src/core/network/bandwidth/carriers';
import { FlowNet, flowWay } from '../../../../src/core/network/bandwidth/flowWays';
import type { Offer, Receiver } from '../../../../src/core/network/bandwidth/offers';
import type { JsonValue } from '../../../../src/core/model/change';
import type { BitsPerSecond } from '../../../../src/core/model/quantity';
import { fabricOf, fabricWithout } from '../../../../src/core/network/fabric/fabric';
import { netOf } from '../../../../src/core/network/routing/net';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';

const ids = ['v1', 'v2', 'v3', 'v4'];
const receivers: readonly Receiver[] = [{ kind: 'default-gateway' }, { kind: 'network', id: 'n20' }, ...ids.map((id) => ({ kind: 'vm', id }) as const)];
const offers = ids.flatMap((from) => receivers.map((to): Offer => ({ from: { kind: 'vm', id: from }, to, flow: undefined, average: 1 as BitsPerSecond, peak: 1 as BitsPerSecond, weight: 1 })));

/** Two leaves under a spine, three hosts on both leaves, a router on the spine: nearly everybody reaches everybody, over parts of their own size. */
const wellCabled = fc.record({
  teaming: fc.constantFrom('originating-port', 'mac-hash', 'ip-hash', 'failover', 'load'),
  type: fc.constantFrom(undefined, undefined, 'isolated', 'community'),
  bytes: fc.array(fc.constantFrom(1500, 9000, 9000, 9000), { minLength: 12, maxLength: 12 }),
  sameHost: fc.boolean(), isolated: fc.boolean(),
}).map(({ teaming, type, bytes: [up1, up2, down, host, group, ...guests], sameHost, isolated }): JsonValue => JSON.parse(JSON.stringify({
  switches: {
    leaf1: { kind: 'physical', ports: { s: { to: 'spine/a', mtu: up1, vlans: isolated ? '10,20' : undefined }, p1: { mtu: down }, p2: { mtu: 9000 }, p3: { mtu: 9000 } } },
    leaf2: { kind: 'physical', ports: { s: { to: 'spine/b', mtu: up2 }, p1: { mtu: 9000 }, p2: { mtu: host }, p3: { mtu: 9000 } } },
    spine: { kind: 'physical', mtu: 9000, ports: { a: {}, b: {} } },
    vs: { kind: 'distributed', mtu: group, teaming, uplinks: { h1: ['x', 'y'], h2: ['x', 'y'], h3: ['y'] } },
  },
  hosts: Object.fromEntries([1, 2, 3].map((n) => [`h${n}`, { nics: { x: { port: `leaf1/p${n}`, speed: '1 Gb/s' }, y: { port: `leaf2/p${n}`, speed: '3 Gb/s' } } }])),
  networks: {
    n10: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1', private: type === undefined ? undefined : { type, secondary: 30 } },
    n20: { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1' },
  },
  routers: { r: { on: 'spine', interfaces: { a: { network: 'n10', address: '10.0.10.1/24' }, b: { network: 'n20', address: '10.0.20.1/24' } } } },
  vms: Object.fromEntries([1, 2, 3, 4].map((n) => [`v${n}`, {
    host: sameHost ? 'h1' : `h${1 + (n % 3)}`, nics: { eth0: { network: n === 3 ? 'n20' : 'n10', mtu: guests[n], addresses: [`10.0.${n === 3 ? 20 : 10}.1${n}/24`] } },
  }])),
})) as JsonValue);

it('a flow takes the carriers that its packets pass hop by hop (B3, B6)', () => {
  fc.assert(fc.property(fc.oneof(wellCabled, randomNetworks({ filters: true })), fc.boolean(), (document, isCut) => {
    const estate = estateOf(document);
    const fabric = isCut ? fabricWithout(estate, [{ kind: 'switch', switch: 'leaf1' }]) : fabricOf(estate);
    const carriers = new Carriers(fabric);
    const [quick, slow] = [{}, { hopByHop: true }].map((options) => new FlowNet(netOf(estate, {}, { fabric }), carriers, options)) as [FlowNet, FlowNet];
    for (const offer of offers) expect([offer, flowWay(quick, offer)]).toEqual([offer, flowWay(slow, offer)]);
  }), { numRuns: 200 });
});
