import { findRelease } from '../../core/catalogue/releases';

/** The catalogue's id of the hypervisor that `version` names ("VMware ESXi 8.0.2 build-22380479"), or `undefined`. */
export function hypervisorIn(version: string): string | undefined {
  const match = /\bESXi?\s+(\d+\.\d+)/i.exec(version);
  return match ? findRelease(`esxi-${match[1]}`)?.id : undefined;
}
