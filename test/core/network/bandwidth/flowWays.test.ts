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

/** Some parts with an MTU or a speed of their own. */
const uneven = fc.tuple(randomNetworks({ filters: true }), fc.array(fc.tuple(fc.constantFrom('leaf1/up1', 'leaf1/p1', 'leaf2/up2', 'spine/p2'), fc.constantFrom(1400, 9000)), { maxLength: 2 }), fc.constantFrom(1400, 1500, 9000), fc.boolean())
  .map(([document, ports, mtu, onSwitch]): JsonValue => {
    const made = structuredClone(document) as Record<string, Record<string, Record<string, unknown>>>;
    for (const [text, bytes] of ports) {
      const [owner = '', port = ''] = text.split('/');
      const all = made['switches']?.[owner]?.['ports'] as Record<string, Record<string, unknown>> | undefined;
      if (all?.[port]) all[port]['mtu'] = bytes;
    }
    if (made['switches']?.['vs1']) made['switches']['vs1']['mtu'] = mtu;
    if (made['hosts']?.['h1']) made['hosts']['h1'] = { ...made['hosts']['h1'], nics: { nic0: { port: 'leaf1/p1', speed: '1 Gb/s' }, nic1: { port: 'leaf2/p1', speed: '3 Gb/s' } } };
    if (onSwitch && made['routers']?.['r1']) made['routers']['r1']['on'] = 'spine';
    return made as JsonValue;
  });

it('a flow takes the carriers that its packets pass hop by hop (B3, B6)', () => {
  fc.assert(fc.property(uneven, fc.boolean(), (document, isCut) => {
    const estate = estateOf(document);
    const fabric = isCut ? fabricWithout(estate, [{ kind: 'switch', switch: 'leaf1' }]) : fabricOf(estate);
    const carriers = new Carriers(fabric);
    const [quick, slow] = [{}, { hopByHop: true }].map((options) => new FlowNet(netOf(estate, {}, { fabric }), carriers, options)) as [FlowNet, FlowNet];
    for (const offer of offers) expect([offer, flowWay(quick, offer)]).toEqual([offer, flowWay(slow, offer)]);
  }), { numRuns: 150 });
});
