import { useDiagram } from '../state/context';

/** Says that the diagram is being laid out; what lies under it can be moved and looked at meanwhile. */
export function ArrangingSign() {
  const isShown = useDiagram((state) => state.arranging !== null && state.opened);
  return isShown ? <div className="tv-arranging" data-control="arranging">Arranging the diagram…</div> : null;
}
