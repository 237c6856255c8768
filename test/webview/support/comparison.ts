import { ghostOf, type ComparisonView } from '../../../src/protocol/comparison';
import type { DiagramNode } from '../../../src/protocol/view';
import { openDiagram, type DiagramOptions, type OpenedDiagram } from './openDiagram';
import { nodesOf, smallEstate } from './estate';

/** web-01 has moved from esx-01 to esx-02, db-01 has changed, app-01 is new, and lost-01 was removed from kvm-01. */
export function comparedNodes(): DiagramNode[] {
  const nodes = nodesOf(smallEstate, {
    'vms/web-01': { parent: 'hosts/esx-02', change: 'moved' }, 'vms/db-01': { change: 'changed' }, 'vms/app-01': { change: 'added' },
  });
  const past = { heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 } };
  const [like] = nodes.filter(({ id }) => id === 'vms/web-02');
  if (!like) throw new Error('The small estate has no web-02.');
  return [
    ...nodes,
    { ...like, ...past, id: ghostOf('vms/web-01'), label: 'web-01', parent: 'hosts/esx-01', order: 900, change: 'moved' },
    { ...like, ...past, id: 'vms/lost-01', label: 'lost-01', parent: 'hosts/kvm-01', order: 901, change: 'removed' },
  ];
}

export const comparison: ComparisonView = {
  with: 'HEAD (1a2b3c4)', summary: '1 added, 1 removed, 1 changed, 1 moved; 1 new finding', missing: [], opensBeside: true,
  changes: [
    { node: 'vms/web-01', change: 'moved', label: 'web-01', word: 'VM', where: 'from esx-01 to esx-02', view: 'compute', fields: [{ path: 'host', before: 'esx-01', after: 'esx-02' }] },
    { node: 'vms/db-01', change: 'changed', label: 'db-01', word: 'VM', where: 'in esx-01', view: 'compute', fields: [{ path: 'memory', before: '8 GiB', after: '16 GiB' }] },
    { node: 'vms/app-01', change: 'added', label: 'app-01', word: 'VM', where: 'in esx-02', view: 'compute', fields: [] },
    { node: 'vms/lost-01', change: 'removed', label: 'lost-01', word: 'VM', where: 'in kvm-01', view: 'compute', fields: [] },
  ],
  appeared: [{ severity: 'error', message: 'VM "db-01" is larger than its host.', node: 'vms/db-01', view: 'compute' }], gone: [],
  hosts: [{ node: 'hosts/esx-02', label: 'esx-02', text: 'CPU 40 % → 62 %, 1 → 2 VMs' }],
};

/** A diagram that is compared with HEAD. */
export async function openCompared(options: Partial<DiagramOptions> = {}, view: ComparisonView = comparison): Promise<OpenedDiagram> {
  const diagram = await openDiagram({ nodes: comparedNodes(), width: 1400, height: 900, ...options });
  await diagram.extension.say({ kind: 'comparison', comparison: view });
  await diagram.page.locator('.tv-compare').waitFor();
  return diagram;
}
