/** A catalogue as an editor meets it: the words that fields may say, and what is known of each. */
import type { Path } from '../../core/model/entry';
import type { Figure } from '../figures/figure';

/** What is known of a word. Plain text throughout. */
export interface Term {
  /** "VMware ESXi 8.0" */
  readonly title: string;
  readonly about: readonly string[];
  readonly figures: readonly Figure[];
}

export interface Vocabulary {
  /** Whose texts it explains: the collection and the path below an entry, "hosts.cpu.generation"; "*" stands for any key or place in a list. */
  readonly fields: readonly string[];
  /** The words to offer, in the order in which they should be listed. */
  readonly words: () => Iterable<{ readonly word: string; readonly detail: () => string }>;
  /** What a text means; undefined where nothing is known of it. */
  readonly explain: (text: string) => Term | undefined;
}

/** Whether a vocabulary is that of the field at `path` from the root of a document. */
export function speaks({ fields }: Vocabulary, path: Path): boolean {
  const [collection, , ...below] = path;
  return fields.some((field) => {
    const [of, ...steps] = field.split('.');
    return of === collection && steps.length === below.length && steps.every((step, i) => step === '*' || step === below[i]);
  });
}
