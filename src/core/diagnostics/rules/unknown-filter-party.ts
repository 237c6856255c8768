import type { Firewall, Router } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import type { CollectionName } from '../../model/ids';
import { writtenPath } from '../../model/writtenPath';
import { partyOf } from '../../network/routing/parties';
import { closest } from '../../util/closest';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';
import { wordFor } from '../wording';

export const rule = defineRule({
  id: 'unknown-filter-party',
  severity: 'warning',
  summary: 'A filter is about somebody who does not exist.',
  why: 'What does not exist matches nothing, so the filter decides nothing: what it was to deny goes through where the default allows it, and what it was to allow does not where the default denies it.',
  remedy: 'Correct the name, or declare what it means. "network:", "tag:", "tenant:", "vm:", "container:", "host:" and "group:" in front of it say what is meant.',
  examples: {
    good: [
      // A name alone is a group of the firewall, a network, a tag or a tenant.
      example`
        {
          "networks": { "web": {}, "db": { "tenant": "shop" } }, "hosts": { "esx-01": {} }, "containers": { "cache": {} },
          "vms": { "web-01": { "host": "esx-01", "tags": ["front", "web"], "tenant": "shop" } },
          "routers": { "edge": { "filters": [{ "from": "web", "to": "network:db" }, { "from": "any", "to": "10.0.10.0/24" }, { "from": "shop", "to": "tag:web" }, { "from": "host:esx-01", "to": "container:cache" }] } },
          "firewalls": { "dfw": { "groups": { "admins": { "prefixes": ["10.0.0.0/8"] } }, "filters": [{ "from": "admins", "to": "vm:web-01" }, { "from": "group:admins", "to": "tenant:shop" }, { "from": "front" }] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": {}, "db": {} }, "vms": { "web-01": { "tags": ["front"] } },
          "routers": { "edge": { "filters": [{ "from": "wbe", "to": "network:dbs" }, { "to": "group:admins" }] } },
        //                                             ^^^^^ There is no network, tag or tenant "wbe": this filter matches nothing.
        //                                                          ^^^^^^^^^^^^^ There is no network "dbs": this filter matches nothing.
        //                                                                                   ^^^^^^^^^^^^^^ Router "edge" has no groups: this filter matches nothing.
          "firewalls": {
            "dfw": {
              "groups": { "admins": {} },
              "filters": [{ "from": "group:admin", "to": "vm:web-02" }, { "from": "tag:back", "to": "tenant:shop" }, { "to": "nobody" }]
        //                          ^^^^^^^^^^^^^ Firewall "dfw" has no group "admin": this filter matches nothing.
        //                                               ^^^^^^^^^^^ There is no VM "web-02": this filter matches nothing.
        //                                                                        ^^^^^^^^^^ Nobody has the tag "back": this filter matches nothing.
        //                                                                                          ^^^^^^^^^^^^^ Nobody belongs to the tenant "shop": this filter matches nothing.
        //                                                                                                                   ^^^^^^^^ There is no group, network, tag or tenant "nobody": this filter matches nothing.
            }
          }
        }
      `,
    ],
  },
  on: ['routers', 'firewalls'],
  fields: ['filters'],
  *check(entry, estate): Iterable<Found<Correction>> {
    const { filters = [] } = entry.value as Router | Firewall;
    for (const [i, filter] of filters.entries()) {
      for (const side of ['from', 'to'] as const) {
        const unknown = unknownParty(entry, filter[side], estate);
        if (!unknown) continue;
        const path = writtenPath(entry, ['filters', i, side]);
        yield { place: placeIn(entry, path), message: `${unknown.message}: this filter matches nothing.`, data: { path, suggestion: unknown.suggestion } };
      }
    }
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Change to "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }], preferred: true }]),
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}
interface Unknown {
  readonly message: string;
  readonly suggestion: string | undefined;
}

const collectionOf: Readonly<Record<string, CollectionName>> = { network: 'networks', vm: 'vms', container: 'containers', host: 'hosts' };

function unknownParty(entry: Entry<'routers'> | Entry<'firewalls'>, text: string | undefined, estate: Estate): Unknown | undefined {
  if (text === undefined || isNumeric(text)) return undefined;
  const groups = entry.collection === 'firewalls' ? ((entry as Entry<'firewalls'>).value.groups ?? {}) : undefined;
  const [, kind = '', name = ''] = /^\s*(network|vm|container|host|tag|tenant|group):(.*)$/.exec(text) ?? [];
  const collection = collectionOf[kind];
  if (collection) return estate.find(collection, name) ? undefined : { message: `There is no ${wordFor([collection])} "${name}"`, suggestion: prefixed(kind, closest(name, estate.ids(collection))) };
  // Of a name alone, a tag comes before a tenant and after all else: "nobody" and "tenant" say that nobody has the tag.
  const alone = (word: string): string => partyOf(estate, word).kind;
  switch (kind) {
    case 'tag': return ['nobody', 'tenant'].includes(alone(name)) ? { message: `Nobody has the tag "${name}"`, suggestion: undefined } : undefined;
    case 'tenant': return alone(name) === 'nobody' ? { message: `Nobody belongs to the tenant "${name}"`, suggestion: undefined } : undefined;
    case 'group': {
      if (!groups) return { message: `Router "${entry.id}" has no groups`, suggestion: undefined };
      return Object.hasOwn(groups, name) ? undefined : { message: `Firewall "${entry.id}" has no group "${name}"`, suggestion: prefixed('group', closest(name, Object.keys(groups))) };
    }
    default: {
      if (partyOf(estate, text, groups).kind !== 'nobody') return undefined;
      const what = groups ? 'group, network, tag or tenant' : 'network, tag or tenant';
      return { message: `There is no ${what} "${text}"`, suggestion: closest(text, [...Object.keys(groups ?? {}), ...estate.ids('networks')]) };
    }
  }
}

const prefixed = (kind: string, name: string | undefined): string | undefined => (name === undefined ? undefined : `${kind}:${name}`);

/** What begins like an address is one, readable or not. */
const isNumeric = (text: string): boolean => /^\s*(\d+(\.\d*)+|\d+\/|[0-9a-f]*:[0-9a-f]*:)/i.test(text);
