import type { IsolationReport } from '../../features/isolation/report';
import { groupName, legend, mostColumns, reachLines, signs } from '../../features/isolation/words';
import { plain } from '../plain';

/** Who reaches whom for people: a table where that can be read, and how each gets to others. */
export function textIsolation(report: IsolationReport): string {
  const { by, groups } = report;
  if (groups.length === 0) return 'Nobody is on a network.\n';
  const lines = reachLines(report).map((line) => plain(line));
  const names = groups.map((group) => plain(groupName(group)));
  return `${[
    ...(isWide(names) ? [] : [`${by === 'tenant' ? 'Tenants' : 'Networks'}: a row begins, a column is reached`, '', ...tableOf(report, names), '', legend, '']),
    ...(lines.length === 0 ? [`No ${by} is known to reach another.`] : lines),
  ].join('\n')}\n`;
}

/** Whether a table would not fit a terminal of 120 columns. */
function isWide(names: readonly string[]): boolean {
  return names.length > mostColumns || names.reduce((width, name) => width + name.length + 2, Math.max(...names.map(({ length }) => length)) + 2) > 120;
}

function tableOf({ cells }: IsolationReport, names: readonly string[]): readonly string[] {
  const width = Math.max(...names.map(({ length }) => length));
  const line = (first: string, rest: readonly string[]): string => `  ${[first.padEnd(width), ...rest.map((text, i) => text.padEnd(names[i]?.length ?? 0))].join('  ')}`.trimEnd();
  const signAt = (from: number, to: number): string => {
    const cell = cells.find((one) => one.from === from && one.to === to);
    return cell ? signs[cell.reach] : '';
  };
  return [line('', names), ...names.map((name, i) => line(name, names.map((_, j) => signAt(i, j))))];
}
