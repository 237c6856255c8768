import type { Inspection } from '../../../src/protocol/view';
import { FigureSections } from './figureSections';
import { Tables } from './tables';

/** What the model makes of a node: each figure with how it comes about, devices and files, who gets what. */
export function ModelTab({ inspection: { sections, tables } }: { readonly inspection: Inspection }) {
  if (sections.length + tables.length === 0) return <p className="tv-panel-padded tv-muted">Of this the model says no more than its properties.</p>;
  return (
    <>
      <FigureSections sections={sections} />
      <Tables tables={tables} />
    </>
  );
}
