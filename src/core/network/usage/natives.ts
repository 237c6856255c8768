/** Cables whose ends take untagged frames for different VLANs (L3). */
import type { Link, LinkEnd } from '../fabric/links';
import { isAmong } from '../fabric/ports';

/** Whether both ends say different native VLANs, or one says one that the other lists among those it carries with a tag. An end that says nothing is not known to differ. */
export function nativesDiffer({ ends: [a, b] }: Link): boolean {
  if (a.vlans.nativeSaid && b.vlans.nativeSaid) return a.vlans.native !== b.vlans.native;
  return isTaggedAt(b, a) || isTaggedAt(a, b);
}

function isTaggedAt({ vlans: { mode, tagged, native } }: LinkEnd, { vlans: said }: LinkEnd): boolean {
  return said.nativeSaid && said.native !== undefined && said.native !== native && mode === 'trunk' && tagged !== undefined && isAmong(tagged, said.native);
}
