/** The key of findings on the disks of a VM as a whole. */
export const disksKey = (vm: string): string => `vms/${vm}/disks`;
