import { guestIn, isUnspecific } from './guests';
import type { VmRow } from './vmRows';

/**
 * What the guest itself reports through VMware Tools, since that is what runs; but what is configured where the guest reports
 * nothing, or nothing more specific than "some Linux".
 */
export function guestNameOf(vm: VmRow): string | undefined {
  if (vm.toolsOs === undefined || vm.configuredOs === undefined) return vm.toolsOs ?? vm.configuredOs;
  const [reported, configured] = [guestIn(vm.toolsOs), guestIn(vm.configuredOs)];
  const reportsLess = reported === undefined || isUnspecific(reported);
  return reportsLess && configured !== undefined && !isUnspecific(configured) ? vm.configuredOs : vm.toolsOs;
}

/** A power state as the document writes it; `undefined` for none or an unknown one. */
export function powerIn(text: string | undefined): 'on' | 'off' | 'suspended' | undefined {
  switch (text?.toLowerCase()) {
    case 'poweredon': case 'on': return 'on';
    case 'poweredoff': case 'off': return 'off';
    case 'suspended': return 'suspended';
    default: return undefined;
  }
}

/** Firmware as the document writes it; `undefined` for none or an unknown one. */
export function firmwareIn(text: string | undefined): string | undefined {
  switch (text?.toLowerCase()) {
    case 'bios': return 'bios';
    case 'efi': case 'uefi': return 'uefi';
    default: return undefined;
  }
}

/** Restart priority as the document writes it; `undefined` for none, the cluster's own ("clusterRestartPriority") or an unknown one. */
export function restartPriorityIn(text: string | undefined): string | undefined {
  const priority = text?.toLowerCase();
  if (priority === 'disabled') return 'never';
  return priority !== undefined && ['highest', 'high', 'medium', 'low', 'lowest'].includes(priority) ? priority : undefined;
}
