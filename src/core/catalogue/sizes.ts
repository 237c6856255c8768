/** Usual sizes of VMs, and servers as somebody publishes them: what templates are made of. */

export interface VmSize {
  readonly name: 'small' | 'medium' | 'large';
  readonly vcpu: number;
  readonly memory: string;
  /** The type of instance that has it. */
  readonly of: string;
}

/** General-purpose instances, four GiB to a vCPU. */
export const vmSizes: readonly VmSize[] = [
  { name: 'small', vcpu: 2, memory: '8 GiB', of: 'm5.large' },
  { name: 'medium', vcpu: 4, memory: '16 GiB', of: 'm5.xlarge' },
  { name: 'large', vcpu: 8, memory: '32 GiB', of: 'm5.2xlarge' },
];
export const vmSizesSource = 'Amazon EC2 User Guide, "General purpose instances", hardware specifications';

export interface ServerModel {
  readonly id: string;
  readonly name: string;
  readonly sockets: number;
  /** Of each socket. */
  readonly cores: number;
  readonly clock: string;
  readonly memory: string;
  readonly source: string;
}

export const serverModels: readonly ServerModel[] = [
  { id: 'avs-gp', name: 'General-purpose host of Azure VMware Solution', sockets: 2, cores: 12, clock: '2.2 GHz', memory: '192 GiB', source: 'Microsoft, "What is Azure VMware Solution by Virtustream?", 2019' },
  { id: 'avs-av36', name: 'AV36 host of Azure VMware Solution', sockets: 2, cores: 18, clock: '2.3 GHz', memory: '576 GiB', source: 'Microsoft, Azure VMware Solution, "Disk capabilities of the hosts", 2021' },
];
