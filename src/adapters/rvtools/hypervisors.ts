/** The releases of ESXi that have an entry in the catalogue of hypervisors. */
const catalogued = ['esxi-5.5', 'esxi-6.0', 'esxi-6.5', 'esxi-6.7', 'esxi-7.0', 'esxi-8.0', 'esxi-9.0'];

/** The catalogue's id of the hypervisor that `version` names, or `undefined`. */
export function hypervisorIn(version: string): string | undefined {
  const match = /\bESXi?\s+(\d+)\.(\d+)/i.exec(version);
  const id = match ? `esxi-${match[1]}.${match[2]}` : undefined;
  return id !== undefined && catalogued.includes(id) ? id : undefined;
}
