import type { Firewall, Router } from '../../model/entities';
import type { Path } from '../../model/entry';
import { writtenPath } from '../../model/writtenPath';
import { compareBytes } from '../../network/addressing/ranges';
import { filtersOf, type Filter } from '../../network/routing/filters';
import type { Party } from '../../network/routing/parties';
import { isNothing, without } from '../../network/routing/traffic';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'filter-never-reached',
  severity: 'warning',
  summary: 'A filter decides nothing, as one before it decides the opposite of all that it is about.',
  why: 'The first filter that matches decides. What stands behind a wider one that says the opposite looks like an exception and is none: what it was to allow stays closed, or, worse, what it was to deny stays open.',
  remedy: 'Put the narrower filter before the wider one, or remove it.',
  examples: {
    good: [
      // The narrow before the wide; what is partly about something else; the same action twice, which only repeats; parties that are not known to be part of each other, and one that does not exist.
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" }, "db": {} }, "vms": { "web-1": { "tags": ["front"] } },
          "routers": {
            "edge": { "filters": [{ "action": "allow", "from": "web", "to": "db", "protocol": "tcp", "ports": "5432" }, { "action": "deny", "from": "web", "to": "db" }, { "action": "deny" }] },
            "inner": { "filters": [{ "action": "deny", "protocol": "tcp", "ports": "22" }, { "action": "allow", "protocol": "tcp", "ports": "22,443" }, { "action": "deny", "from": "10.0.10.128/25" }, { "action": "allow", "from": "10.0.10.0/24" }] },
            "other": { "filters": [{ "action": "deny", "from": "10.0.10.0/24" }, { "action": "allow", "from": "network:web" }, { "action": "deny", "from": "tag:front" }, { "action": "allow", "from": "vm:web-1" }] },
            "typed": { "filters": [{ "action": "deny", "from": "wbe" }, { "action": "allow", "from": "wbe" }] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": {}, "db": {} },
          "routers": {
            "edge": { "filters": [{ "action": "deny", "from": "web", "to": "db" }, { "action": "allow", "from": "web", "to": "db", "protocol": "tcp", "ports": "5432" }] },
        //                                                                           ^^^^^^^^^^^^^^^^^ Filter 2, allow web → db, tcp 5432, is never reached: filter 1, deny web → db, decides all of it before.
            "core": { "filters": [{ "action": "allow", "to": "10.0.0.0/8" }, { "action": "allow", "protocol": "icmp" }, { "action": "deny", "from": "web", "to": "10.0.20.7" }] }
        //                                                                                                                ^^^^^^^^^^^^^^^^ Filter 3, deny web → 10.0.20.7, is never reached: filter 1, allow any → 10.0.0.0/8, decides all of it before.
          },
          "firewalls": { "dfw": { "groups": { "admins": {} }, "filters": [{ "action": "deny" }, { "action": "allow", "from": "group:admins" }] } }
        //                                                                                        ^^^^^^^^^^^^^^^^^ Filter 2, allow group:admins → any, is never reached: filter 1, deny any → any, decides all of it before.
        }
      `,
    ],
  },
  on: ['routers', 'firewalls'],
  fields: ['filters'],
  *check(entry, estate): Iterable<Found<Order>> {
    const value = entry.value as Router & Firewall;
    if ((value.filters?.length ?? 0) < 2) return;
    const { filters } = filtersOf(estate, value, { groups: value.groups, problems: entry.problems });
    const covers = (wide: Filter, narrow: Filter): boolean =>
      (['from', 'to'] as const).every((side) => isWithin(narrow[side], wide[side], value.filters?.[narrow.index]?.[side], value.filters?.[wide.index]?.[side])) && isNothing(without(narrow.traffic, wide.traffic));
    for (const [i, filter] of filters.entries()) {
      const before = filters.slice(0, i).find((earlier) => covers(earlier, filter));
      if (!before || before.action === filter.action) continue;
      const [wide, narrow] = [writtenPath(entry, ['filters', before.index]), writtenPath(entry, ['filters', filter.index])];
      yield {
        place: placeIn(entry, [...narrow, 'action'], 'entry'),
        message: `Filter ${filter.number}, ${filter.text}, is never reached: filter ${before.number}, ${before.text}, decides all of it before.`,
        related: [{ place: placeIn(entry, wide), message: `Filter ${before.number}.` }],
        data: { wide, narrow, index: filter.index },
      };
    }
  },
  fixes({ data }, entry) {
    const value = data && (entry.value as Router & Firewall).filters?.[data.index];
    if (!value) return [];
    const [list, at] = [[...rootOf(entry), ...data.wide.slice(0, -1)], Number(data.wide.at(-1))];
    return [{
      title: `Put it before filter ${at + 1}`,
      changes: [{ kind: 'remove', file: entry.file, path: [...rootOf(entry), ...data.narrow] }, { kind: 'insert', file: entry.file, path: list, index: at, value: { ...value } }],
    }];
  },
});

interface Order {
  readonly wide: Path;
  readonly narrow: Path;
  /** The filter that is not reached, in the list of the model. */
  readonly index: number;
}

/** Whether whoever is meant by one party is surely meant by the other as well. */
function isWithin(narrow: Party, wide: Party, narrowText: string | undefined, wideText: string | undefined): boolean {
  // That nobody has this name is said elsewhere.
  if (narrow.kind === 'nobody' || wide.kind === 'nobody') return false;
  if (wide.kind === 'any' || narrowText?.trim() === wideText?.trim()) return true;
  return narrow.kind === 'addresses' && wide.kind === 'addresses' && narrow.range.first.length === wide.range.first.length
    && compareBytes(wide.range.first, narrow.range.first) <= 0 && compareBytes(narrow.range.last, wide.range.last) <= 0;
}
