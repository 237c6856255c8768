/** What questions take for an answer, and why they do not. */
import type { Estate } from '../../model/estate';
import { parseQuantity } from '../../model/quantity';
import { idPattern } from '../../model/schema';
import { entityWord, type CollectionName } from '../../model/ids';
import type { OperationQuestion, Option } from './operation';

type Validate = OperationQuestion['validate'];

export function oneOf(options: readonly Option[]): Validate {
  const values = new Set(options.map(({ value }) => value));
  return (answer) => (values.has(answer) ? undefined : answer === '' ? 'One of them has to be chosen.' : `"${answer}" is none of what there is to choose.`);
}

export function wholeNumber(minimum: number): Validate {
  return (answer) => (/^\d+$/.test(answer) && Number(answer) >= minimum && Number.isSafeInteger(Number(answer)) ? undefined : `"${answer}" is no whole number from ${minimum} on.`);
}

/** Bytes, more than none. */
export const size: Validate = (answer) => {
  const read = parseQuantity(answer, ['bytes']);
  if (read.kind === 'invalid') return `"${answer}" is no size: ${read.reason}.${read.suggestion === undefined ? '' : ` Did you mean "${read.suggestion}"?`}`;
  return read.value > 0 ? undefined : 'It has to be more than nothing.';
};

/** The bytes of an answer that `size` takes. */
export function bytesOf(answer: string): number {
  const read = parseQuantity(answer, ['bytes']);
  if (read.kind === 'invalid') throw new Error(`"${answer}" is no size.`);
  return read.value;
}

/** Anything but nothing; `what` says what it is, "a name". */
export function something(what: string): Validate {
  return (answer) => (answer === '' ? `It takes ${what}.` : undefined);
}

/** The name of a part of a VM that it does not have yet. */
export function freePart(taken: readonly string[], what: string): Validate {
  return (answer) => whyNoId(answer) ?? (taken.includes(answer) ? `There is ${what} "${answer}" already.` : undefined);
}

/** An id that no entry of the collection has. */
export function freeEntry(estate: Estate, collection: CollectionName): Validate {
  return (answer) => whyNoId(answer) ?? (estate.find(collection, answer) ? `There is a ${entityWord[collection]} "${answer}" already.` : undefined);
}

function whyNoId(answer: string): string | undefined {
  if (answer === '') return 'It needs a name.';
  if (new RegExp(idPattern).test(answer)) return undefined;
  return `${JSON.stringify(answer)} cannot be a name: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.`;
}

/** "web-01" as "web-02", "disk" as "disk-1": the next that is not taken, with as many digits. */
export function nextFree(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, digits] = /^(.*?)(?:-?(\d+))?$/.exec(name) ?? [];
  const joint = digits === undefined || name === `${stem}-${digits}` ? '-' : '';
  for (let n = digits === undefined ? 1 : Number(digits) + 1; ; n++) {
    const next = `${stem}${joint}${String(n).padStart(digits?.length ?? 1, '0')}`;
    if (!isTaken(next)) return next;
  }
}
