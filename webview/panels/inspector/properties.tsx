import type { Inspection } from '../../../src/protocol/view';
import { FieldEditor } from './fieldEditor';
import { Guests } from './guests';
import { LayerStack } from './layerStack';

/** The most telling figures and what a host stands on, then what the document says, group by group. */
export function Properties({ inspection: { node, figures, layers, guests, groups } }: { readonly inspection: Inspection }) {
  return (
    <>
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
      {groups.map(({ title, fields }) => (
        <section key={title} className="tv-group" aria-label={title}>
          <h3 className="tv-group-title">{title}</h3>
          {fields.map((field) => <FieldEditor key={field.path.join('/')} node={node} field={field} />)}
        </section>
      ))}
    </>
  );
}
