import { forgetView, openSavedView, openSaveView } from '../../state/savedViews';
import { shortcutOf } from '../../state/shortcuts';
import type { MenuItem } from '../../ui';
import type { ViewSection } from './section';

/** Ways to look at the estate that the document keeps: going to them, and keeping this one. */
export const savedViewsSection: ViewSection = (session, { header: { savedViews } }) => {
  const save: MenuItem = { kind: 'act', icon: 'save', text: 'Save this view…', keys: shortcutOf('save-view'), act: () => openSaveView(session) };
  if (savedViews.length === 0) return [save];
  return [{
    kind: 'menu', text: 'Saved views', items: [
      ...savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => openSavedView(session, name) })),
      save,
      { kind: 'menu', text: 'Rename', items: savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => openSaveView(session, name) })) },
      { kind: 'menu', text: 'Remove', items: savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => void forgetView(session, name) })) },
    ],
  }];
};
