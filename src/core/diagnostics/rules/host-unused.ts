import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { containersByHost, vmsByCluster, vmsOn } from '../../model/lookups';
import { formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-unused',
  severity: 'info',
  summary: 'Nothing runs on a host.',
  why: 'An idle server takes about half the power of a busy one, and rack space, licences and cooling besides. Consolidation pays when hosts are really emptied and switched off.',
  remedy: 'Place VMs on it, take it out, or say what it is kept for: "maintenance", or a dedicated failover host of its cluster.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": { "availability": { "dedicatedHosts": ["spare"] } }, "dev": {} },
          "hosts": {
            "esx-01": {}, "docker-01": {}, "spare": { "cluster": "prod" }, "broken": { "maintenance": true }, "esx-dev": { "cluster": "dev" },
            "mail-server": { "hostOs": "debian-12" }, "laptop": { "hostOs": "windows-11", "hypervisor": "virtualbox", "ownDemand": { "cpu": "15 %" } }
          },
          "vms": { "web": { "host": "esx-01" }, "build": { "cluster": "dev" } },
          "containers": { "proxy": { "on": "docker-01" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "power": { "idle": "180 W" } }, "esx-02": {} },
        //           ^^^^^^^^ Nothing runs on host "esx-01", which takes 180 W when idle.
        //                                                       ^^^^^^^^ Nothing runs on host "esx-02": its 2 VMs are off or templates.
          "vms": { "old": { "host": "esx-02", "power": "off" }, "master": { "host": "esx-02", "template": true } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (host.value.maintenance === true || estate.query(hostLoad, host.id).running > 0 || isKeptFree(estate, host) || runsItself(host)) return;
    if (estate.lookup(containersByHost, host.id).length > 0 || mayGetVms(estate, host)) return;
    const idle = host.value.power?.idle;
    const asleep = vmsOn(estate, host.id).length;
    const cost = idle === undefined ? '' : `, which takes ${formatQuantity(idle, 'power')} when idle`;
    const reason = asleep === 0 ? '' : `: its ${counted(asleep, 'VM')} ${asleep === 1 ? 'is off or a template' : 'are off or templates'}`;
    yield { place: placeIn(host), message: `Nothing runs on host "${host.id}"${cost}${reason}.` };
  },
});

function isKeptFree(estate: Estate, host: Entry<'hosts'>): boolean {
  return estate.value('clusters', host.value.cluster)?.availability?.dedicatedHosts?.some((id) => id === host.id) === true;
}

/** Whether its own OS is there for more than VMs: a traditional server, or a computer whose applications are said to take something. */
function runsItself({ value: { hostOs, hypervisor, ownDemand } }: Entry<'hosts'>): boolean {
  return (hostOs !== undefined && hypervisor === undefined) || ownDemand !== undefined;
}

/** Whether VMs of its cluster name no host: then any host of the cluster may run them. */
function mayGetVms(estate: Estate, host: Entry<'hosts'>): boolean {
  return host.value.cluster !== undefined && estate.query(hasFloatingVms, host.value.cluster);
}

const hasFloatingVms = defineQuery('VMs of a cluster that name no host', (estate, cluster) =>
  estate.lookup(vmsByCluster, cluster).some((id) => {
    const vm = estate.value('vms', id);
    return vm !== undefined && vm.host === undefined && vm.template !== true;
  }),
);
