import type { Estate } from '../../model/estate';
import { tunnelEndpoints } from '../../network/fabric/overlay';
import { hasEndpoints, hasSegments } from '../../network/usage/segments';
import { networksOfVmsOn } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'tunnel-endpoint-missing',
  severity: 'error',
  summary: 'A host runs VMs on an overlay segment but has no tunnel endpoint for it.',
  why: 'A segment reaches from host to host in tunnels, and each ends in an adapter of the host (VTEP, TEP). Without one, the VMs on this host reach each other at most.',
  remedy: 'Give the host an adapter with purpose "tunnel" on the underlay of the segment, or move the VMs to a host that has one.',
  examples: {
    good: [
      // Endpoints are those on the underlay, or with purpose "tunnel" where none is named, in whatever subnet (L15); a host that describes no adapters may have one; nobody on "e" needs one.
      example`
        {
          "networks": {
            "transport": {}, "far": { "purpose": "tunnel" }, "mgmt": { "purpose": "management" }, "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" }, "blue": { "kind": "overlay", "vni": 5002 }
          },
          "hosts": {
            "a": { "adapters": { "vmk0": { "network": "mgmt" }, "vmk10": { "network": "transport" } } }, "b": { "adapters": { "vmk10": { "network": "far" } } },
            "c": { "adapters": { "vmk0": { "network": "mgmt", "purposes": ["management", "tunnel"] } } }, "d": {}, "e": { "adapters": { "vmk0": { "network": "mgmt" } } }
          },
          "vms": {
            "on-a": { "host": "a", "nics": { "eth0": { "network": "red" } } }, "on-b": { "host": "b", "nics": { "eth0": { "network": "blue" } } }, "on-c": { "host": "c", "nics": { "eth0": { "network": "blue" } } },
            "on-d": { "host": "d", "nics": { "eth0": { "network": "red" } } }, "on-e": { "host": "e", "power": "off", "nics": { "eth0": { "network": "red" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "transport": {}, "mgmt": { "purpose": "management" }, "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" } },
          "hosts": {
            "esx-01": { "adapters": { "vmk0": { "network": "mgmt" }, "vmk10": { "network": "transport" } } },
            "esx-02": { "adapters": { "vmk0": { "network": "mgmt" } } }
        //              ^^^^^^^^^^ Host "esx-02" runs VMs on overlay segment "red" but has no adapter on its underlay "transport".
          },
          "vms": { "a": { "host": "esx-01", "nics": { "eth0": { "network": "red" } } }, "b": { "host": "esx-02", "nics": { "eth0": { "network": "red" } } } }
        }
      `,
      // Where no host has one, it may be that nobody wrote them down.
      example`
        {
          "networks": { "mgmt": { "purpose": "management" }, "red": { "kind": "overlay", "vni": 5001 } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "mgmt" } } } },
        //                       ^^^^^^^^^^ Host "esx-01" runs VMs on overlay segment "red" but has no adapter with purpose "tunnel".
          "vms": { "a": { "host": "esx-01", "nics": { "eth0": { "network": "red" } } } }
        }
      `,
    ],
  },
  on: 'hosts',
  fields: ['adapters'],
  *check(host, estate) {
    const { adapters } = host.value;
    if (!adapters || Object.keys(adapters).length === 0 || !hasSegments(estate)) return;
    for (const id of estate.query(networksOfVmsOn, host.id)) {
      const segment = estate.find('networks', id);
      if (segment?.value.kind !== 'overlay' || tunnelEndpoints(estate, id, host.id).length > 0) continue;
      yield {
        place: placeIn(host, ['adapters'], 'key'),
        message: `Host "${host.id}" runs VMs on overlay segment "${id}" but has no adapter ${wanted(segment.value.underlay, estate)}.`,
        ...(hasEndpoints(estate, id) ? {} : { severity: 'warning' as const }),
        related: [{ place: placeIn(segment), message: `Overlay segment "${id}".` }],
      };
      return;
    }
  },
});

function wanted(underlay: string | undefined, estate: Estate): string {
  return underlay !== undefined && estate.find('networks', underlay) ? `on its underlay "${underlay}"` : 'with purpose "tunnel"';
}
