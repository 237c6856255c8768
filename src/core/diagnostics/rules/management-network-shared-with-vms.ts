import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { defineIndex } from '../../model/estate';
import { runs } from '../../model/lookups';
import { adaptersFor } from '../../network/usage/hostAdapters';
import { hostsByNetwork, hostsByVm, vmsByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'management-network-shared-with-vms',
  severity: 'info',
  summary: 'VMs are on the network by which hosts are managed.',
  why: 'Whoever breaks into one of these VMs stands in front of the administration of every host, and a VM that floods its network takes the way to the hosts with it. What manages the hosts belongs there; a tenant does not.',
  remedy: 'Give the VMs a network of their own. What belongs to the management, tag "management" or "appliance".',
  examples: {
    good: [
      // Appliances and what is tagged as part of the management, a router, a host that runs in a VM; a management network without adapters of hosts.
      example`
        {
          "networks": { "mgmt": { "purpose": "management" }, "admins": { "purpose": "management" } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "mgmt" } } }, "nested": { "vm": "esx-in-vm", "adapters": { "vmk0": { "network": "mgmt" } } } },
          "routers": { "edge": { "on": "firewall" } },
          "vms": {
            "vcenter": { "guest": "photon-5", "nics": { "eth0": { "network": "mgmt" } } }, "monitor": { "tags": ["management"], "nics": { "eth0": { "network": "mgmt" } } }, "esx-in-vm": { "host": "esx-01", "nested": true, "nics": { "eth0": { "network": "mgmt" } } },
            "firewall": { "nics": { "eth0": { "network": "mgmt" } } }, "old": { "power": "off", "nics": { "eth0": { "network": "mgmt" } } }, "dc": { "nics": { "eth0": { "network": "admins" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "mgmt": { "purpose": "management" }, "all": {} },
        //              ^^^^^^ 2 VMs, such as "mail", are on network "mgmt", by which 2 hosts are managed.
        //                                                   ^^^^^ VM "shop" of tenant "acme" is on network "all", by which 1 host is managed.
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "mgmt" } } }, "esx-02": { "adapters": { "vmk0": { "network": "mgmt" }, "vmk1": { "network": "all", "purposes": ["management"] } } } },
          "vms": { "web": { "nics": { "eth0": { "network": "mgmt" } } }, "mail": { "nics": { "eth0": { "network": "mgmt" } } }, "shop": { "tenant": "acme", "nics": { "eth0": { "network": "all" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  *check(network, estate) {
    if (estate.count(hostsByNetwork, network.id) === 0 || estate.count(vmsByNetwork, network.id) === 0) return;
    const hosts = estate.lookup(hostsByNetwork, network.id).flatMap((id) => estate.find('hosts', id) ?? []);
    const managed = hosts.filter(({ value }) => adaptersFor(estate, value, 'management').some(({ adapter }) => adapter.network === network.id));
    const [firstHost] = managed;
    if (!firstHost) return;
    const vms = estate.lookup(vmsByNetwork, network.id).flatMap((id) => estate.find('vms', id) ?? []).filter((vm) => !belongs(vm, network.id, estate));
    const tenants = vms.find(({ value }) => value.tenant !== undefined);
    const shown = tenants ?? vms[0];
    if (!shown) return;
    const of = tenants ? ` of tenant "${tenants.value.tenant ?? ''}"` : '';
    const who = vms.length === 1 ? `VM "${shown.id}"${of} is` : `${vms.length} VMs, such as "${shown.id}"${of}, are`;
    yield {
      place: placeIn(network), ...(tenants ? { severity: 'warning' as const } : {}),
      message: `${who} on network "${network.id}", by which ${counted(managed.length, 'host')} ${managed.length === 1 ? 'is' : 'are'} managed.`,
      related: [{ place: placeIn(shown, ['nics'], 'key'), message: `The network adapters of VM "${shown.id}".` }, { place: placeIn(firstHost, ['adapters'], 'key'), message: `The adapters of host "${firstHost.id}".` }],
    };
  },
});

/** Whether a VM is part of the management, a router or a host itself, or not there for anybody to break into. */
function belongs(vm: Entry<'vms'>, network: string, estate: Estate): boolean {
  return !runs(vm.value) || !isConnected(vm.value, network) || isAppliance(vm.value) || estate.count(hostsByVm, vm.id) > 0 || estate.count(routersByPlace, vm.id) > 0;
}

const isConnected = ({ nics }: Vm, network: string): boolean => Object.values(nics ?? {}).some((nic) => nic.network === network && nic.connected !== false);
/** VMware delivers its appliances on Photon OS. */
const isAppliance = ({ tags, guest }: Vm): boolean => guest?.startsWith('photon') === true || (tags ?? []).some((tag) => /^(?:management|appliance)$/i.test(tag));

const routersByPlace = defineIndex('routers by where they run', 'routers', ({ on }) => (on === undefined ? [] : [on]));
