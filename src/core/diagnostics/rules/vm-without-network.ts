import { runs } from '../../model/lookups';
import { areNetworksUsed } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'vm-without-network',
  severity: 'info',
  summary: 'A running VM has network adapters, but none of them is connected to a network.',
  why: 'Nobody reaches it and it reaches nobody: after a restore or a copy the adapters often stay disconnected. A VM that is to be kept apart has no adapters at all, or is on an internal network.',
  remedy: 'Connect an adapter to its network, or remove the adapters.',
  examples: {
    good: [
      // One connected adapter is enough; one without adapters is meant so, and a VM that is off or a template reaches nobody anyway (R12).
      example`
        {
          "networks": { "web": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web" }, "eth1": { "network": "web", "connected": false } } }, "b": {}, "c": { "nics": {} },
            "d": { "power": "off", "nics": { "eth0": { "network": "web", "connected": false } } }, "e": { "template": true, "nics": { "eth0": {} } }
          }
        }
      `,
      // Where nobody says which network anything is on, nothing follows.
      example`
        { "vms": { "a": { "nics": { "eth0": { "mac": "00:50:56:00:00:01" } } } } }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "connected": false } } },
        //         ^^^^^^ None of the network adapters of VM "a" is connected to a network.
            "b": { "nics": { "eth0": {}, "eth1": { "network": "web", "connected": false } } }
        //         ^^^^^^ None of the network adapters of VM "b" is connected to a network.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['nics'],
  check(vm, estate) {
    const { nics } = vm.value;
    if (!nics || !runs(vm.value)) return nothingFound;
    let count = 0;
    for (const name in nics) {
      const nic = nics[name];
      if (nic?.network !== undefined && nic.connected !== false) return nothingFound;
      count++;
    }
    if (count === 0 || !areNetworksUsed(estate)) return nothingFound;
    return [{ place: placeIn(vm, ['nics'], 'key'), message: `None of the network adapters of VM "${vm.id}" is connected to a network.` }];
  },
  fixes(_, vm) {
    return Object.entries(vm.value.nics ?? {}).flatMap(([name, { network, connected }]) => (network === undefined || connected !== false
      ? []
      : [{ title: `Connect "${name}" to "${network}"`, changes: [{ kind: 'remove' as const, file: vm.file, path: ['vms', vm.id, 'nics', name, 'connected'] }] }]));
  },
});
