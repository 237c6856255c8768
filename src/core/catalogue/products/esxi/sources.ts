import type { Product } from '../../product';

/** Published pages the figures come from. Each Configuration Maximums is a document of its own, one for a release. */
export const sources = {
  'maximums-40': { title: 'Configuration Maximums, VMware vSphere 4.0', url: 'https://www.vmware.com/pdf/vsphere4/r40/vsp_40_config_max.pdf' },
  'maximums-41': { title: 'Configuration Maximums, VMware vSphere 4.1', url: 'https://www.vmware.com/pdf/vsphere4/r41/vsp_41_config_max.pdf' },
  'maximums-55': { title: 'Configuration Maximums, vSphere 5.5', url: 'https://www.vmware.com/pdf/vsphere5/r55/vsphere-55-configuration-maximums.pdf' },
  'maximums-60': { title: 'Configuration Maximums, vSphere 6.0', url: 'https://www.vmware.com/pdf/vsphere6/r60/vsphere-60-configuration-maximums.pdf' },
  'maximums-65': { title: 'Configuration Maximums, vSphere 6.5', url: 'https://www.vmware.com/pdf/vsphere6/r65/vsphere-65-configuration-maximums.pdf' },
  maximums: { title: 'VMware Configuration Maximums', url: 'https://configmax.broadcom.com' },
  compatibility: {
    title: 'vSphere Virtual Machine Administration: Hardware Features Available with Virtual Machine Compatibility Settings',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-789C3913-1053-4850-A0F0-E29C3D32B6DA.html',
  },
  'cpu-80': {
    title: 'vSphere Virtual Machine Administration 8.0: Virtual CPU Configuration',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-3CDA4DEF-3DE0-4A64-89C7-F31BB77222CB.html',
  },
  'hardware-22': { title: 'Virtual hardware version 22 in VCF and VVF 9.0', url: 'https://vinfrastructure.it/it/?p=39307' },
  controllers: {
    title: 'vSphere Virtual Machine Administration: SCSI, SATA and NVMe Storage Controller Conditions, Limitations, and Compatibility',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-5872D173-A076-42FE-8D0B-9DB0EB0E7362.html',
  },
  files: {
    title: 'vSphere Virtual Machine Administration: Virtual Machine Files',
    url: 'https://docs.vmware.com/en/VMware-vSphere/6.7/com.vmware.vsphere.vm_admin.doc/GUID-CEFF6D89-8C19-4143-8C26-4B6D6734D2CB.html',
  },
  'snapshot-files': {
    title: 'vSphere Virtual Machine Administration: Snapshot Files',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-38F4D574-ADE7-4B80-AEAB-7EC502A379F4.html',
  },
  'file-sizes': {
    title: 'vSphere Web Services SDK Programming Guide 6.7: Virtual Machine Files',
    url: 'https://docs.vmware.com/en/VMware-vSphere/6.7/vsphere-web-services-programming-guide/GUID-75791299-D650-44C5-A866-549669A5AC62.html',
  },
  swap: { title: 'vSphere Resource Management 6.5: Swap Space and Memory Overcommitment' },
  overhead: { title: 'vSphere Resource Management 6.5: Overhead Memory on Virtual Machines' },
  requirements: { title: 'VMware ESXi Installation and Setup: ESXi Hardware Requirements', url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.esxi.install.doc/GUID-DEB8086A-306B-4239-BF76-E354679202FC.html' },
  performance: { title: 'Performance Best Practices for VMware vSphere 4.0: Hardware-Assisted Virtualization' },
  'what-is-new-802': { title: "What's New with vSphere 8 Update 2: virtual hardware version 21" },
} as const satisfies Product['sources'];
