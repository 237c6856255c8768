import type { Product } from '../../product';

/** Pages the figures were read on. The Configuration Maximums of 4.0 and 4.1 are documents of VMware; of later releases they are told by others. */
export const sources = {
  'maximums-40': { title: 'Configuration Maximums, VMware vSphere 4.0', url: 'https://www.vmware.com/pdf/vsphere4/r40/vsp_40_config_max.pdf' },
  'maximums-41': { title: 'Configuration Maximums, VMware vSphere 4.1', url: 'https://www.vmware.com/pdf/vsphere4/r41/vsp_41_config_max.pdf' },
  'per-core-55': { title: 'Configuration Maximums, vSphere 5.5, as cited by "World\'s Smallest IaaS, Part 4"', url: 'http://www.vmware.com/pdf/vsphere5/r55/vsphere-55-configuration-maximums.pdf' },
  'hosts-60': { title: 'VirtualGyaan: Introduction to VMware vSphere 6 Features and Licensing', url: 'http://virtualgyaan.com/introduction-to-vmware-vsphere-6-features-and-licensing/' },
  versions: { title: 'Evolution of VMware vSphere in Numbers and Features: 5.5, 6.5, 7.0 and 8.0', url: 'https://cloudnews.tech/?p=25971' },
  'hosts-70': { title: 'Nutanix Bible: vSphere Architecture, Configuration Maximums and Scalability', url: 'https://www.nutanixbible.com/6a-book-of-vsphere-architecture.html' },
  'hosts-80': { title: '4sysops: Proxmox VE vs. VMware ESXi vs. Hyper-V', url: 'https://4sysops.com/archives/proxmox-ve-vs-vmware-esxi-vs-hyper-v/' },
  'large-disks': { title: 'VMware KB 2058287, virtual machine disks larger than 2 TB in ESXi 5.5 and later, as told by a reader', url: 'https://cafebreak.hatenablog.com/entry/2021/01/30/000000' },
  compatibility: {
    title: 'vSphere Virtual Machine Administration: Hardware Features Available with Virtual Machine Compatibility Settings',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-789C3913-1053-4850-A0F0-E29C3D32B6DA.html',
  },
  'cpu-80': {
    title: 'vSphere Virtual Machine Administration 8.0: Virtual CPU Configuration',
    url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-vm-administration/GUID-3CDA4DEF-3DE0-4A64-89C7-F31BB77222CB.html',
  },
  'hardware-22': { title: 'Virtual hardware version 22 in VCF and VVF 9.0', url: 'https://vinfrastructure.it/it/?p=39307' },
  controllers: { title: 'StarWind: Storage controllers in VMware vSphere', url: 'https://www.starwindsoftware.com/blog/storage-controllers-in-vmware-vsphere' },
  units: {
    title: 'Ansible, community.vmware.vmware_guest_disk: controllers and unit numbers by virtual hardware version',
    url: 'https://docs.ansible.com/ansible/latest/collections/community/vmware/vmware_guest_disk_module.html',
  },
  slots: {
    title: 'VM Operator by Broadcom: virtualmachine_hardware_types.go, slots of each controller',
    url: 'https://github.com/vmware-tanzu/vm-operator/blob/main/api/v1alpha5/virtualmachine_hardware_types.go',
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
  swap: {
    title: 'vSphere Resource Management 7.0: Swap Space and Memory Overcommitment',
    url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.resmgmt.doc/GUID-AC40823A-695B-438A-A8F2-4B7C51A0D014.html',
  },
  overhead: { title: 'vSphere Resource Management 6.5: Overhead Memory on Virtual Machines' },
  requirements: { title: 'VMware ESXi Installation and Setup: ESXi Hardware Requirements', url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.esxi.install.doc/GUID-DEB8086A-306B-4239-BF76-E354679202FC.html' },
  'monitor-modes': {
    title: 'Virtual Machine Monitor Execution Modes in VMware vSphere 4.0',
    url: 'https://www.vmware.com/techpapers/2009/virtual-machine-monitor-execution-modes-in-vmware-10060.html',
  },
  'monitor-choice': {
    title: 'vSphere High Performance Cookbook, Second Edition: choosing a monitor mode',
    url: 'https://aigencon.com/view/book/vSphere+High+Performance+Cookbook+-+Second+Edition-EB9781786464620_36.html',
  },
  arm: { title: 'Announcing the ESXi-Arm Fling', url: 'https://blogs.vmware.com/vsphere/2020/10/announcing-the-esxi-arm-fling.html' },
} as const satisfies Product['sources'];
