import { useEffect, useState } from 'react';
import type { FitVerdict } from '../../../src/protocol/view';
import type { Box } from '../../../src/scene';
import { capitalized, plural, wordOf } from '../../a11y/names';
import { askWhereFits, moveTo, nameOfMany } from '../../canvas/drag/move';
import { useDiagram, useSession } from '../../state/context';
import { movesTo } from '../../state/kinds';
import type { Dialog as DialogState } from '../../state/model';
import { Combobox, Dialog, Icon, type Choice } from '../../ui';

interface MoveDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'move' }>;
  readonly close: () => void;
}

/**
 * Every host, for containers every VM, and for disks every datastore, with whether they fit and why not, those that fit first; typing narrows. The
 * same as dragging, by keyboard. Nothing is listed before that is known: what is chosen must not be another by the time that it is.
 */
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
  // What has no node in this view, such as a container in a VM, is a container.
  const takes = movesTo(nodes.map((node) => scene.find(node)?.node.kind ?? 'container'));
  const words = takes.map(wordOf);
  const targets = verdicts === null ? [] : boxesOf(scene.top, takes).filter((box) => nodes.some((node) => scene.find(node)?.parent !== box.node.id));
  const choices: Choice[] = targets
    .sort((one, other) => rank(one.node.id) - rank(other.node.id))
    .map((box) => ({ value: box.node.id, text: box.node.label, hint: <Verdict verdict={verdicts?.get(box.node.id)} /> }));
  return (
    <Dialog title={`Move ${nameOfMany(session, nodes)} to…`} onClose={close}>
      <Combobox
        label={`${capitalized(words.join(' or '))} to move to`} value="" choices={choices} placeholder={`Type to filter ${words.map(plural).join(' and ')}`} isAwaited={verdicts === null} inline focused onEscape={close}
        onChoose={(target) => {
          close();
          void moveTo(session, nodes, target, verdicts?.get(target));
        }}
      />
    </Dialog>
  );
}

function Verdict({ verdict }: { readonly verdict: FitVerdict | undefined }) {
  if (!verdict) return <span className="tv-choice-hint tv-muted">not looked at</span>;
  return (
    <span className="tv-choice-hint" data-fits={verdict.fits}>
      <span className="tv-choice-verdict"><Icon name={verdict.fits ? 'check' : 'cross'} size={14} /> {verdict.fits ? 'fits' : 'does not fit'}</span>
      {(verdict.fits && verdict.effect !== undefined ? [verdict.effect, ...verdict.reasons] : verdict.reasons).map((reason) => <span key={reason} className="tv-choice-reason tv-muted">{reason}</span>)}
    </span>
  );
}

function boxesOf(boxes: readonly Box[], kinds: readonly string[]): Box[] {
  return boxes.flatMap((box) => [...(kinds.includes(box.node.kind) ? [box] : []), ...boxesOf(box.children, kinds)]);
}
