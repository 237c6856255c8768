import { findProduct } from '../../catalogue/releases';
import type { Cluster, Host } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { adaptersFor } from '../../network/usage/hostAdapters';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

// "vCenter Server and Host Management", vSphere 8.0: each host needs at least one network interface for vMotion traffic.
export const rule = defineRule({
  id: 'migration-network-missing',
  severity: 'warning',
  summary: 'A host of a cluster that moves VMs has no adapter for live migration.',
  why: 'VMs can then neither leave this host nor come to it while they run: load is not balanced, and maintenance means downtime.',
  remedy: 'Give the host an adapter with purpose "migration" on the network the others use.',
  examples: {
    good: [
      // All have one; a host that describes no adapters, or not what they are for, may have one; a cluster that moves nothing, or has one host, needs none; products that take any adapter do.
      example`
        {
          "clusters": { "prod": { "balancing": { "mode": "automatic" } }, "still": { "balancing": { "mode": "off" } }, "alone": { "balancing": {} }, "lab": { "availability": {} } },
          "networks": { "vmotion": { "purpose": "migration" }, "mgmt": { "purpose": "management" }, "plain": {} },
          "hosts": {
            "a": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt" }, "vmk1": { "network": "vmotion" } } }, "b": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt", "purposes": ["management", "migration"] } } },
            "c": { "cluster": "prod" }, "d": { "cluster": "prod", "adapters": { "vmk0": { "network": "plain" } } },
            "e": { "cluster": "still", "hypervisor": "esxi-8.0", "adapters": { "vmk0": { "network": "mgmt" } } }, "f": { "cluster": "still" },
            "g": { "cluster": "alone", "hypervisor": "esxi-8.0", "adapters": { "vmk0": { "network": "mgmt" } } },
            "h": { "cluster": "lab", "hypervisor": "proxmox-8", "adapters": { "vmbr0": { "network": "mgmt" } } }, "i": { "cluster": "lab", "hypervisor": "proxmox-8", "adapters": { "vmbr0": { "network": "mgmt" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": { "balancing": { "mode": "automatic" } } },
          "networks": { "vmotion": { "purpose": "migration" }, "mgmt": { "purpose": "management" } },
          "hosts": {
            "esx-01": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt" }, "vmk1": { "network": "vmotion" } } },
            "esx-02": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt" } } }
        //                                 ^^^^^^^^^^ Host "esx-02" has no adapter for live migration, as host "esx-01" of cluster "prod" has.
          }
        }
      `,
      example`
        {
          "clusters": { "prod": { "availability": { "hostFailuresTolerated": 1 } } },
        //              ^^^^^^ No host of cluster "prod" has an adapter for live migration, though 2 describe their adapters.
          "networks": { "mgmt": { "purpose": "management" } },
          "hosts": {
            "esx-01": { "cluster": "prod", "hypervisor": "esxi-8.0", "adapters": { "vmk0": { "network": "mgmt" } } }, "esx-02": { "cluster": "prod", "hypervisor": "esxi-8.0", "adapters": { "vmk0": { "network": "mgmt" } } },
            "esx-03": { "cluster": "prod", "hypervisor": "esxi-8.0" }
          }
        }
      `,
    ],
  },
  on: 'clusters',
  fields: ['balancing', 'availability'],
  *check(cluster, estate) {
    if (!movesVms(cluster.value)) return;
    const hosts = estate.lookup(hostsByCluster, cluster.id).flatMap((id) => estate.find('hosts', id) ?? []);
    const described = hosts.length < 2 ? [] : hosts.filter(({ value }) => describesPurposes(estate, value));
    if (described.length === 0) return;
    const without = described.filter(({ value }) => adaptersFor(estate, value, 'migration').length === 0);
    const model = described.find((host) => !without.includes(host));
    if (model) {
      for (const host of without) {
        yield {
          place: placeIn(host, ['adapters'], 'key'),
          message: `Host "${host.id}" has no adapter for live migration, as host "${model.id}" of cluster "${cluster.id}" has.`,
          related: [{ place: placeIn(model, ['adapters'], 'key'), message: `The adapters of host "${model.id}".` }],
        };
      }
    } else if (hosts.every(needsOwnAdapter)) {
      yield {
        place: placeIn(cluster),
        message: `No host of cluster "${cluster.id}" has an adapter for live migration, though ${described.length} ${described.length === 1 ? 'describes its' : 'describe their'} adapters.`,
        related: described.slice(0, 3).map((host) => ({ place: placeIn(host, ['adapters'], 'key'), message: `${counted(Object.keys(host.value.adapters ?? {}).length, 'adapter')} of host "${host.id}".` })),
      };
    }
  },
});

function movesVms({ balancing, availability }: Cluster): boolean {
  return balancing ? balancing.mode !== 'off' : availability !== undefined;
}

/** Whether a host says of an adapter what it is for: then it can be missed among them. */
function describesPurposes(estate: Estate, { adapters }: Host): boolean {
  return Object.values(adapters ?? {}).some(({ purposes, network }) => purposes !== undefined || (estate.value('networks', network)?.purpose ?? 'vm') !== 'vm');
}

/** ESXi moves VMs over adapters that are enabled for it; other products take any that reaches the other host. */
function needsOwnAdapter({ value: { hypervisor } }: Entry<'hosts'>): boolean {
  return hypervisor !== undefined && findProduct(hypervisor)?.id === 'esxi';
}
