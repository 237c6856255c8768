import { generateNetwork } from '../../support/generateNetwork';
import { findingsAfter } from '../edits';
import type { Bench } from '../measurement';
import { size } from '../world';

const document = (): string => JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }), undefined, 1);

/** What is checked again after an edit of a network of 1,000 hosts, 10,000 VMs, 50 physical switches and 200 networks. */
export const networkEditBenches: readonly Bench[] = [
  findingsAfter(document, 'network-edit-vm', 'A NIC of a VM put on another network', (run) => ({ path: ['vms', `v${5000 + 13 * run}`, 'nics', 'eth0', 'network'], to: '"net-9"' })),
  findingsAfter(document, 'network-edit-host', 'A NIC of a host plugged into another port', (run) => ({ path: ['hosts', `h${500 + 3 * run}`, 'nics', 'n0', 'port'], to: '"leaf-1a/h1"' })),
  findingsAfter(document, 'network-edit-trunk', 'A port between two switches that carries fewer VLANs', (run) => ({ path: ['switches', `leaf-${run}a`, 'ports', 'up1', 'speed'], to: '"100 Gb/s", "vlans": "100-150"' })),
];
