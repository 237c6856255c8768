import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { dhcpUse } from '../../network/usage/dhcpUse';
import { example } from '../../util/example';
import { counted, decimals } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'dhcp-range-exhausted',
  severity: 'warning',
  summary: 'More adapters ask for an address than DHCP has to give, or nearly as many.',
  why: 'Whoever comes last gets none, and reaches nobody. It happens at the worst moment: when everything starts again at once, or when VMs are added in a hurry. Reserved addresses, and those in the range that somebody has without asking, are gone already.',
  remedy: 'Make the range longer, shorten leases where guests come and go, or give servers addresses outside the range. How full is too full is the policy "dhcpUse".',
  examples: {
    good: [
      // A VM that is off, a template, one with an address of its own and a disconnected NIC ask for nothing; a reservation waits for its NIC.
      example`
        {
          "networks": {
            "web": { "dhcp": { "from": "10.0.10.100", "to": "10.0.10.101", "reservations": { "c": { "mac": "00:50:56:00:00:03", "address": "10.0.10.9" } } } },
            "db": { "dhcp": { "from": "10.0.20.100" } }
          },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web" } } }, "b": { "power": "off", "nics": { "eth0": { "network": "web" } } }, "m": { "template": true, "nics": { "eth0": { "network": "web" } } },
            "c": { "nics": { "eth0": { "network": "web", "mac": "00:50:56:00:00:03" }, "eth1": { "network": "web", "addresses": ["10.0.10.11"] }, "eth2": { "network": "web", "connected": false } } },
            "d": { "nics": { "eth0": { "network": "db" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "gateway": "10.0.10.1", "dhcp": { "from": "10.0.10.1", "to": "10.0.10.3", "reservations": { "printer": { "mac": "00:50:56:00:00:09", "address": "10.0.10.2" } } } } },
        //                                               ^^^^^^ 2 adapters ask for an address on network "web" but DHCP has 1 to give: 3 in its range, 2 of them reserved or taken.
          "vms": { "a": { "nics": { "eth0": { "network": "web" } } }, "b": { "nics": { "eth0": { "network": "web" } } } }
        }
      `,
      example`
        {
          "policies": { "dhcpUse": "70 %" },
          "networks": { "web": { "dhcp": { "from": "10.0.10.100", "to": "10.0.10.103" } } },
        //                       ^^^^^^ 3 of the 4 addresses DHCP has to give on network "web" are asked for: 75 %, more than 70 %.
          "vms": { "a": { "nics": { "eth0": { "network": "web" }, "eth1": { "network": "web" } } } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "web" }, "vmk1": { "network": "web", "addresses": ["192.0.2.1"] } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['dhcp'],
  *check(network, estate) {
    const use = estate.query(dhcpUse, network.id);
    if (!use || use.asking === 0) return;
    const { size, taken, asking } = use;
    const free = size - taken;
    const place = placeIn(network, ['dhcp'], 'key');
    if (asking > free) {
      const already = taken === 0 ? '' : `: ${size} in its range, ${taken} of them reserved or taken`;
      yield { place, message: `${counted(asking, 'adapter')} ${asking === 1 ? 'asks' : 'ask'} for an address on network "${network.id}" but DHCP has ${free} to give${already}.` };
      return;
    }
    const most = policiesFor(estate).dhcpUse;
    if (asking <= free * most) return;
    yield {
      place, severity: 'info',
      message: `${asking} of the ${counted(free, 'address')} DHCP has to give on network "${network.id}" are asked for: ${formatQuantity(decimalShare(asking / free), 'ratio')}, more than ${formatQuantity(most, 'ratio')}.`,
    };
  },
});

/** A share of which a tenth of a per cent is left to see. */
const decimalShare = (share: number): number => Number(decimals(share * 1000)) / 1000;
