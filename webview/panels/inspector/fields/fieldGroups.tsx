import { useState } from 'react';
import type { FieldGroup, FieldPath, InspectorField } from '../../../../src/protocol/inspector';
import { counted } from '../../../a11y/names';
import { Icon, TextField } from '../../../ui';
import { FieldEditor } from './fieldEditor';

/** Which groups the user folded or unfolded, by title; the others are open where something is written in them. */
export type Folds = ReadonlyMap<string, boolean>;

export interface FieldGroupsProps {
  readonly nodes: readonly string[];
  readonly groups: readonly FieldGroup[];
  readonly folds: Folds;
  readonly fold: (title: string, isOpen: boolean) => void;
  readonly open: (part: FieldPath) => void;
  readonly cameFrom: FieldPath | null;
}

/** Fields fewer than these need not be searched. */
const searchedFrom = 8;

/** Every field that may be written, group by group: those with something in them are open at first. What is typed above narrows to fields of that name. */
export function FieldGroups({ nodes, groups, folds, fold, open, cameFrom }: FieldGroupsProps) {
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const found = words === '' ? groups : groups.flatMap((group) => matching(group, words));
  const all = groups.reduce((count, { fields }) => count + fields.length, 0);
  const count = found.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <>
      {all >= searchedFrom && (
        <div className="tv-find-field">
          <TextField label="Find a field" value="" placeholder="Find a field" onType={setWanted} onEscape={() => setWanted('')} />
          {words !== '' && <p className="tv-muted tv-small" role="status">{count === 0 ? 'No field is called so' : counted(count, 'field')}</p>}
        </div>
      )}
      {found.map((group) => {
        const { title, fields } = group;
        const filled = fields.filter(isFilled).length;
        const isOpen = words !== '' || (folds.get(title) ?? (filled > 0 || title === 'General'));
        return (
          <section key={title} className="tv-group" aria-label={title}>
            <h3 className="tv-group-title">
              <button type="button" className="tv-group-fold" aria-expanded={isOpen} onClick={() => fold(title, !isOpen)}>
                <span className="tv-twistie" data-open={isOpen}><Icon name="right" size={12} /></span>
                <span className="tv-group-name">{title}</span>
                <span className="tv-muted tv-small tv-figures">{summaryOf(fields, filled)}</span>
              </button>
            </h3>
            {isOpen && fields.map((field) => <FieldEditor key={field.path.join('/')} nodes={nodes} field={field} open={open} cameFrom={cameFrom} />)}
          </section>
        );
      })}
    </>
  );
}

const isFilled = ({ from, mixed }: InspectorField): boolean => mixed || from === 'document';

/** How much is written in a group: what a folded one would show. */
function summaryOf(fields: readonly InspectorField[], filled: number): string {
  const [first] = fields;
  if (first?.control.kind === 'parts' && fields.length === 1) return first.control.parts.length === 0 ? 'none' : String(first.control.parts.length);
  return filled === 0 ? 'empty' : `${filled} of ${fields.length}`;
}

/** The fields of a group that are called so, or described so; all where the group is. */
function matching(group: FieldGroup, words: string): readonly FieldGroup[] {
  const has = (text: string | number): boolean => String(text).toLowerCase().includes(words);
  if (has(group.title)) return [group];
  const fields = group.fields.filter(({ label, description, path }) => has(label) || has(path[path.length - 1] ?? '') || has(description));
  return fields.length === 0 ? [] : [{ ...group, fields }];
}
