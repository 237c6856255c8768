import { useEffect, useState } from 'react';
import type { ConnectVerdict } from '../../../src/protocol/view';
import { fullNameOf, labelOf } from '../../state/labels';
import { askWhereConnects, connect } from '../../state/connect';
import { useDiagram, useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { Combobox, Dialog, Icon, type Choice } from '../../ui';

interface ConnectDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'connect' }>;
  readonly close: () => void;
}

/** Everything a node could be connected to, with what that would do or why it cannot be, what can be first; typing narrows. The same as drawing a line, by keyboard. */
export function ConnectDialog({ dialog: { node, edge }, close }: ConnectDialogProps) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, ConnectVerdict> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askWhereConnects(session, node, edge ?? null).then((found) => { if (isWanted) setVerdicts(found); });
    return () => {
      isWanted = false;
    };
  }, [session, node, edge]);

  const nameOf = (id: string): string => {
    const box = scene.find(id);
    const around = box?.parent == null ? undefined : scene.find(box.parent)?.node;
    // A group is no place: "Physical switches" says nothing of a switch.
    return box && around && around.kind !== 'group' ? `${box.node.label} · ${around.label}` : labelOf(session, id);
  };
  const choices: Choice[] = [...(verdicts?.values() ?? [])]
    .sort((one, other) => Number(other.connects) - Number(one.connects))
    .map((verdict) => ({ value: verdict.node, text: nameOf(verdict.node), hint: <Verdict verdict={verdict} /> }));
  return (
    <Dialog title={edge === undefined ? `Connect ${fullNameOf(session, node)} to…` : `Let the connection of ${fullNameOf(session, node)} end at…`} onClose={close}>
      {verdicts !== null && choices.length === 0 && <p className="tv-muted" role="status">There is nothing it could be connected to.</p>}
      <Combobox
        label="What to connect to" value="" choices={choices} placeholder="Type to filter" isAwaited={verdicts === null} inline focused onEscape={close}
        onChoose={(target) => {
          close();
          void connect(session, node, target, verdicts?.get(target), edge ?? null);
        }}
      />
    </Dialog>
  );
}

function Verdict({ verdict: { connects, reasons, what } }: { readonly verdict: ConnectVerdict }) {
  return (
    <span className="tv-choice-hint" data-fits={connects}>
      <span className="tv-choice-verdict"><Icon name={connects ? 'check' : 'cross'} size={14} /> {connects ? 'connects' : 'does not connect'}</span>
      {(connects && what !== '' ? [what] : reasons).map((line) => <span key={line} className="tv-choice-reason tv-muted">{line}</span>)}
    </span>
  );
}
