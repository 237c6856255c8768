/** What a host can do with its memory, as the rules and the placement of VMs see it. */
import type { ResolvedPolicies } from '../../model/policies';
import type { Bytes } from '../../model/quantity';
import type { HostLoad } from './hostLoad';

/** Physical memory that is left for VMs; undefined where the document does not say how much there is. */
export function memoryForVms({ capacity, ownMemory }: HostLoad): Bytes | undefined {
  return capacity.memory === undefined ? undefined : (Math.max(0, capacity.memory - ownMemory) as Bytes);
}

/** Memory that may be configured for the VMs together, under the overcommit the policy allows. */
export function configurableMemory(load: HostLoad, policies: ResolvedPolicies): Bytes | undefined {
  const memory = memoryForVms(load);
  return memory === undefined ? undefined : ((memory * policies.memoryOvercommit) as Bytes);
}

/** Memory the running VMs need at once beyond what there is; 0 where they fit or nothing is known. */
export function memoryLacking(load: HostLoad): Bytes {
  const memory = memoryForVms(load);
  return Math.max(0, load.memoryNeeded - (memory ?? Infinity)) as Bytes;
}
