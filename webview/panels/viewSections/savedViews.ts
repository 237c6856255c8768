import { forgetView, openSavedView } from '../../state/savedViews';
import type { MenuItem } from '../../ui';
import type { ViewSection } from './section';

/** Ways to look at the estate that the document keeps: going to them, and keeping this one. */
export const savedViewsSection: ViewSection = (session, { header: { savedViews } }) => {
  const save: MenuItem = { kind: 'act', icon: 'save', text: 'Save this view…', act: () => session.store.set({ dialog: { kind: 'save-view', renamed: null } }) };
  if (savedViews.length === 0) return [save];
  return [{
    kind: 'menu', text: 'Saved views', items: [
      ...savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => openSavedView(session, name) })),
      save,
      { kind: 'menu', text: 'Rename', items: savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => session.store.set({ dialog: { kind: 'save-view', renamed: name } }) })) },
      { kind: 'menu', text: 'Remove', items: savedViews.map(({ name }): MenuItem => ({ kind: 'act', text: name, act: () => void forgetView(session, name) })) },
    ],
  }];
};
