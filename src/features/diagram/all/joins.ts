/** What guests use: the networks they are on and the datastores they are kept on. Drawn for what is looked at, for there are tens of thousands. */
import type { Estate } from '../../../core/model/estate';
import type { EdgeDrawing } from '../look';
import { networkFace } from '../network/faces';
import { nodeOf } from '../nodeIds';
import { datastoreOfDisk, isThere } from '../storage/faces';
import { layerKey, layerNamed } from '../../../core/storage/layers';

/** What a line of a guest joins, as its id says it. Of a container `part` is the network it is on, or a volume. */
export interface JoinName {
  readonly kind: 'attached' | 'stored';
  readonly collection: 'vms' | 'containers';
  readonly id: string;
  readonly part: string;
}

export function joinOf({ kind, collection, id, part }: JoinName): string {
  return [kind, collection, id, part].join('/');
}

/** What such a line joins; undefined for a text that is no id of one. */
export function joinNamed(text: string): JoinName | undefined {
  const [kind, collection, id = '', ...rest] = text.split('/');
  const isJoin = (kind === 'attached' || kind === 'stored') && (collection === 'vms' || collection === 'containers');
  return isJoin ? { kind, collection, id, part: rest.join('/') } : undefined;
}

/** From a VM to the networks of its NICs, and to the datastores of its disks. */
export function vmLines(estate: Estate, id: string): readonly EdgeDrawing[] {
  const vm = estate.value('vms', id);
  if (!vm) return none;
  const lines: EdgeDrawing[] = [];
  for (const [name, { network, connected }] of Object.entries(vm.nics ?? {})) {
    if (network !== undefined) lines.push(attached(estate, { kind: 'attached', collection: 'vms', id, part: name }, network, `${name} of ${id}`, connected !== false));
  }
  for (const [name, { datastore, sameAs, raw }] of Object.entries(vm.disks ?? {})) {
    const on = datastore ?? (sameAs === undefined ? undefined : estate.query(datastoreOfDisk, sameAs));
    const join = { kind: 'stored', collection: 'vms', id, part: name } as const;
    if (on !== undefined) lines.push(stored(estate, join, on, `${name} of ${id}`));
    const lun = raw === undefined ? undefined : layerNamed(estate, raw);
    if (lun?.kind === 'export') lines.push(line({ ...join, part: `${name}/raw` }, nodeOf('arrays', lun.array), true, `${name} of ${id} is mapped to ${layerKey(lun)}`));
  }
  return lines;
}

/** From a container to its networks, and to the datastores of its volumes. */
export function guestLines(estate: Estate, id: string): readonly EdgeDrawing[] {
  const container = estate.value('containers', id);
  if (!container) return none;
  return [
    ...[...new Set(container.networks ?? [])].map((network) => attached(estate, { kind: 'attached', collection: 'containers', id, part: network }, network, id, true)),
    ...Object.entries(container.volumes ?? {}).flatMap(([name, { datastore }]) => (datastore === undefined ? [] : [stored(estate, { kind: 'stored', collection: 'containers', id, part: name }, datastore, `${name} of ${id}`)])),
  ];
}

function attached(estate: Estate, name: JoinName, network: string, what: string, isConnected: boolean): EdgeDrawing {
  const there = estate.query(networkFace, network) !== undefined;
  return line(name, nodeOf('networks', network), there, `${what} is on ${network}${isConnected ? '' : ', but not connected'}`, isConnected ? 'normal' : 'down');
}

function stored(estate: Estate, name: JoinName, datastore: string, what: string): EdgeDrawing {
  const node = nodeOf('datastores', datastore);
  return line(name, node, estate.query(isThere, node), `${what} is on ${datastore}`);
}

function line(name: JoinName, to: string, there: boolean, detail: string, state: EdgeDrawing['state'] = 'normal'): EdgeDrawing {
  return {
    id: joinOf(name), kind: name.kind, from: nodeOf(name.collection, name.id), to, label: '',
    detail: there ? detail : `${detail}, which is not in the document`, state: there ? state : 'unknown', heat: null, counted: none,
  };
}
const none: readonly never[] = [];
