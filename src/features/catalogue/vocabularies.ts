/** Every vocabulary. A further one is a file of its own and a line here. */
import type { Path } from '../../core/model/entry';
import { generationWords } from './generationWords';
import { guestWords, hostOsWords, imageWords } from './guestWords';
import { engineWords, hypervisorWords } from './releaseWords';
import { speaks, type Vocabulary } from './vocabulary';

const vocabularies: readonly Vocabulary[] = [hypervisorWords, engineWords, guestWords, hostOsWords, imageWords, generationWords];

/** The vocabulary of the field at a path; undefined where it takes any text. */
export function vocabularyAt(path: Path): Vocabulary | undefined {
  return vocabularies.find((vocabulary) => speaks(vocabulary, path));
}
