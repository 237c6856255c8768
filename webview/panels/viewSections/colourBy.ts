import { colourBy } from '../../state/colouring';
import { colouringNow, colouringsOf } from '../../theme/colouring';
import type { ViewSection } from './section';

/** What nodes are coloured by. */
export const colourBySection: ViewSection = (session, state) => {
  const now = colouringNow(state);
  return [{ kind: 'menu', text: 'Colour by', items: colouringsOf(state.view).map(({ id, name }) => ({ kind: 'act', text: name, isChosen: id === now.id, act: () => colourBy(session, id) })) }];
};
