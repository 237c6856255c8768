import { useEffect, useState } from 'react';
import type { FitVerdict } from '../../../src/protocol/view';
import type { Box } from '../../../src/scene';
import { askWhereFits, moveTo, nameOfMany } from '../../canvas/drag/move';
import { useDiagram, useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { Combobox, Dialog, Icon, type Choice } from '../../ui';

interface MoveDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'move' }>;
  readonly close: () => void;
}

/** Every host with whether the VMs fit and why not, those that fit first; typing narrows. The same as dragging, by keyboard. */
export function MoveDialog({ dialog: { nodes }, close }: MoveDialogProps) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, FitVerdict> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askWhereFits(session, nodes).then((found) => { if (isWanted) setVerdicts(found); });
    return () => {
      isWanted = false;
    };
  }, [session, nodes]);

  const rank = (id: string): number => (verdicts?.get(id)?.fits === false ? 2 : verdicts?.has(id) ? 0 : 1);
  const hosts = hostsIn(scene.top).filter((box) => nodes.some((node) => scene.find(node)?.parent !== box.node.id));
  const choices: Choice[] = hosts
    .sort((one, other) => rank(one.node.id) - rank(other.node.id))
    .map((box) => ({ value: box.node.id, text: box.node.label, hint: <Verdict verdict={verdicts?.get(box.node.id)} isKnown={verdicts !== null} /> }));
  return (
    <Dialog title={`Move ${nameOfMany(session, nodes)} to…`} onClose={close}>
      <Combobox
        label="Host to move to" value="" choices={choices} placeholder="Type to filter hosts" inline focused onEscape={close}
        onChoose={(host) => {
          close();
          void moveTo(session, nodes, host, verdicts?.get(host));
        }}
      />
    </Dialog>
  );
}

function Verdict({ verdict, isKnown }: { readonly verdict: FitVerdict | undefined; readonly isKnown: boolean }) {
  if (!verdict) return <span className="tv-choice-hint tv-muted">{isKnown ? 'not looked at' : 'checking…'}</span>;
  return (
    <span className="tv-choice-hint" data-fits={verdict.fits}>
      <span className="tv-choice-verdict"><Icon name={verdict.fits ? 'check' : 'cross'} size={14} /> {verdict.fits ? 'fits' : 'does not fit'}</span>
      {verdict.reasons.map((reason) => <span key={reason} className="tv-choice-reason tv-muted">{reason}</span>)}
    </span>
  );
}

function hostsIn(boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => (box.node.kind === 'host' ? [box] : hostsIn(box.children)));
}
