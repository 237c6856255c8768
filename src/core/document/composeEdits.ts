import type { TextEdit } from './json/reparse';

/**
 * Adds an edit, given in the text that `edits` leave, to `edits`, which are in the offsets of the original text, sorted
 * and disjoint. Edits that touch become one.
 */
export function composeEdits(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  const end = next.offset + next.length;
  const before: TextEdit[] = [];
  const touching: { readonly edit: TextEdit; readonly start: number }[] = [];
  const after: TextEdit[] = [];
  let growth = 0;
  let growthBefore = 0;
  let growthThrough = 0;
  for (const edit of edits) {
    const start = edit.offset + growth;
    growth += edit.text.length - edit.length;
    if (start + edit.text.length < next.offset) {
      before.push(edit);
      growthBefore = growthThrough = growth;
    } else if (start <= end) {
      touching.push({ edit, start });
      growthThrough = growth;
    } else after.push(edit);
  }
  const first = touching[0];
  const last = touching[touching.length - 1];
  const offset = Math.min(next.offset - growthBefore, first ? first.edit.offset : Infinity);
  const originalEnd = Math.max(end - growthThrough, last ? last.edit.offset + last.edit.length : -Infinity);
  const head = first && first.start < next.offset ? first.edit.text.slice(0, next.offset - first.start) : '';
  const tail = last && last.start + last.edit.text.length > end ? last.edit.text.slice(end - last.start) : '';
  return [...before, { offset, length: originalEnd - offset, text: head + next.text + tail }, ...after];
}
