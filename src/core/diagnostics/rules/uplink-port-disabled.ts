import { isPhysical } from '../../network/fabric/ports';
import { hasDisabledPorts, hostsWithUplinks, portsOf, uplinksOn, type PortEnd } from '../../network/usage/uplinks';
import { networksBySwitch } from '../../network/usage/users';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'uplink-port-disabled',
  severity: 'warning',
  summary: 'An uplink of a virtual switch is plugged into a physical port that is switched off.',
  why: 'The uplink is down: it carries nothing and stands in for nothing. While another works nobody notices, until that fails as well.',
  remedy: 'Enable the port, or take the NIC out of the uplinks.',
  examples: {
    good: [
      // Ports in use; one that nobody is plugged into, one of a NIC that is no uplink, and one below a switch without networks.
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "port": "leaf/1" }, "vmnic1": {}, "vmnic2": { "port": "leaf/2" }, "vmnic3": { "port": "leaf/3" } } } },
          "switches": {
            "leaf": { "kind": "physical", "ports": { "1": { "enabled": true }, "2": { "enabled": false }, "3": { "enabled": false }, "4": { "enabled": false } } },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } }, "idle": { "kind": "standard", "host": "esx-01", "uplinks": { "esx-01": ["vmnic3"] } }
          },
          "networks": { "web": { "switch": "vds" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf/1" }, "vmnic1": { "port": "leaf/2" } } },
            "esx-02": { "nics": { "vmnic0": { "port": "leaf/3" } } }
          },
          "switches": {
            "leaf": { "kind": "physical", "ports": { "1": {}, "2": { "enabled": false }, "3": { "enabled": false } } },
        //                                                                      ^^^^^ Port "leaf/2" is not enabled: 1 of the 2 uplinks of switch "vds" on host "esx-01", "vmnic1", carries nothing.
        //                                                                                                 ^^^^^ Port "leaf/3" is not enabled: the only uplink of switch "vds" on host "esx-02", "vmnic0", carries nothing.
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] }, "standby": { "esx-01": ["vmnic1"] } }
          },
          "networks": { "web": { "switch": "vds" } }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['uplinks', 'standby'],
  apart: ['switches'],
  *check(item, estate): Iterable<Found<string>> {
    if (isPhysical(item.value) || estate.count(networksBySwitch, item.id) === 0 || !estate.query(hasDisabledPorts, '')) return;
    for (const id of hostsWithUplinks(item.value)) {
      const [host, uplinks] = [estate.find('hosts', id), uplinksOn(item.value, id)];
      if (!host) continue;
      for (const [i, port] of portsOf(estate, id, uplinks).entries()) {
        const nic = uplinks[i];
        if (!port || nic === undefined || !isDisabled(port)) continue;
        const which = uplinks.length === 1 ? 'the only uplink' : `1 of the ${counted(uplinks.length, 'uplink')}`;
        yield {
          place: placeIn(port.switch, ['ports', port.port, 'enabled']), data: port.text,
          ...(uplinks.length === 1 ? { severity: 'error' as const } : {}),
          message: `Port "${port.text}" is not enabled: ${which} of switch "${item.id}" on host "${id}", "${nic}", carries nothing.`,
          related: [{ place: placeIn(host, ['nics', nic, 'port']), message: `Where "${nic}" of host "${id}" is plugged in.` }],
        };
      }
    }
  },
  // Enabled is what a port is unless it says otherwise.
  fixes: ({ data, place: { file, path } }) => (data === undefined ? [] : [{ title: `Enable "${data}"`, changes: [{ kind: 'remove', file, path }], preferred: true }]),
});

const isDisabled = ({ switch: { value }, port }: PortEnd): boolean => value.ports?.[port]?.enabled === false;
