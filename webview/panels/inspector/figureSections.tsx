import type { FigureSection, FigureView } from '../../../src/protocol/view';

/** Figures of the model by subject. Each opens to say how it comes about: the formula with its numbers, policies and source. */
export function FigureSections({ sections }: { readonly sections: readonly FigureSection[] }) {
  return sections.map(({ title, figures }) => (
    <section key={title} className="tv-group" aria-label={title}>
      <h3 className="tv-group-title">{title}</h3>
      {figures.map((figure) => <Explained key={figure.name} figure={figure} />)}
    </section>
  ));
}

function Explained({ figure: { name, value, explanation, formula, policies = [], source } }: { readonly figure: FigureView }) {
  return (
    <details className="tv-explained" data-figure={name}>
      <summary className="tv-explained-head tv-figures" title={formula ?? explanation}>
        <span className="tv-explained-name">{name}</span> <span className="tv-explained-value">{value}</span>
      </summary>
      <div className="tv-explained-body">
        {formula !== undefined && <p className="tv-formula">{formula}</p>}
        {explanation !== '' && <p>{explanation}</p>}
        {policies.length > 0 && <p className="tv-muted">Policy: {policies.join(', ')}</p>}
        {source !== undefined && <p className="tv-muted">Source: {source}</p>}
      </div>
    </details>
  );
}
