import { useDiagram, useSession } from '../state/context';
import { shortcutOf } from '../state/shortcuts';
import { MenuButton, type MenuItem } from '../ui';
import { colourBySection } from './viewSections/colourBy';
import { exportSection } from './viewSections/export';
import { groupBySection } from './viewSections/groupBy';
import { filterSection } from './viewSections/filter';
import { layoutSection } from './viewSections/layout';
import { layersSection } from './viewSections/layers';
import { savedViewsSection } from './viewSections/savedViews';
import type { ViewSection } from './viewSections/section';

/** In the order in which they are offered. What an option needs beyond a choice is opened by its item. */
const sections: readonly ViewSection[] = [colourBySection, groupBySection, layoutSection, layersSection, filterSection, savedViewsSection, exportSection];

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
