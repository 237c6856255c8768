import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'vni-out-of-range',
  severity: 'error',
  summary: 'The identifier of an overlay segment does not fit into 24 bits.',
  why: 'The VXLAN header (RFC 7348) has 24 bits for it: what does not fit would be cut off and meet another segment.',
  remedy: 'Use a VNI up to 16777215.',
  examples: {
    good: [
      example`
        { "networks": { "app": { "kind": "overlay", "vni": 16777215 }, "web": { "vlan": 10 } } }
      `,
    ],
    bad: [
      example`
        { "networks": { "app": { "kind": "overlay", "vni": 16777216 } } }
        //                                                 ^^^^^^^^ VNI 16777216 does not fit into 24 bits: the highest is 16777215.
      `,
    ],
  },
  on: 'networks',
  *check(network) {
    const { vni } = network.value;
    if (vni !== undefined && vni > highestVni) yield { place: placeIn(network, ['vni']), message: `VNI ${vni} does not fit into 24 bits: the highest is ${highestVni}.` };
  },
});

const highestVni = 2 ** 24 - 1;
