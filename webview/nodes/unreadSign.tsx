import type { Box } from '../../src/scene';
import { capitalized, unreadText } from '../a11y/names';
import { ImageIcon } from '../ui';

/** Before figures that count without something that stands in the text: struck-out lines. */
export function UnreadSign({ unread }: { readonly unread: Box['node']['unread'] }) {
  return unread === undefined ? null : <span className="tv-unread" title={`${capitalized(unreadText(unread))}. The figures count without.`}><ImageIcon name="unread" ink="error" /></span>;
}
