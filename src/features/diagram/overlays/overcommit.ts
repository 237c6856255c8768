/**
 * What is promised over what the policies allow to be promised: of a host, cluster or site the vCPUs of running VMs per core
 * ("vcpuPerCore") and their memory over what may be configured ("memoryOvercommit"), whichever is more; of a datastore or pool what is
 * provisioned over what is usable ("thinOvercommit"). At 1 the policy is used up.
 */
import { hostLoad } from '../../../core/hypervisor/sharing/hostLoad';
import { configurableMemory } from '../../../core/hypervisor/sharing/memoryPolicy';
import { defineQuery, type Estate } from '../../../core/model/estate';
import { clustersBySite, hostsByCluster, hostsBySite } from '../../../core/model/lookups';
import { policiesFor } from '../../../core/model/policies';
import { spaceOf } from '../../../core/storage/capacity/space';
import { sameValue } from '../../../core/util/sameValue';
import { allowedVcpus } from '../../use';
import { entryOf, nodeOf } from '../nodeIds';
import { percent, sameShade, shade, unsaid, type Overlay, type Shade } from './overlay';

/** Counts and bytes. Of machines whose cores or memory are not known nothing is counted on either side. */
interface Promised {
  readonly vcpus: number;
  readonly cores: number;
  readonly allowedVcpus: number;
  readonly memory: number;
  readonly physicalMemory: number;
  /** Memory that must be there, and what the policies allow to be configured. */
  readonly committed: number;
  readonly configurable: number;
}

const promisedOn = defineQuery<Promised>('promised by hosts', (estate, node) => {
  const name = entryOf(node);
  switch (name?.collection) {
    case 'hosts': return ofHost(estate, name.id);
    case 'clusters': return sumOf(estate, estate.lookup(hostsByCluster, name.id).map((host) => nodeOf('hosts', host)));
    case 'sites': {
      const loose = estate.lookup(hostsBySite, name.id).filter((host) => !estate.find('clusters', estate.value('hosts', host)?.cluster));
      return sumOf(estate, [...estate.lookup(clustersBySite, name.id).map((cluster) => nodeOf('clusters', cluster)), ...loose.map((host) => nodeOf('hosts', host))]);
    }
    default: return nothing;
  }
}, sameValue);

const nothing: Promised = { vcpus: 0, cores: 0, allowedVcpus: 0, memory: 0, physicalMemory: 0, committed: 0, configurable: 0 };

export const overcommitOverlay: Overlay = {
  name: 'overcommit',
  ofNode: defineQuery<Shade>('overlay of overcommitment', (estate, node) => {
    const name = entryOf(node);
    switch (name?.collection) {
      case 'hosts': case 'clusters': case 'sites': return name.part ? unsaid : ofMachines(estate.query(promisedOn, node));
      case 'datastores': case 'storagePools': return ofSpace(estate, node);
      default: return unsaid;
    }
  }, sameShade),
};

function ofHost(estate: Estate, id: string): Promised {
  const host = estate.value('hosts', id);
  if (!host || host.maintenance === true) return nothing;
  const load = estate.query(hostLoad, id);
  const policies = policiesFor(estate, host.cluster);
  const { cpuKnown, cores, memory } = load.capacity;
  const configurable = configurableMemory(load, policies);
  return {
    ...(cpuKnown ? { vcpus: load.vcpus, cores, allowedVcpus: allowedVcpus(load, policies) } : { vcpus: 0, cores: 0, allowedVcpus: 0 }),
    ...(memory === undefined || configurable === undefined ? { memory: 0, physicalMemory: 0, committed: 0, configurable: 0 } : { memory: load.memory, physicalMemory: memory, committed: load.memoryCommitted, configurable }),
  };
}

function sumOf(estate: Estate, nodes: readonly string[]): Promised {
  const sum = { ...nothing } as { -readonly [K in keyof Promised]: number };
  for (const node of nodes) {
    const part = estate.query(promisedOn, node);
    for (const key of Object.keys(sum) as (keyof Promised)[]) sum[key] += part[key];
  }
  return sum;
}

function ofMachines({ vcpus, cores, allowedVcpus: allowed, memory, physicalMemory, committed, configurable }: Promised): Shade {
  const ofCpu = allowed > 0 && cores > 0 ? { fraction: vcpus / allowed, text: `vCPU ${ratio(vcpus / cores)}, ${percent(vcpus / allowed)} of what is allowed` } : undefined;
  const ofMemory = configurable > 0 && physicalMemory > 0 ? { fraction: committed / configurable, text: `memory ${ratio(memory / physicalMemory)}, ${percent(committed / configurable)} of what is allowed` } : undefined;
  const known = [ofCpu, ofMemory].flatMap((part) => part ?? []);
  return known.length === 0 ? unsaid : shade(Math.max(...known.map(({ fraction }) => fraction)), known.map(({ text }) => text).join(' · '));
}

function ofSpace(estate: Estate, node: string): Shade {
  const { provisioned, usable } = estate.query(spaceOf, node);
  const { thinOvercommit } = policiesFor(estate);
  if (usable === undefined || usable <= 0 || thinOvercommit <= 0) return unsaid;
  const fraction = provisioned / usable / thinOvercommit;
  return shade(fraction, `Promised ${ratio(provisioned / usable)} of what is usable, ${percent(fraction)} of what is allowed`);
}

/** "3.2:1" */
const ratio = (of: number): string => `${Math.round(of * 100) / 100}:1`;
