/** Comments that stand directly above a child of a container: on lines of their own, without an empty line down to it. */
import { commentEnd, gapAfter, openingOf, startsOf, type Container } from './gaps';

/** Where the first line of such a comment begins; undefined where none is above the child, or that does not begin its line. */
export function commentAbove(text: string, node: Container, start: number, index: number): number | undefined {
  const from = start + (startsOf(node)[index] ?? 0);
  const line = lineStartOf(text, from);
  const before = endBefore(text, node, start, index);
  if (line <= before || text.slice(line, from).trim() !== '') return undefined;
  let top = line;
  for (const comment of commentsIn(text, before, line).reverse()) {
    const own = lineStartOf(text, comment.start);
    if (own <= before || text.slice(own, comment.start).trim() !== '' || breaksIn(text.slice(comment.end, top)) !== 1) break;
    top = own;
  }
  return top === line ? undefined : top;
}

/**
 * The same where the comment can only be about that child: one with an empty line or the opening bracket above it may be the heading of several,
 * where the next of them follows without one of its own.
 */
export function commentOfOne(text: string, node: Container, start: number, index: number): number | undefined {
  const top = commentAbove(text, node, start, index);
  if (top === undefined) return undefined;
  const followsAnother = index > 0 && breaksIn(text.slice(endBefore(text, node, start, index), top)) === 1;
  if (followsAnother) return top;
  const next = startsOf(node)[index + 1];
  if (next === undefined) return index > 0 ? top : undefined;
  const between = text.slice(gapAfter(text, node, start, index).lineEnd, start + next);
  return between.trim() !== '' || breaksIn(between) > 1 ? top : undefined;
}

/** The end of what belongs to the child before, or to the opening bracket. */
function endBefore(text: string, node: Container, start: number, index: number): number {
  return (index === 0 ? openingOf(text, node, start) : gapAfter(text, node, start, index - 1)).lineEnd;
}

function commentsIn(text: string, from: number, to: number): { readonly start: number; readonly end: number }[] {
  const comments = [];
  for (let at = from; at < to; at++) {
    if (!text.startsWith('//', at) && !text.startsWith('/*', at)) continue;
    const end = commentEnd(text, at, to);
    comments.push({ start: at, end });
    at = end - 1;
  }
  return comments;
}

const lineStartOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const breaksIn = (text: string): number => text.split('\n').length - 1;
