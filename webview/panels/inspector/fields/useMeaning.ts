import { useRef, useState } from 'react';
import type { FieldPath } from '../../../../src/protocol/inspector';
import { useSession } from '../../../state/context';

export interface Meaning {
  /** "= 8,192 MiB"; empty where there is nothing to say. */
  readonly meaning: string;
  readonly problem: string;
  readonly ask: (text: string) => void;
  readonly forget: () => void;
}

/** What is being typed into a field would mean: asked letter by letter, one question at a time. */
export function useMeaning(nodes: readonly string[], path: FieldPath): Meaning {
  const session = useSession();
  const [said, setSaid] = useState({ meaning: '', problem: '' });
  /** What is typed and not asked yet, and whether a question is out. Another one once it is forgotten: answers to the one before say nothing of it. */
  const typing = useRef<{ text: string | null; isAsking: boolean }>({ text: null, isAsking: false });
  const next = (): void => {
    const asking = typing.current;
    const { text } = asking;
    if (text === null || asking.isAsking) return;
    asking.text = null;
    asking.isAsking = true;
    void session.channel.ask({ kind: 'meaning', nodes: nodes.slice(0, 1), path: [...path], text }).then((answer) => {
      asking.isAsking = false;
      if (asking !== typing.current) return;
      if (answer.kind === 'meaning') setSaid({ meaning: answer.meaning, problem: answer.problem });
      next();
    });
  };
  return {
    ...said,
    ask: (text) => {
      typing.current.text = text;
      next();
    },
    forget: () => {
      typing.current = { text: null, isAsking: false };
      setSaid({ meaning: '', problem: '' });
    },
  };
}
