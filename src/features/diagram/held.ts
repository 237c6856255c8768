import type { Session } from '../session';

/** Why no edit can be made of a file on the canvas, or undefined where one can: where its text does not parse, nothing has a place in it. */
export function whyHeld(session: Session, file: string): string | undefined {
  const document = session.document(file);
  if (!document || document.wellFormed) return undefined;
  const [first] = document.syntaxProblems();
  const line = first ? document.lines.positionAt(first.start).line + 1 : 1;
  return `The text is not valid JSON at line ${line}.`;
}
