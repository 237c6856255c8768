/** The words and signs in which a matrix of who reaches whom is read. */
import type { Reach } from '../../core/network/isolation/types';
import { counted, listed } from '../../core/util/words';
import type { IsolationReport, IsolationReportCell, IsolationReportGroup } from './report';

export const signs: Readonly<Record<Reach, string>> = { open: '●', part: '◐', closed: '–', unknown: '?' };

export const legend = '● open   ◐ some protocols or ports   – closed   ? not known: it leads to what the document does not show';

/** More groups than this are told as a list: a table of them cannot be read. */
export const mostColumns = 16;

export const groupName = (group: IsolationReportGroup | undefined): string => group?.name ?? 'no tenant';

/** What is said where no tenant is known to reach another, as a heading and what follows it. */
export function isolatedText(unknown: number): readonly [string, string] {
  const through = 'but through a filter that names what it lets through';
  if (unknown === 0) return ['The tenants are isolated', `: none reaches another ${through}.`];
  return ['No tenant is known to reach another', ` ${through}. Of ${counted(unknown, 'pair')} of them it is not known: the way leads to what the document does not show.`];
}

/** Who reaches which others and how, a line for each way of a row; with an example where it is one. Closed cells say nothing. */
export function reachLines({ groups, cells }: IsolationReport): readonly string[] {
  return groups.flatMap((row, i) => {
    const lines = new Map<string, { readonly first: IsolationReportCell; readonly to: string[] }>();
    for (const cell of cells) {
      if (cell.from !== i || cell.to === i || cell.reach === 'closed') continue;
      const key = cell.reach === 'unknown' ? 'unknown' : `${cell.reach} ${cell.because}`;
      const known = lines.get(key);
      if (known) known.to.push(groupName(groups[cell.to]));
      else lines.set(key, { first: cell, to: [groupName(groups[cell.to])] });
    }
    return [...lines.values()].map(({ first, to }) => {
      const verb = { open: 'reaches', part: 'reaches in part', unknown: 'may reach', closed: 'does not reach' }[first.reach];
      const example = `${to.length > 1 ? 'such as ' : ''}${first.example.from} to ${first.example.to}`;
      return `${groupName(row)} ${verb} ${listed(to)}: ${first.because.replace(/\.$/, '')} (${example})`;
    });
  });
}
