import type { Comparison, Difference, FindingChange } from '../../features/compare/types';
import { hostText, pathText, signOfChange, summaryOf, valueText, whereText } from '../../features/compare/words';
import { capitalized } from '../../core/util/words';
import { plain } from '../plain';

/** The comparison for people: a line per change with its fields below, then findings, then hosts. */
export function textComparison(comparison: Comparison, { colored }: { readonly colored: boolean }): string {
  const paint: Paint = colored ? (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m` : (_, text) => text;
  const { changes, appeared, gone, hosts } = comparison;
  const lines = [
    ...changes.flatMap((change) => changeLines(change, paint)),
    ...section('New findings', appeared.map((finding) => findingLine(finding, paint))),
    ...section('Findings gone', gone.map((finding) => findingLine(finding, paint))),
    ...section('Hosts', hosts.flatMap((host) => (hostText(host) === '' ? [] : [`  ${plain(host.label)}: ${hostText(host)}`]))),
  ];
  return [...lines, ...(lines.length > 0 ? [''] : []), `${capitalized(summaryOf(comparison))}.`, ''].join('\n');
}

function changeLines(difference: Difference, paint: Paint): readonly string[] {
  const { change, label, word, fields } = difference;
  const where = whereText(difference);
  return [
    `${paint(change, `${signOfChange[change]} ${change}`.padEnd(9))} ${plain(difference.node === null ? label : `${word} ${label}`)}${where === '' ? '' : paint('faint', ` ${plain(where)}`)}`,
    ...fields.map(({ path, before, after }) => `    ${plain(pathText(path))}: ${plain(valueText(before))} → ${plain(valueText(after))}`),
  ];
}

function findingLine({ severity, message, rule }: FindingChange, paint: Paint): string {
  return `  ${severity} ${plain(message)} ${paint('faint', `[${rule}]`)}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

type Paint = (style: keyof typeof styles, text: string) => string;
const styles = { added: 32, removed: 31, changed: 33, moved: 36, faint: 2 } as const;
