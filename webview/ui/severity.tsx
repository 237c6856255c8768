import type { Severity } from '../../src/scene';
import { findingsText, totalOf, worstOf } from '../a11y/names';
import { Icon } from './icon';
import { ImageIcon } from './imageIcon';

export const severityWord: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** Shape and colour of a severity, and its word for who sees neither. */
export function SeverityIcon({ severity, size = 16 }: { readonly severity: Severity; readonly size?: number }) {
  return (
    <span className={`tv-severity tv-${severity}`}>
      <Icon name={severity} size={size} />
      <span className="tv-unseen">{severityWord[severity]}: </span>
    </span>
  );
}

/** How many findings, drawn on a node; nothing where there are none. */
export function FindingsBadge({ counts }: { readonly counts: Readonly<Record<Severity, number>> }) {
  const worst = worstOf(counts);
  if (worst === null) return null;
  return (
    <span className={`tv-badge tv-${worst}`} data-badge="findings" title={findingsText(counts)} aria-hidden="true">
      <ImageIcon name={worst} ink={worst} />
      <span className="tv-figures">{totalOf(counts)}</span>
    </span>
  );
}

/** Why what a field holds is wrong, below it; spoken where it is news. */
export function Problem({ text, isNews = false }: { readonly text: string; readonly isNews?: boolean }) {
  if (text === '') return null;
  return (
    <p className="tv-problem" role={isNews ? 'alert' : undefined}>
      <span className="tv-severity tv-error"><Icon name="error" size={14} /></span>
      <span>{text}</span>
    </p>
  );
}
