/** What a list of filters lets through of a question: the first that matches decides, the default decides the rest. */
import type { Router } from '../../model/entities';
import type { Problem } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { matches, partyOf, type Groups, type Match, type Party, type PartyFacts } from './parties';
import { both, either, everything, isNothing, isSame, isWhole, nothing, parsePorts, trafficAbout, without, type Question, type Traffic } from './traffic';

export interface Filters {
  readonly filters: readonly Filter[];
  readonly defaultAction: 'allow' | 'deny';
}

export interface Filter {
  /** Where it stands in the list of the model, from 0. */
  readonly index: number;
  /** Which filter of the text it is, from 1: the model leaves out those that could not be read. */
  readonly number: number;
  readonly action: 'allow' | 'deny';
  readonly from: Party;
  readonly to: Party;
  readonly traffic: Traffic;
  /** As a person would say it: "deny network:web → 10.0.20.0/24, tcp 443". */
  readonly text: string;
}

export interface Passed {
  /** What is surely let through. */
  readonly allowed: Traffic;
  /** What may be: it differs where a filter is about some of the addresses that somebody may have. */
  readonly possible: Traffic;
  /** The filter that decided most of what is no longer there, or of what is; undefined: the default did. */
  readonly decided: Filter | undefined;
}

/** "open": anything asked for; "part": some of it; "closed": nothing (R11). */
export type Verdict = 'open' | 'part' | 'closed';

/** The filters of a router or firewall, read once; `problems` are those of its entry. */
export function filtersOf(estate: Estate, { filters, defaultAction }: Pick<Router, 'filters' | 'defaultAction'>, { groups, problems = [] }: { readonly groups?: Groups | undefined; readonly problems?: readonly Problem[] } = {}): Filters {
  return {
    defaultAction: defaultAction ?? 'allow',
    filters: (filters ?? []).flatMap((filter, index): readonly Filter[] => {
      const ports = filter.ports === undefined ? undefined : parsePorts(filter.ports);
      // What cannot be read is said of it elsewhere, and decides nothing.
      if (filter.action === undefined || (filter.ports !== undefined && !ports)) return [];
      const { action, from, to, protocol } = filter;
      return [{ index, number: Number(writtenPath({ problems }, ['filters', index])[1]) + 1, action, from: partyOf(estate, from, groups), to: partyOf(estate, to, groups), traffic: trafficAbout(protocol, ports), text: textOf(filter) }];
    }),
  };
}

/** Whether they let everything through. */
export const isWithoutFilters = ({ filters, defaultAction }: Filters): boolean => filters.length === 0 && defaultAction === 'allow';

/** What `filters` let through of `asked`. */
export function pass(filters: Filters, from: PartyFacts, to: PartyFacts, asked: Traffic): Passed {
  const met = filters.filters.flatMap((filter): readonly Met[] => {
    const match = worse(matches(filter.from, from), matches(filter.to, to));
    return match === 'no' ? [] : [{ filter, match }];
  });
  const possible = runThrough(met.filter(({ filter, match }) => match === 'yes' || filter.action === 'allow'), filters.defaultAction, asked);
  if (met.every(({ match }) => match === 'yes')) return { allowed: possible.let, possible: possible.let, decided: possible.decided };
  const sure = runThrough(met.filter(({ filter, match }) => match === 'yes' || filter.action === 'deny'), filters.defaultAction, asked);
  return { allowed: sure.let, possible: possible.let, decided: isSame(sure.let, possible.let) ? possible.decided : sure.decided };
}

export function verdictOf(left: Traffic, question: Question): Verdict {
  return isNothing(left) ? 'closed' : isWhole(left, question) ? 'open' : 'part';
}

interface Met {
  readonly filter: Filter;
  readonly match: Match;
}

const worse = (a: Match, b: Match): Match => (a === 'no' || b === 'no' ? 'no' : a === 'maybe' ? a : b);

function runThrough(met: readonly Met[], defaultAction: 'allow' | 'deny', asked: Traffic): { readonly let: Traffic; readonly decided: Filter | undefined } {
  let left = asked;
  let allowed = nothing;
  let denying: Filter | undefined;
  let allowing: Filter | undefined;
  for (const { filter } of met) {
    const about = both(left, filter.traffic);
    if (isNothing(about)) continue;
    if (filter.action === 'allow') {
      allowed = either(allowed, about);
      allowing = filter;
    } else denying = filter;
    left = filter.traffic === everything ? nothing : without(left, filter.traffic);
    if (isNothing(left)) break;
  }
  const byDefault = !isNothing(left);
  if (byDefault && defaultAction === 'allow') allowed = either(allowed, left);
  // Who is turned away asks by which filter; who gets through, which let him: the last of them had the widest say.
  const decided = isNothing(allowed) ? (byDefault && defaultAction === 'deny' ? undefined : denying) : byDefault && defaultAction === 'allow' ? undefined : (allowing ?? denying);
  return { let: allowed, decided };
}

function textOf({ action, from, to, protocol, ports }: NonNullable<Router['filters']>[number]): string {
  const about = [...(protocol === undefined || protocol === 'any' ? [] : [protocol]), ...(ports === undefined ? [] : [ports])].join(' ');
  return `${action ?? ''} ${from ?? 'any'} → ${to ?? 'any'}${about === '' ? '' : `, ${about}`}`;
}
