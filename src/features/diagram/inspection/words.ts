/** Names of fields and groups, as people say them. */
import type { Path } from '../../../core/model/entry';
import { capitalized } from '../../../core/util/words';

/** "cpuPeak" → "CPU peak" */
export function fieldLabel(key: string | number): string {
  if (typeof key === 'number') return String(key + 1);
  const spoken = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(' ').map((word) => spelled[word] ?? word).join(' ');
  return spoken.startsWith('vCPU') ? spoken : capitalized(spoken);
}

/** "Private"; "DHCP › Reservations": the fields on the way; "General" for those of a thing itself. */
export function groupTitle(path: Path): string {
  return path.length === 0 ? 'General' : path.map(fieldLabel).join(' › ');
}

/** "disks" → "disk": what one of several parts is called. */
export function singular(key: string): string {
  const word = fieldLabel(key);
  const said = /^[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;
  return irregular[said] ?? (said.endsWith('ies') ? `${said.slice(0, -3)}y` : said.replace(/(ch|sh|ss)es$/, '$1').replace(/([^s])s$/, '$1'));
}

const irregular: Readonly<Record<string, string>> = { nat: 'NAT rule', uplinks: 'host with uplinks', standby: 'host with standby uplinks', links: 'link', 'other disks': 'other kind of disks' };

const spelled: Readonly<Record<string, string>> = {
  cpu: 'CPU', cpus: 'CPUs', vcpu: 'vCPU', vm: 'VM', vms: 'VMs', mac: 'MAC', nics: 'NICs', hbas: 'HBAs', numa: 'NUMA', usb: 'USB', tpm: 'TPM', iops: 'IOPS', mtu: 'MTU',
  cdrom: 'CD/DVD', os: 'OS', pue: 'PUE', kwh: 'kWh', id: 'ID', sriov: 'SR-IOV virtual functions', wwn: 'WWN', raid: 'RAID', nat: 'NAT', vmci: 'VMCI',
  nic: 'NIC', vlan: 'VLAN', vlans: 'VLANs', vni: 'VNI', dhcp: 'DHCP', lacp: 'LACP', smt: 'SMT',
};
