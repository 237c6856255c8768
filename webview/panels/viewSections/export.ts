import { copySight, openExport } from '../../exporting/exporting';
import { shortcutOf } from '../../state/shortcuts';
import type { ViewSection } from './section';

/** What is shown as a picture of its own. */
export const exportSection: ViewSection = (session) => [
  { kind: 'act', icon: 'export', text: 'Export…', keys: shortcutOf('export'), act: () => openExport(session) },
  { kind: 'act', icon: 'image', text: 'Copy as image', keys: shortcutOf('copy-image'), act: () => void copySight(session) },
];
