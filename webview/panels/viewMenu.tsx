import { useDiagram, useSession } from '../state/context';
import type { DiagramState } from '../state/model';
import type { Session } from '../state/session';
import { shortcutOf } from '../state/shortcuts';
import { MenuButton, type MenuItem } from '../ui';
import { colourBySection } from './viewSections/colourBy';
import { groupBySection } from './viewSections/groupBy';
import { filterSection } from './viewSections/filter';
import { layersSection } from './viewSections/layers';
import { savedViewsSection } from './viewSections/savedViews';

/** A part of the options of a view: its items, mostly one menu of choices; none where the view has nothing of it. */
export type ViewSection = (session: Session, state: DiagramState) => readonly MenuItem[];

/** In the order in which they are offered. What an option needs beyond a choice is opened by its item. */
const sections: readonly ViewSection[] = [colourBySection, groupBySection, layersSection, filterSection, savedViewsSection];

const closed: readonly MenuItem[] = [];

/** How the view is shown: one button in place of a row of them. */
export function ViewMenu() {
  const session = useSession();
  // What changes while it is closed is none of its business.
  const state = useDiagram((now) => (now.viewMenu ? now : null));
  return (
    <MenuButton
      label="View options" icon="options" keys={shortcutOf('view-options')} items={state ? sections.flatMap((section) => section(session, state)) : closed}
      isOpen={state !== null} onToggle={(viewMenu) => session.store.set({ viewMenu })}
    />
  );
}
