import { useLayoutEffect, useRef } from 'react';
import type { FieldPath } from '../../../src/protocol/inspector';
import { useSession } from '../../state/context';
import { reveal } from '../../state/gestures';
import { labelOf } from '../../state/labels';
import { Icon, IconButton } from '../../ui';

export interface WithinProps {
  readonly nodes: readonly string[];
  readonly within: FieldPath;
  readonly title: string;
  readonly word: string;
  readonly open: (part: FieldPath) => void;
}

/** Which part is looked into, and the way back to what it is a part of. */
export function Within({ nodes, within, title, word, open }: WithinProps) {
  const session = useSession();
  const back = useRef<HTMLButtonElement>(null);
  const key = within.join('/');
  // The list it was opened from is gone: the focus goes on from here.
  useLayoutEffect(() => back.current?.focus(), [key]);
  // A part of a part lies two steps deeper: its field and its name.
  const outer = within.slice(0, -2);
  const outermost = nodes.length === 1 ? labelOf(session, nodes[0]!) : 'the selection';
  const outerName = outer.length === 0 ? outermost : String(outer[outer.length - 1]);
  return (
    <nav className="tv-within" aria-label="Part of it">
      <button ref={back} type="button" className="tv-link" onClick={() => open(outer)}><span className="tv-within-back"><Icon name="right" size={12} /></span> Back to {outerName}</button>
      <p className="tv-within-title"><span className="tv-muted">{word}</span> <b>{title}</b></p>
      <IconButton icon="text" label={`Show ${title} in the text`} onClick={() => { const [first] = nodes; if (first !== undefined) reveal(session, first, within); }} />
    </nav>
  );
}
