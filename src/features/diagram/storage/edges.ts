/** Lines of the storage view. Their ids name what they join. */
import type { EdgeDrawing } from '../look';

export type EdgeName =
  /** `text`: what backs it, as the entry names it: "san-a/fast", "pool-1"; of a distributed array a host or cluster. */
  | { readonly kind: 'backing'; readonly collection: 'arrays' | 'storagePools' | 'datastores'; readonly id: string; readonly text: string }
  /** The LUN of a raw device mapping. */
  | { readonly kind: 'raw'; readonly vm: string; readonly disk: string }
  | { readonly kind: 'mount'; readonly datastore: string; readonly by: string }
  | { readonly kind: 'replica'; readonly collection: 'storagePools' | 'datastores'; readonly id: string }
  /** `by`: the host or cluster that reaches the array. */
  | { readonly kind: 'path'; readonly array: string; readonly by: string };

export function edgeOf(name: EdgeName): string {
  switch (name.kind) {
    case 'backing': return ['backing', name.collection, name.id, name.text].join('/');
    case 'raw': return ['raw', name.vm, name.disk].join('/');
    case 'mount': return ['mount', name.datastore, name.by].join('/');
    case 'replica': return ['replica', name.collection, name.id].join('/');
    case 'path': return ['path', name.array, name.by].join('/');
  }
}

/** What a line joins; undefined for a text that is no id of one. */
export function edgeNamed(id: string): EdgeName | undefined {
  const [kind, a = '', b = '', ...rest] = id.split('/');
  switch (kind) {
    case 'backing': return a === 'arrays' || a === 'storagePools' || a === 'datastores' ? { kind, collection: a, id: b, text: rest.join('/') } : undefined;
    case 'raw': return { kind, vm: a, disk: [b, ...rest].join('/') };
    case 'mount': return { kind, datastore: a, by: b };
    case 'replica': return a === 'storagePools' || a === 'datastores' ? { kind, collection: a, id: b } : undefined;
    case 'path': return { kind, array: a, by: b };
    default: return undefined;
  }
}

type Line = Pick<EdgeDrawing, 'kind' | 'from' | 'to' | 'detail'> & {
  readonly name: EdgeName;
  /** Whether both ends are in the document. */
  readonly there: boolean;
  readonly label?: string;
  readonly state?: EdgeDrawing['state'];
  readonly heat?: number | null;
  readonly counted?: readonly string[];
};

/** A line, told to be unknown where one of its ends is not in the document. */
export function lineOf({ name, kind, from, to, detail, there, label = '', state = 'normal', heat = null, counted = none }: Line): EdgeDrawing {
  return { id: edgeOf(name), kind, from, to, label, detail: there ? detail : `${detail}, which is not in the document`, state: there ? state : 'unknown', heat, counted };
}
const none: readonly string[] = [];
