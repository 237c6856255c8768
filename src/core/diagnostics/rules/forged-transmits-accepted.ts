import { networksOfNestedHosts } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'forged-transmits-accepted',
  severity: 'info',
  summary: 'Guests of a network may send from MAC addresses that are not theirs, or take others.',
  why: 'A guest that claims the address of a neighbour receives what is meant for that one, and slips through what filters by address. Few need it: hosts that run in a VM, and clusters that move a MAC address from guest to guest.',
  remedy: 'Refuse it, unless something on this network is known to need it.',
  examples: {
    good: [
      example`
        {
          "networks": { "lab": { "forgedTransmits": true, "macChanges": true }, "web": { "forgedTransmits": false } },
          "hosts": { "esx-01": {}, "nested": { "vm": "esx-in-vm" } },
          "vms": { "esx-in-vm": { "host": "esx-01", "nested": true, "nics": { "eth0": { "network": "lab" } } } }
        }
      `,
    ],
    bad: [
      example`
        { "networks": { "web": { "forgedTransmits": true, "macChanges": true } } }
        //                                          ^^^^ Guests of network "web" may send from MAC addresses that are not theirs.
        //                                                              ^^^^ Guests of network "web" may take another MAC address.
      `,
    ],
  },
  on: 'networks',
  fields: ['forgedTransmits', 'macChanges'],
  *check(network, estate) {
    const { forgedTransmits, macChanges } = network.value;
    if ((forgedTransmits !== true && macChanges !== true) || estate.query(networksOfNestedHosts, '').has(network.id)) return;
    if (forgedTransmits === true) yield { place: placeIn(network, ['forgedTransmits']), message: `Guests of network "${network.id}" may send from MAC addresses that are not theirs.`, data: { field: 'forgedTransmits' } };
    if (macChanges === true) yield { place: placeIn(network, ['macChanges']), message: `Guests of network "${network.id}" may take another MAC address.`, data: { field: 'macChanges' } };
  },
  fixes({ data }, { file, id }) {
    return data ? [{ title: 'Refuse it', changes: [{ kind: 'remove', file, path: ['networks', id, data.field] }] }] : [];
  },
});
