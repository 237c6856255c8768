/** Which tenants or networks reach which, as data: what the command line prints and the page shows. */
import type { Estate } from '../../core/model/estate';
import type { Station } from '../../core/network/fabric/types';
import { becauseOf } from '../../core/network/isolation/because';
import { waysOf } from '../../core/network/isolation/isolation';
import { breachesOf, isolationMatrix } from '../../core/network/isolation/matrix';
import type { Grouping, Reach } from '../../core/network/isolation/types';

export interface IsolationReport {
  readonly by: Grouping;
  readonly groups: readonly IsolationReportGroup[];
  /** In order of groups, row by row; pairs that cannot be asked are left out. */
  readonly cells: readonly IsolationReportCell[];
}

export interface IsolationReportGroup {
  /** Undefined: whoever is of no tenant. */
  readonly name: string | undefined;
  readonly adapters: number;
}

export interface IsolationReportCell {
  /** Index of the groups. */
  readonly from: number;
  readonly to: number;
  readonly reach: Reach;
  /** How it gets there, or a sentence that says where it stops. */
  readonly because: string;
  readonly example: Example;
  /** Who gets there by no filter that names what it lets through; undefined where nobody does. */
  readonly unguarded: Example | undefined;
}

/** Two ends as a trace is asked for them: "vms/web-01/eth0". */
export interface Example {
  readonly from: string;
  readonly to: string;
}

/** By tenants where two of them are named, unless said otherwise; else by networks. */
export function isolationReport(estate: Estate, by: Grouping = tenantsOf(estate).length > 1 ? 'tenant' : 'network'): IsolationReport {
  const { groups, cell } = isolationMatrix(estate, by);
  const wayBetween = waysOf(estate);
  const cells = groups.flatMap((_, from) => groups.flatMap((__, to): readonly IsolationReportCell[] => {
    const found = cell(from, to);
    if (!found) return [];
    const { unguarded } = found;
    return [{ from, to, reach: found.reach, because: becauseOf(wayBetween(found.from, found.to)), example: exampleOf(found), unguarded: unguarded && exampleOf(unguarded) }];
  }));
  return { by, groups, cells };
}

/** What keeps tenants from being isolated, one line each: `"red" reaches "blue": by router "edge" (vms/r1/eth0 to vms/b1/eth0)`. */
export function breachLines(estate: Estate): readonly string[] {
  const wayBetween = waysOf(estate);
  return breachesOf(estate).map(({ from, to, by }) => `"${from}" reaches "${to}": ${becauseOf(wayBetween(by.from, by.to))} (${nameOf(by.from)} to ${nameOf(by.to)})`);
}

/** Pairs of tenants, each way for itself, of which it is not known whether one reaches the other. */
export function unknownPairs(estate: Estate): number {
  const { groups, cell } = isolationMatrix(estate, 'tenant');
  const isUnknown = (i: number, j: number): boolean => i !== j && groups[i]?.name !== undefined && groups[j]?.name !== undefined && cell(i, j)?.reach === 'unknown';
  return groups.reduce((count, _, i) => count + groups.filter((__, j) => isUnknown(i, j)).length, 0);
}

/** The tenants that have adapters in use, in order of names. */
export function tenantsOf(estate: Estate): readonly string[] {
  return isolationMatrix(estate, 'tenant').groups.flatMap(({ name }) => name ?? []);
}

const exampleOf = ({ from, to }: { readonly from: Station; readonly to: Station }): Example => ({ from: nameOf(from), to: nameOf(to) });
const nameOf = ({ key }: Station): string => key;
