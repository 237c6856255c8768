/** What a text of a document may name: an entry by its id, or a part of one ("leaf-1/eth3" is a switch and its port). */
import type { Path } from '../../core/model/entry';
import type { CollectionName } from '../../core/model/ids';
import type { Part } from '../../core/model/references';

/** An entry, or with `part` a part of it. */
export interface Named {
  readonly collection: CollectionName;
  readonly id: string;
  readonly part?: Part;
}

/** A piece of a text that names something: from its first character to after its last, counted in the text. */
export interface Name {
  readonly named: Named;
  readonly from: number;
  readonly to: number;
}

/** A key, or a string that is a value, by path from the root of its document. */
export interface TextPlace {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly text: string;
}

export function sameNamed(a: Named, b: Named): boolean {
  return a.collection === b.collection && a.id === b.id && a.part?.field === b.part?.field && a.part?.name === b.part?.name;
}
