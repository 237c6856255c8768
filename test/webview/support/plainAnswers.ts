/** What the fake extension answers where a test says nothing else. */
import type { OperationView } from '../../../src/protocol/operations';
import type { DiagramNode, Inspection } from '../../../src/protocol/view';

/** A few operations of each group; what does not fit the state of the nodes says so. */
export function plainOperations(nodes: readonly DiagramNode[]): OperationView[] {
  const only = (isPossible: boolean, reason: string): string[] => (isPossible ? [] : [reason]);
  const are = (state: DiagramNode['state']): boolean => nodes.some((node) => node.state === state);
  const one = only(nodes.length === 1, `${nodes.length} VMs are selected, and this is done to one: select it alone.`);
  if (nodes.some(({ kind }) => kind !== 'vm')) return nodes.some(({ kind }) => kind === 'host' || kind === 'cluster') ? [{ id: 'create', title: 'Create VM', group: 'life', asks: true, reasons: [] }] : [];
  return [
    { id: 'power-on', title: 'Power on', group: 'power', asks: false, reasons: only(are('off'), 'It is running already.') },
    { id: 'power-off', title: 'Power off', group: 'power', asks: false, reasons: only(are('normal') || are('suspended'), 'It is off already.') },
    { id: 'suspend', title: 'Suspend', group: 'power', asks: false, reasons: only(are('normal'), 'Only a running VM can be suspended.') },
    { id: 'resume', title: 'Resume', group: 'power', asks: false, reasons: only(are('suspended'), 'Only a suspended VM can be resumed.') },
    { id: 'snapshot', title: 'Take snapshot', group: 'snapshots', asks: true, reasons: one },
    { id: 'revert', title: 'Revert to snapshot', group: 'snapshots', asks: true, reasons: ['It has no snapshots.'] },
    { id: 'clone', title: 'Clone', group: 'clone', asks: true, reasons: one },
    { id: 'eject-cd', title: 'Eject CD/DVD', group: 'hardware', asks: false, reasons: one },
  ];
}

/** What the model makes of a node: a figure with everything a figure may have, one with nothing, and what goes with its kind. */
function modelOf({ kind, detail }: DiagramNode): Pick<Inspection, 'sections' | 'tables' | 'layers' | 'guests'> {
  const demand = { name: 'Demand', value: '4.06 GHz', explanation: 'What it wants of its host.', formula: '35 % × 4 vCPU × 2.9 GHz = 4.06 GHz', policies: ['"hostedCost" 1.1'], source: 'vSphere 7.0 Resource Management' };
  return {
    sections: [{ title: 'CPU', figures: [demand, { name: 'Ready', value: '0 %', explanation: 'Time it waits.' }] }],
    tables: kind === 'vm' ? [{ title: 'Files on storage', about: '2 files now, 40 GiB.', columns: ['File', 'Size'], rows: [{ cells: ['web-01.vmx', 'not known'], detail: 'Configuration.' }, { cells: ['web-01-flat.vmdk', '40 GiB'], detail: '' }] }] : [],
    layers: kind === 'host' ? [{ layer: 'hardware', label: '32 cores', detail: '', space: '' }, { layer: 'host-os', label: 'Windows 11', detail: 'host OS', space: 'kernel and user space' }, { layer: 'hypervisor', label: 'VirtualBox 7', detail: 'type 2', space: 'user space' }] : [],
    guests: detail.includes('container') ? [{ node: 'containers/cache', label: 'cache', detail: 'docker · 1 CPU' }] : [],
  };
}

/** Every control of the inspector once, and the findings that the node counts. */
export function plainInspection(node: DiagramNode): Inspection {
  const field = { description: '', fallback: '', problem: '', mixed: false, from: 'document', origin: '' } as const;
  const absent = { ...field, from: 'default', value: null } as const;
  return {
    nodes: [node.id], within: [], title: node.label, word: node.kind === 'vm' ? 'VM' : node.kind,
    figures: [
      { name: 'CPU demand', value: '1.4 GHz', explanation: '4 vCPU × 2.9 GHz × 12 %' },
      { name: 'Active memory', value: '6 GiB', explanation: 'From demand.memory' },
      { name: 'Ready time', value: '0.4 %', explanation: '' },
      { name: 'Disk', value: '40 GiB thin', explanation: '' },
    ],
    ...modelOf(node),
    groups: [
      {
        title: 'General', path: [],
        fields: [
          { ...field, path: ['host'], label: 'Host', control: { kind: 'reference', of: ['host'] }, value: node.parent?.split('/')[1] ?? null, description: 'The host it runs on.' },
          { ...absent, path: ['site'], label: 'Site', control: { kind: 'reference', of: ['site'] }, from: 'inherited', fallback: 'campus', origin: 'cluster prod' },
          { ...absent, path: ['restartPriority'], label: 'Restart', control: { kind: 'choice', options: ['high', 'medium', 'low'] }, fallback: 'medium' },
          { ...field, path: ['tags'], label: 'Tags', control: { kind: 'list', item: { kind: 'text', suggests: false } }, value: ['web', 'front'] },
        ],
      },
      {
        title: 'Resources', path: ['resources'],
        fields: [
          { ...field, path: ['vcpu'], label: 'vCPU', control: { kind: 'number', minimum: 1, maximum: null, whole: true }, value: 4, fallback: '1' },
          { ...field, path: ['memory'], label: 'Memory', control: { kind: 'quantity', example: '8 GiB' }, value: '8 GiB' },
          { ...absent, path: ['memoryReservation'], label: 'Memory reservation', control: { kind: 'quantity', example: '4 GiB' }, fallback: '0 GiB' },
          { ...absent, path: ['tpm'], label: 'TPM', control: { kind: 'flag' }, fallback: 'false' },
          { ...field, path: ['guest'], label: 'Guest OS', control: { kind: 'text', suggests: false }, value: 'debian-12' },
        ],
      },
      {
        title: 'Disks', path: ['disks'],
        fields: [{ ...absent, path: ['disks'], label: 'Disks', from: 'document', control: { kind: 'parts', by: 'name', word: 'disk', parts: [
          { step: 'system', label: 'system', detail: '40 GiB · gold', node: null, problem: '' }, { step: 'data', label: 'data', detail: '500 GiB', node: null, problem: '' },
        ] } }],
      },
      { title: 'Video', path: ['video'], fields: [{ ...absent, path: ['video', 'displays'], label: 'Displays', control: { kind: 'number', minimum: 1, maximum: null, whole: true } }] },
    ],
    findings: [
      ...Array.from({ length: node.findings.error }, (_, index) => ({
        rule: 'host-memory-exhausted', severity: 'error' as const, message: `Active memory of ${node.label} exceeds what the host has by 12 GiB`,
        why: 'The hypervisor must balloon and swap, and everything on the host slows down.', remedy: 'Move a VM elsewhere, or give the host more memory.',
        path: [...node.id.split('/'), 'memory', index], related: [{ message: 'esx-01 has 512 GiB', node: 'hosts/esx-01' }], fixes: ['Move web-01 to esx-02', 'Set memory to 4 GiB'],
      })),
      ...Array.from({ length: node.findings.warning }, (_, index) => ({
        rule: 'vm-larger-than-numa-node', severity: 'warning' as const, message: `${node.label} is larger than one NUMA node`,
        why: 'Memory of another node is slower to reach.', remedy: 'Give it at most 16 vCPU.', path: [...node.id.split('/'), 'vcpu', index], related: [], fixes: [],
      })),
    ],
  };
}
