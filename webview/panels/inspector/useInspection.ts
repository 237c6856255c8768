import { useEffect, useState } from 'react';
import type { FieldPath } from '../../../src/protocol/inspector';
import type { Inspection } from '../../../src/protocol/view';
import { useDiagram, useSession } from '../../state/context';

/** Everything about a node, or what several have in common, asked again at every revision; null until it is known, and where it is gone. */
export function useInspection(nodes: readonly string[], within: FieldPath = nothing): Inspection | null {
  const session = useSession();
  const revision = useDiagram((state) => state.revision);
  const [known, setKnown] = useState<{ readonly of: string; readonly inspection: Inspection } | null>(null);
  const of = nodes.join('\n');
  const path = JSON.stringify(within);
  useEffect(() => {
    if (of === '') return;
    let isWanted = true;
    void session.channel.ask({ kind: 'inspect', nodes: of.split('\n'), within: JSON.parse(path) as FieldPath }).then((answer) => {
      if (isWanted && answer.kind === 'inspection') setKnown(answer.inspection && { of, inspection: answer.inspection });
    });
    return () => {
      isWanted = false;
    };
  }, [session, of, path, revision]);
  // What is known of others is not shown; of these it stays until something newer comes.
  return known?.of === of ? known.inspection : null;
}
const nothing: FieldPath = [];
