import { useEffect, useState } from 'react';
import type { Inspection } from '../../../src/protocol/view';
import { useDiagram, useSession } from '../../state/context';

/** Everything about a node, asked again at every revision; null until it is known, and where it is gone. */
export function useInspection(node: string | null): Inspection | null {
  const session = useSession();
  const revision = useDiagram((state) => state.revision);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  useEffect(() => {
    if (node === null) return;
    let isWanted = true;
    void session.channel.ask({ kind: 'inspect', node }).then((answer) => {
      if (isWanted && answer.kind === 'inspection') setInspection(answer.inspection);
    });
    return () => {
      isWanted = false;
    };
  }, [session, node, revision]);
  // What is known of another node is not shown; of this one it stays until something newer comes.
  return inspection !== null && inspection.node === node ? inspection : null;
}
