/** Who reaches whom as a page of Markdown: tenants, where there are some, and networks. */
import type { Estate } from '../../core/model/estate';
import type { Grouping } from '../../core/network/isolation/types';
import { counted } from '../../core/util/words';
import { escaped } from '../markdown';
import { breachLines, isolationReport, tenantsOf, unknownPairs, type IsolationReport } from './report';
import { groupName, isolatedText, legend, mostColumns, reachLines, signs } from './words';

/** @param name of the file the estate begins with */
export function isolationPage(estate: Estate, name: string): string {
  const tenants = tenantsOf(estate);
  return [
    `# Who reaches whom in ${escaped(name)}`,
    'A row begins, a column is reached. Each cell is the best that any two of their adapters have; whoever is off is left out.',
    `\`${legend}\``,
    ...(tenants.length > 1 ? ['## Tenants', ...verdict(estate), ...section(estate, 'tenant')] : []),
    '## Networks', ...section(estate, 'network'), '',
  ].join('\n\n');
}

function verdict(estate: Estate): readonly string[] {
  const breaches = breachLines(estate);
  if (breaches.length === 0) {
    const [heading, rest] = isolatedText(unknownPairs(estate));
    return [`**${heading}**${rest}`];
  }
  return [`**The tenants are not isolated**, ${counted(breaches.length, 'time')}:`, breaches.map((line) => `- ${escaped(line)}`).join('\n')];
}

function section(estate: Estate, by: Grouping): readonly string[] {
  const report = isolationReport(estate, by);
  if (report.groups.length === 0) return ['Nobody is on a network.'];
  const lines = reachLines(report);
  return [
    ...(report.groups.length > mostColumns ? [] : [table(report)]),
    lines.length === 0 ? 'None is known to reach another.' : lines.map((line) => `- ${escaped(line)}`).join('\n'),
  ];
}

function table({ groups, cells }: IsolationReport): string {
  const names = groups.map((group) => escaped(groupName(group)));
  const rows = names.map((name, i) => `| **${name}** |${names.map((_, j) => ` ${signAt(cells, i, j)} |`).join('')}`);
  return [`| |${names.map((name) => ` ${name} |`).join('')}`, `|---|${names.map(() => ':-:|').join('')}`, ...rows].join('\n');
}

function signAt(cells: IsolationReport['cells'], from: number, to: number): string {
  const cell = cells.find((one) => one.from === from && one.to === to);
  return cell ? signs[cell.reach] : '';
}
