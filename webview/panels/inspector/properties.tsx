import type { FieldPath } from '../../../src/protocol/inspector';
import type { Inspection } from '../../../src/protocol/view';
import { FieldGroups, type Folds } from './fields/fieldGroups';
import { Guests } from './guests';
import { LayerStack } from './layerStack';
import { Within } from './within';

export interface PropertiesProps {
  readonly inspection: Inspection;
  readonly folds: Folds;
  readonly fold: (title: string, isOpen: boolean) => void;
  /** Looks into a part, or with an empty path at the whole again. */
  readonly open: (part: FieldPath) => void;
  readonly cameFrom: FieldPath | null;
}

/** The most telling figures and what a host stands on, then what the document says, group by group; or a part of it. */
export function Properties({ inspection: { nodes, within, title, word, figures, layers, guests, groups }, folds, fold, open, cameFrom }: PropertiesProps) {
  return (
    <>
      {within.length > 0 && <Within nodes={nodes} within={within} title={title} word={word} open={open} />}
      {figures.length > 0 && (
        <dl className="tv-figure-list tv-figures">
          {figures.map(({ name, value, explanation }) => (
            <div key={name} className="tv-figure" title={explanation}>
              <dt>{name}</dt>
              <dd>{value}{explanation !== '' && <span className="tv-unseen">. {explanation}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
      {layers.length > 0 && <LayerStack layers={layers} />}
      {guests.length > 0 && <Guests guests={guests} />}
      {/* What was searched for in one thing is not searched for in another. */}
      <FieldGroups key={within.join('/')} nodes={nodes} groups={groups} folds={folds} fold={fold} open={open} cameFrom={cameFrom} />
    </>
  );
}
