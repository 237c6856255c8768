export { usedOf, type VmDisk } from '../model/vmDisk';
