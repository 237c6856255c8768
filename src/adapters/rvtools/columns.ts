/**
 * The sheets and columns of RVTools that are read, with the headers they had in its versions, as data.
 *
 * Headers are compared without case, spaces and punctuation other than "#" and "%"; the header of a size may end in a unit
 * ("MB", "MiB", "GB" …). RVTools counts sizes in steps of 1024 under either spelling, and in MiB where the header names none.
 */
export const sheetSpecs = {
  vInfo: {
    without: 'no VM can be imported',
    columns: {
      name: text('VM', 'VM Name', 'Name'),
      power: text('Powerstate', 'Power').expected('every VM is taken as powered on'),
      template: flag('Template'),
      placeholder: flag('SRM Placeholder'),
      vcpus: count('CPUs', '# CPU', 'vCPU', 'vCPUs', 'Num CPU').expected('VMs are imported without a number of vCPUs'),
      memory: size('Memory', 'Memory Size').expected('VMs are imported without their memory'),
      activeMemory: size('Active Memory'),
      nicCount: count('NICs', '# NICs'),
      diskCount: count('Disks', '# Disks'),
      provisioned: size('Provisioned'),
      inUse: size('In Use'),
      primaryAddress: text('Primary IP Address', 'IP Address'),
      network1: text('Network #1'), network2: text('Network #2'), network3: text('Network #3'), network4: text('Network #4'),
      network5: text('Network #5'), network6: text('Network #6'), network7: text('Network #7'), network8: text('Network #8'),
      restartPriority: text('HA Restart Priority'),
      firmware: text('Firmware'),
      path: text('Path', 'VM Path').expected('the datastore of a VM is known only where the disk sheet names it'),
      annotation: text('Annotation'),
      datacenter: text('Datacenter').expected('the sites of the clusters are unknown'),
      cluster: text('Cluster').expected('VMs are placed by their host alone'),
      host: text('Host').expected('VMs are placed by their cluster alone'),
      configuredOs: text('OS according to the configuration file', 'OS', 'Guest OS'),
      toolsOs: text('OS according to the VMware Tools'),
      ...identity(),
    },
  },
  vHost: {
    without: 'hosts are known only by the names the VMs give, without CPU and memory',
    columns: {
      name: text('Host', 'Host Name', 'Name'),
      datacenter: text('Datacenter'),
      cluster: text('Cluster').expected('hosts stand in no cluster'),
      maintenance: flag('in Maintenance Mode', 'Maintenance Mode'),
      cpuModel: text('CPU Model'),
      clockMHz: number('Speed', 'Speed MHz', 'CPU Speed').expected('clocks are taken from the names of the CPU models'),
      hyperThreading: flag('HT Active').expected('threads per core are unknown'),
      sockets: count('# CPU', '# CPUs', 'CPUs', 'Sockets').expected('hosts are imported without their sockets'),
      coresPerSocket: count('Cores per CPU', 'Cores per Socket'),
      cores: count('# Cores', 'Cores'),
      cpuUsagePercent: number('CPU usage %', 'CPU usage').expected('the measured CPU load of hosts is unknown'),
      memory: size('# Memory', 'Memory').expected('hosts are imported without their memory'),
      memoryUsagePercent: number('Memory usage %', 'Memory usage').expected('the measured memory load of hosts is unknown'),
      poweredOnVms: count('# VMs'),
      vcpus: count('# vCPUs'),
      version: text('ESX Version', 'ESXi Version').expected('the hypervisor of the hosts is unknown'),
      vendor: text('Vendor'),
      model: text('Model'),
      objectId: text('Object ID'),
      uuid: text('UUID', 'Host UUID'),
      server: text('VI SDK Server'),
    },
  },
  vCPU: {
    without: 'CPU reservations, limits, shares and the measured CPU use of VMs are unknown',
    columns: {
      ...vmReference(),
      coresPerSocket: count('Cores p/s', 'Cores per Socket'),
      usageMHz: number('Overall'),
      level: text('Level', 'Shares Level'),
      shares: count('Shares'),
      reservationMHz: number('Reservation'),
      limitMHz: number('Limit'),
    },
  },
  vMemory: {
    without: 'memory reservations, limits, shares and the active memory of VMs are unknown',
    columns: {
      ...vmReference(),
      active: size('Active'),
      level: text('Level', 'Shares Level'),
      shares: count('Shares'),
      reservation: size('Reservation'),
      limit: size('Limit'),
    },
  },
  vDisk: {
    without: 'disks are taken from the partitions the guests report, or else from the space of the VM as a whole',
    columns: {
      ...vmReference(),
      label: text('Disk', 'Disk Label'),
      key: text('Disk Key'),
      capacity: size('Capacity').expected('disks are imported without their size'),
      raw: flag('Raw'),
      mode: text('Disk Mode'),
      thin: flag('Thin'),
      eager: flag('Eagerly Scrub'),
      controller: text('Controller'),
      rawLun: text('Raw LUN ID'),
      diskPath: text('Disk Path'),
      path: text('Path', 'VMDK Path'),
    },
  },
  vPartition: {
    without: 'how full disks are is unknown',
    columns: {
      ...vmReference(),
      diskKey: text('Disk Key'),
      mount: text('Disk', 'Partition'),
      capacity: size('Capacity'),
      consumed: size('Consumed'),
    },
  },
  vNetwork: {
    without: 'NICs are taken from the networks that vInfo names, without MAC addresses',
    columns: {
      ...vmReference(),
      label: text('NIC label', 'NIC'),
      adapter: text('Adapter', 'Adapter Type'),
      network: text('Network', 'Port Group').expected('NICs are connected to no network'),
      connected: flag('Connected'),
      startsConnected: flag('Starts Connected'),
      mac: text('Mac Address', 'MAC').expected('NICs have no MAC address'),
      ipv4: text('IPv4 Address', 'IP Address', 'IP Addresses'),
      ipv6: text('IPv6 Address'),
    },
  },
  vDatastore: {
    without: 'datastores are known only by the paths of VMs and disks, without capacity',
    columns: {
      name: text('Name', 'Datastore'),
      type: text('Type'),
      version: text('Version'),
      majorVersion: text('Major Version'),
      capacity: size('Capacity').expected('datastores are imported without capacity'),
      inUse: size('In Use'),
      hostCount: count('# Hosts'),
      hosts: text('Hosts'),
      url: text('URL'),
      objectId: text('Object ID'),
      server: text('VI SDK Server'),
    },
  },
  dvPort: {
    without: 'VLANs of distributed port groups are unknown',
    columns: { name: text('Port', 'Port Group', 'Name'), vlan: text('VLAN') },
  },
  vPort: {
    without: 'VLANs of standard port groups are unknown',
    columns: { name: text('Port Group', 'Port', 'Name'), vlan: text('VLAN') },
  },
} as const satisfies Readonly<Record<string, SheetSpec>>;

export type SheetKey = keyof typeof sheetSpecs;

/** How the cells of a column are read: text, a number, a whole number, a size in MiB, or yes and no. No number is negative; -1 stands for none. */
export type CellKind = 'text' | 'number' | 'count' | 'size' | 'flag';

export interface ColumnSpec<K extends CellKind = CellKind> {
  readonly as: K;
  /** Headers under which versions of RVTools, and tables made from it, show this column; the first found wins. */
  readonly headers: readonly string[];
  /** What follows when the column is not there or empty: completes "… : ". Absent for a column that may well be missing. */
  readonly without?: string;
}

export interface SheetSpec {
  /** What follows when the sheet is not there. */
  readonly without: string;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
}

interface ColumnBuilder<K extends CellKind> extends ColumnSpec<K> {
  readonly expected: (without: string) => ColumnSpec<K>;
}

function column<K extends CellKind>(as: K, headers: readonly string[]): ColumnBuilder<K> {
  return { as, headers, expected: (without) => ({ as, headers, without }) };
}
function text(...headers: readonly string[]): ColumnBuilder<'text'> {
  return column('text', headers);
}
function number(...headers: readonly string[]): ColumnBuilder<'number'> {
  return column('number', headers);
}
function count(...headers: readonly string[]): ColumnBuilder<'count'> {
  return column('count', headers);
}
function size(...headers: readonly string[]): ColumnBuilder<'size'> {
  return column('size', headers);
}
function flag(...headers: readonly string[]): ColumnBuilder<'flag'> {
  return column('flag', headers);
}

/** What tells one VM from another of the same name. */
function identity() {
  return {
    uuid: text('VM UUID', 'SMBIOS UUID', 'BIOS UUID', 'UUID'),
    vmId: text('VM ID'),
    server: text('VI SDK Server'),
  };
}

/** The columns by which a row of another sheet names its VM. */
function vmReference() {
  return { vm: text('VM', 'VM Name'), host: text('Host'), cluster: text('Cluster'), datacenter: text('Datacenter'), ...identity() };
}
