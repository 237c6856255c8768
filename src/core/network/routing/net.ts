/** The network of an estate, as packets go through it. */
import type { Estate } from '../../model/estate';
import { fabricOf, type Fabric } from '../fabric/fabric';
import { pathBetween } from '../fabric/path';
import type { Layer2Path } from '../fabric/types';
import type { Answered, Net } from './packet';
import type { Question } from './traffic';

/** @param fabric where components have failed, the network without them */
export function netOf(estate: Estate, question: Question = {}, { answers, fabric = fabricOf(estate) }: { readonly answers?: Answered; readonly fabric?: Fabric } = {}): Net {
  return { estate, question, answers, path: (from, to, bytes) => ofSize(pathBetween(fabric, from, to), bytes) };
}

/** A way that is too small for frames of this size is none (L17). */
function ofSize(path: Layer2Path, bytes: number): Layer2Path {
  if (path.kind === 'stops' || path.mtu === undefined || path.mtu.bytes >= bytes) return path;
  const overhead = path.mtu.overhead;
  return { kind: 'stops', hops: path.hops, unknown: false, because: { kind: 'mtu', at: path.mtu.at, mtu: path.mtu.bytes + overhead, needed: bytes + overhead, overhead } };
}
