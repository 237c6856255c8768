import { useState } from 'react';
import type { FieldControl, FieldPath, InspectorField, PartView } from '../../../../src/protocol/inspector';
import { useSession } from '../../../state/context';
import { addPart, movePart, removePart, renamePart } from '../../../state/parts';
import { IconButton, RowList, TextField } from '../../../ui';
import { Searched } from './valueEditor';

export interface PartsListProps {
  readonly nodes: readonly string[];
  readonly field: InspectorField;
  readonly control: Extract<FieldControl, { kind: 'parts' }>;
  readonly disabled: boolean;
  readonly open: (part: FieldPath) => void;
  readonly cameFrom: FieldPath | null;
}

/** The parts of an entry, such as its disks: gone through, looked into, added, renamed, removed, and items of a list put in another order. */
export function PartsList({ nodes, field, control: { by, word, parts }, disabled, open, cameFrom }: PartsListProps) {
  const session = useSession();
  const back = cameFrom !== null && cameFrom.length === field.path.length + 1 && field.path.every((step, i) => step === cameFrom[i]) ? cameFrom[cameFrom.length - 1] : undefined;
  const [at, setAt] = useState(() => Math.max(0, parts.findIndex(({ step }) => step === back)));
  const [renaming, setRenaming] = useState<PartView | null>(null);
  const [reason, setReason] = useState('');
  const [added, setAdded] = useState(0);
  const active = Math.min(at, parts.length - 1);
  const part = parts[active];
  const pathOf = ({ step }: PartView): FieldPath => [...field.path, step];
  const isOne = nodes.length === 1;

  const told = (outcome: Promise<readonly string[]>): void => {
    setReason('');
    void outcome.then((reasons) => {
      setReason(reasons.join(' '));
      if (reasons.length === 0) setAdded((count) => count + 1);
    });
  };
  const add = (name: string): void => {
    if (by === 'reference' && name === '') return;
    told(addPart(session, nodes, field.path, name));
  };
  const remove = (which: PartView | undefined): void => { if (which) told(removePart(session, nodes, pathOf(which), which)); };
  const move = (from: number, to: number): void => {
    const moved = parts[from];
    if (by !== 'place' || !isOne || !moved || to < 0 || to >= parts.length) return;
    setAt(to);
    told(movePart(session, nodes[0]!, pathOf(moved), to));
  };
  const rename = (to: string): void => {
    if (!renaming) return;
    const path = pathOf(renaming);
    setRenaming(null);
    if (to.trim() !== '' && to.trim() !== renaming.label) told(renamePart(session, nodes[0]!, path, to));
  };
  return (
    <div className="tv-list-editor">
      {parts.length > 0 && (
        <RowList
          label={field.label} active={active} disabled={disabled} focused={back !== undefined} rows={parts.map(({ step, label, detail, problem }) => ({ key: String(step), text: label, detail, problem }))}
          onActive={setAt} onOpen={(index) => { const opened = parts[index]; if (opened) open(pathOf(opened)); }}
          {...(by !== 'place' && isOne && { onRename: (index: number) => setRenaming(parts[index] ?? null) })} onRemove={(index) => remove(parts[index])} onMove={move}
        />
      )}
      {renaming && <TextField key={renaming.label} label={`New name of ${renaming.label}`} value={renaming.label} focused onEnter={rename} onEscape={() => setRenaming(null)} />}
      <div className="tv-list-acts">
        {by === 'place' && <button type="button" className="tv-link" disabled={disabled} onClick={() => add('')}>Add {article(word)}</button>}
        {by === 'name' && <NewName key={added} word={word} disabled={disabled} add={add} />}
        {by === 'reference' && <Searched key={added} nodes={nodes} field={{ label: `Add ${article(word)}`, path: field.path }} value="" placeholder={`add ${article(word)}…`} problem="" disabled={disabled} write={add} forget={() => setReason('')} />}
        {by === 'place' && isOne && parts.length > 1 && (
          <>
            <IconButton icon="up" label={`Move ${part?.label ?? ''} up`} keys="Alt+↑" disabled={disabled || active < 1} onClick={() => move(active, active - 1)} />
            <IconButton icon="down" label={`Move ${part?.label ?? ''} down`} keys="Alt+↓" disabled={disabled || active >= parts.length - 1} onClick={() => move(active, active + 1)} />
          </>
        )}
        {part && by !== 'place' && isOne && <IconButton icon="rename" label={`Rename ${part.label}`} keys="F2" disabled={disabled} onClick={() => setRenaming(part)} />}
        {part && <IconButton icon="delete" label={`Remove ${part.label}`} keys="Delete" disabled={disabled} onClick={() => remove(part)} />}
      </div>
      {reason !== '' && <p className="tv-property-note" role="alert">{reason}</p>}
    </div>
  );
}

/** The name of a new part: one is chosen where none is typed. */
function NewName({ word, disabled, add }: { readonly word: string; readonly disabled: boolean; readonly add: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <>
      <TextField label={`Name of the new ${word}`} value="" placeholder={`add ${article(word)}…`} disabled={disabled} onType={setName} onEnter={add} />
      <IconButton icon="add" label={`Add ${article(word)}`} disabled={disabled} onClick={() => add(name)} />
    </>
  );
}

/** "a disk", "an export", "an HBA". */
function article(word: string): string {
  return `${/^([aeiou]|HBA)/i.test(word) ? 'an' : 'a'} ${word}`;
}
