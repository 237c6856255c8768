import { noFilter, type Filter } from '../../src/protocol/filter';

/** What is shown of the view: what a filter is for, and what is folded up. */
export interface Shown {
  /** Null where everything is shown. */
  readonly filter: Filter | null;
  /** The nodes it is for; null where everything is shown. */
  readonly found: ReadonlySet<string> | null;
  /** Boxes that are folded up; of the view that is looked at. */
  readonly collapsed: ReadonlySet<string>;
}

export const everythingShown: Shown = { filter: null, found: null, collapsed: new Set() };

/** The conditions of a filter that are lists of values. */
export const lists = ['kinds', 'tags', 'tenants', 'hosts', 'clusters', 'networks', 'states', 'severities'] as const satisfies readonly (keyof Filter)[];
export type ListName = (typeof lists)[number];

/** Whether a filter hides anything at all. */
export function isFilter({ text, near, ...others }: Filter): boolean {
  return text.trim() !== '' || near !== null || lists.some((name) => others[name].length > 0);
}

/** With a value of a condition, or without it where it was there. */
export function toggled(filter: Filter, name: ListName, value: string): Filter {
  const values: readonly string[] = filter[name];
  return { ...filter, [name]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}

/** Without one of its conditions. */
export function without(filter: Filter, condition: Condition): Filter {
  return condition.name === 'text' || condition.name === 'near' ? { ...filter, [condition.name]: noFilter[condition.name] } : toggled(filter, condition.name, condition.value);
}

export interface Condition {
  readonly name: ListName | 'text' | 'near';
  /** The value of a list, the words, or the nodes in words. */
  readonly value: string;
}

/** One for each chip. */
export function conditionsIn(filter: Filter, nearWords: (near: NonNullable<Filter['near']>) => string): readonly Condition[] {
  return [
    ...(filter.text.trim() === '' ? [] : [{ name: 'text', value: filter.text.trim() } as const]),
    ...lists.flatMap((name) => filter[name].map((value): Condition => ({ name, value }))),
    ...(filter.near ? [{ name: 'near', value: nearWords(filter.near) } as const] : []),
  ];
}
