import { networksOfNestedHosts, vmsByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'promiscuous-port-group',
  severity: 'warning',
  summary: 'Every guest of a network may see the frames of all others.',
  why: 'In promiscuous mode a virtual switch hands each frame to every port that asks for it: one guest that is broken into reads what its neighbours send. Few need it: hosts that run in a VM, and what watches traffic.',
  remedy: 'Switch it off, and give what watches traffic a network of its own or a mirrored port. Hosts that run in VMs of a switch that learns addresses do without.',
  examples: {
    good: [
      // A host runs in a VM there: its own guests have addresses the switch does not know.
      example`
        {
          "networks": { "lab": { "promiscuous": true }, "web": { "promiscuous": false } },
          "hosts": { "esx-01": {}, "nested": { "vm": "esx-in-vm" } },
          "vms": { "esx-in-vm": { "host": "esx-01", "nested": true, "nics": { "eth0": { "network": "lab" } } }, "a": { "nics": { "eth0": { "network": "lab" } } } }
        }
      `,
    ],
    bad: [
      // With one guest or none, nobody is listened to yet.
      example`
        {
          "networks": { "web": { "promiscuous": true }, "tap": { "promiscuous": true } },
        //                                      ^^^^ Each of the 2 VMs on network "web" may see the frames of all others.
        //                                                                      ^^^^ Whoever is on network "tap" may see the frames of all others.
          "vms": { "a": { "nics": { "eth0": { "network": "web" } } }, "b": { "nics": { "eth0": { "network": "web" } } }, "ids": { "nics": { "eth0": { "network": "tap" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['promiscuous'],
  *check(network, estate) {
    if (network.value.promiscuous !== true || estate.query(networksOfNestedHosts, '').has(network.id)) return;
    const vms = estate.count(vmsByNetwork, network.id);
    const who = vms < 2 ? 'Whoever is' : `Each of the ${counted(vms, 'VM')}`;
    yield { place: placeIn(network, ['promiscuous']), message: `${who} on network "${network.id}" may see the frames of all others.`, ...(vms < 2 ? { severity: 'info' as const } : {}) };
  },
  fixes(_, { file, id }) {
    return [{ title: 'Switch promiscuous mode off', changes: [{ kind: 'remove', file, path: ['networks', id, 'promiscuous'] }] }];
  },
});
