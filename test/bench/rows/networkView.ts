import { whereConnects } from '../../../src/features/diagram/connect/connect';
import { networkLook } from '../../../src/features/diagram/network/look';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { patchAfter } from '../edits';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

const document = (): string => JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }), undefined, 1);
const loaded = (): Session => new Session(file, document(), { rules: [] });

export const networkViewBenches: readonly Bench[] = [
  {
    name: 'network-view', what: 'The network view of 10,000 VMs from the estate', unit: 'ms',
    run: () => {
      const session = loaded();
      return timed(6, () => {
        const projection = new DiagramProjection(session, networkLook);
        projection.view();
        projection.dispose();
      });
    },
  },
  patchAfter(document, networkLook, 'network-view-patch', 'The network view after an address of a VM has changed', (run) => ({ kind: 'set', file, path: ['vms', `v${1 + run * 13}`, 'nics', 'eth0', 'addresses'], value: [`10.0.250.${run}/16`] })),
  patchAfter(document, networkLook, 'network-view-patch-port', 'The network view after a port of a switch has changed', (run) => ({ kind: 'set', file, path: ['switches', `leaf-${1 + run}a`, 'ports', 'up1', 'mtu'], value: 9000 + run })),
  {
    name: 'network-connects', what: 'What a NIC of a host could be connected to, node by node', unit: 'ms', target: atMost(100),
    run: () => {
      const session = loaded();
      return timed(6, (run) => whereConnects(session, `hosts/h${1 + run}/nics/n0`).length);
    },
  },
];
