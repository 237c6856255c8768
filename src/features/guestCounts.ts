/** How many guests a host has, in the words for what it can have. */
import type { Host } from '../core/model/entities';
import { counted } from '../core/util/words';

/** "23 VMs", "4 containers"; what there is none of is left out. Of none at all "0 VMs", or "no guests" on a server that takes no VMs. */
export function guestCounts(host: Host | undefined, vms: number, containers: number): readonly string[] {
  if (vms + containers === 0) return [takesVms(host, vms) ? counted(vms, 'VM') : 'no guests'];
  return [...(vms > 0 ? [counted(vms, 'VM')] : []), ...(containers > 0 ? [counted(containers, 'container')] : [])];
}

/** A server with an operating system and no hypervisor gives nothing to VMs, unless some are on it all the same. */
export function takesVms(host: Host | undefined, vms: number): boolean {
  return host?.hypervisor !== undefined || host?.hostOs === undefined || vms > 0;
}
