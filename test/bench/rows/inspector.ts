import { inspectAll } from '../../../src/features/diagram/inspection';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Session } from '../../../src/features/session';
import { findingsOf } from '../../../src/features/findings';
import type { Inspection } from '../../../src/protocol/view';
import { inspectorOpened } from '../browser/inspector';
import { atMost, timed, type Bench } from '../measurement';
import { hostId } from '../../support/generateEstate';
import { file } from '../world';

const numbered = (count: number, prefix: string, value: (i: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i + 1}`, value(i)]));

/** A host with 200 VMs, and a switch with 400 ports. */
const crowded = (): Session => {
  const session = new Session(file, JSON.stringify({
    hosts: { h: { cpu: { sockets: 2, cores: 32 }, memory: '2 TiB' } },
    switches: { s: { ports: numbered(400, 'eth', (i) => ({ speed: '25 Gb/s', mode: 'access', vlan: 1 + (i % 40), mtu: 9000 })) } },
    vms: numbered(200, 'vm-', () => ({ host: 'h', vcpu: 2, memory: '8 GiB', power: 'on', disks: { system: { size: '40 GiB' } } })),
  }));
  findingsOf(session);
  return session;
};
let made: Session | undefined;
const theCrowded = (): Session => (made ??= crowded());

const crowdedNodes = [['host', 'hosts/h', 'a host with 200 VMs'], ['switch', 'switches/s', 'a switch with 400 ports']] as const;

function inspected(session: Session, nodes: readonly string[]): Inspection {
  const found = inspectAll(session, nodes, { view: 'compute' });
  if (!found) throw new Error(`There is no ${nodes.join()}.`);
  return found;
}

export const inspectorBenches: readonly Bench[] = [
  ...crowdedNodes.map(([name, node, words]): Bench => ({
    name: `inspect-${name}`,
    what: `Everything the inspector shows of ${words}, found out and written as a message`,
    unit: 'ms',
    target: atMost(50),
    run: () => timed(20, () => JSON.stringify(inspected(theCrowded(), [node]))),
  })),
  ...crowdedNodes.map(([name, node, words]): Bench => ({
    name: `inspect-open-${name}`,
    what: `The inspector of ${words} opened, in Chromium, to the second frame with its fields`,
    unit: 'ms',
    target: atMost(100),
    run: (world) => {
      const projection = new DiagramProjection(theCrowded());
      const { nodes } = projection.view();
      projection.dispose();
      return inspectorOpened(world, nodes, inspected(theCrowded(), [node]));
    },
  })),
  {
    name: 'inspect-several',
    what: 'What 1,000 hosts have in common, in an estate of 10,000 VMs',
    unit: 'ms',
    run: ({ session }) => {
      const nodes = Array.from({ length: 1000 }, (_, i) => `hosts/${hostId(1 + i)}`);
      return timed(5, () => inspected(session, nodes));
    },
  },
];
