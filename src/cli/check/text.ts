import type { Severity } from '../../core/diagnostics/rule';
import { counted } from '../../core/util/words';
import { plain } from '../plain';
import { countsOf, type Report, type Reported } from './report';

/** The report for people: a line per finding that editors and terminals can jump from, and a blank line between files. */
export function textReport({ findings, files }: Report, { colored }: { readonly colored: boolean }): string {
  const paint: Paint = colored ? (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m` : (_, text) => text;
  const widest = Math.max(0, ...findings.map(({ severity }) => severity.length));
  const lines = findings.flatMap((finding, i) => {
    const isNextFile = i > 0 && findings[i - 1]?.file !== finding.file;
    return [...(isNextFile ? [''] : []), ...findingLines(finding, widest, paint)];
  });
  return [...lines, ...(lines.length > 0 ? [''] : []), summary(findings, files, paint), ''].join('\n');
}

function findingLines({ rule, severity, message, file, range, related, fixes }: Reported, widest: number, paint: Paint): readonly string[] {
  return [
    `${place(file, range)} ${paint(severity, severity)}${' '.repeat(widest - severity.length)} ${plain(message)} ${paint('faint', `[${rule.id}]`)}`,
    ...related.map((other) => `    ${paint('faint', place(other.file, other.range))} ${plain(other.message)}`),
    ...fixes().map(({ title }) => `    ${paint('faint', 'fix:')} ${plain(title)}`),
  ];
}

/** `file:line:column`, counted from 1 as editors do. */
function place(file: string, { start }: Reported['range']): string {
  return `${plain(file)}:${start.line + 1}:${start.character + 1}`;
}

function summary(findings: readonly Reported[], files: number, paint: Paint): string {
  const counts = countsOf(findings);
  const looked = `${counted(files, 'file')} checked`;
  if (findings.length === 0) return `Nothing found: ${looked}.`;
  const parts = [
    ...(counts.error > 0 ? [paint('error', counted(counts.error, 'error'))] : []),
    ...(counts.warning > 0 ? [paint('warning', counted(counts.warning, 'warning'))] : []),
    ...(counts.info > 0 ? [paint('info', `${counts.info} info`)] : []),
  ];
  return `${parts.join(', ')}: ${looked}.`;
}

type Paint = (style: Severity | 'faint', text: string) => string;
const styles: Readonly<Record<Severity | 'faint', number>> = { error: 31, warning: 33, info: 36, faint: 2 };
