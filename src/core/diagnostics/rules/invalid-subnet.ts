import type { Firewall, Router } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { parseAddress, parseSubnet } from '../../network/addressing/addresses';
import { rangeOfText } from '../../network/addressing/ranges';
import { partyOf } from '../../network/routing/parties';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'invalid-subnet',
  severity: 'error',
  summary: 'A subnet, the destination of a route, or an address that a filter, a group or a translation is about, is not written as one.',
  why: 'Which addresses belong together follows from the prefix; where it cannot be read, nothing on that network is checked.',
  remedy: 'Write the first address and the number of bits that all addresses share, such as "10.0.10.0/24" or "2001:db8::/64".',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" }, "six": { "subnet": "2001:db8::/64" }, "link": { "subnet": "192.0.2.1/32" } },
          "routers": { "edge": { "routes": [{ "to": "0.0.0.0/0", "via": "192.0.2.1" }, { "to": "::/0", "via": "2001:db8::1" }] } }
        }
      `,
      example`
        {
          "networks": { "10.0.10": {} },
          "routers": {
            "edge": {
              "filters": [{ "from": "10.0.10.0/24", "to": "any" }, { "from": "network:web", "to": "2001:db8::/64" }, { "from": "10.0.10", "to": "10.0.20.7" }, { "from": "db:1" }],
              "nat": [{ "kind": "source", "from": "10.0.0.0/8" }, { "kind": "destination", "from": "198.51.100.7" }]
            }
          },
          "firewalls": { "dfw": { "groups": { "outside": { "prefixes": ["203.0.113.0/24", "198.51.100.7"] } } } }
        }
      `,
    ],
    bad: [
      example`
        { "networks": { "a": { "subnet": "10.0.10.5/24" }, "b": { "subnet": "10.0.10.0/255.255.255.0" }, "c": { "subnet": "10.0.10.0" } } }
        //                               ^^^^^^^^^^^^^^ "10.0.10.5/24" is no subnet: 10.0.10.5 is an address in the subnet 10.0.10.0/24.
        //                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ "10.0.10.0/255.255.255.0" is no subnet: the prefix length is written as a number of bits.
        //                                                                                                                ^^^^^^^^^^^ "10.0.10.0" is no subnet: the prefix length is missing, such as "10.0.10.0/24".
      `,
      example`
        { "routers": { "edge": { "routes": [{ "to": "all", "via": "192.0.2.1" }] } } }
        //                                          ^^^^^ "all" is no subnet: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
      `,
      example`
        {
          "routers": {
            "edge": {
              "filters": [{ "from": "10.0.10.0/33", "to": "10.0.20" }],
        //                          ^^^^^^^^^^^^^^ "10.0.10.0/33" is no address or subnet: the prefix length of an IPv4 address is a number from 0 to 32.
        //                                                ^^^^^^^^^ "10.0.20" is no address or subnet: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
              "nat": [{ "kind": "source", "from": "any" }]
        //                                        ^^^^^ "any" is no address or subnet: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
            }
          },
          "firewalls": { "dfw": { "groups": { "outside": { "prefixes": ["203.0.113.0/24", "198.51.100"] } }, "filters": [{ "from": "10.0.10.7/24" }] } }
        //                                                                                ^^^^^^^^^^^^ "198.51.100" is no address or subnet: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
        //                                                                                                                         ^^^^^^^^^^^^^^ "10.0.10.7/24" is no address or subnet: 10.0.10.7 is an address in the subnet 10.0.10.0/24.
        }
      `,
    ],
  },
  on: ['networks', 'routers', 'firewalls'],
  *check(entry, estate): Iterable<Found<Correction>> {
    for (const { path: inModel, text, may } of writtenPrefixes(entry, estate)) {
      const read = parseSubnet(text);
      if (read.kind === 'subnet' || (may === 'address' && isAddress(text))) continue;
      // Who asks about an address and finds a prefix length with it takes the prefix: nothing is lost but clarity.
      const severity = may === 'address' && rangeOfText(text) !== undefined ? ({ severity: 'warning' } as const) : {};
      const path = writtenPath(entry, inModel);
      const suggestion = read.suggestion ?? (text.trim() === 'any' ? '0.0.0.0/0' : undefined);
      yield { place: placeIn(entry, path), message: `"${text}" is no ${may === 'address' ? 'address or subnet' : 'subnet'}: ${read.reason}.`, data: { path, suggestion }, ...severity };
    }
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }], preferred: true }]),
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}
interface WrittenPrefix {
  readonly path: Path;
  readonly text: string;
  /** Whether it may be an address alone. */
  readonly may: 'prefix' | 'address';
}

function writtenPrefixes(entry: Entry<'networks'> | Entry<'routers'> | Entry<'firewalls'>, estate: Estate): readonly WrittenPrefix[] {
  switch (entry.collection) {
    case 'networks': return prefix(['subnet'], (entry as Entry<'networks'>).value.subnet);
    case 'routers': return ofRouter((entry as Entry<'routers'>).value, estate);
    default: return ofFirewall((entry as Entry<'firewalls'>).value, estate);
  }
}

function ofRouter({ routes = [], nat = [], filters }: Router, estate: Estate): readonly WrittenPrefix[] {
  return [
    ...routes.flatMap(({ to }, i) => prefix(['routes', i, 'to'], to)),
    ...nat.flatMap(({ from }, i) => prefix(['nat', i, 'from'], from, 'address')),
    ...ofFilters(filters, estate),
  ];
}

function ofFirewall({ groups = {}, filters }: Firewall, estate: Estate): readonly WrittenPrefix[] {
  const inGroups = Object.entries(groups).flatMap(([name, { prefixes = [] }]) => prefixes.flatMap((text, i) => prefix(['groups', name, 'prefixes', i], text, 'address')));
  return [...inGroups, ...ofFilters(filters, estate, groups)];
}

/** What in filters looks like a prefix or address: a word is a name, and so is what somebody is called. */
function ofFilters(filters: Router['filters'] = [], estate: Estate, groups?: Firewall['groups']): readonly WrittenPrefix[] {
  return filters.flatMap((filter, i) => (['from', 'to'] as const).flatMap((side) => {
    const text = filter[side];
    return text !== undefined && looksNumeric(text) && partyOf(estate, text, groups).kind !== 'network' ? prefix(['filters', i, side], text, 'address') : [];
  }));
}

/** Only digits and points with a point or slash among them, or hexadecimal digits with two colons or more. */
const looksNumeric = (text: string): boolean => /^\s*(\d+(\.\d*)+(\/.*)?|\d+\/.*|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(\/.*)?)\s*$/i.test(text);

function prefix(path: Path, text: string | undefined, may: WrittenPrefix['may'] = 'prefix'): readonly WrittenPrefix[] {
  return text === undefined ? [] : [{ path, text, may }];
}

function isAddress(text: string): boolean {
  const read = parseAddress(text);
  return read.kind === 'address' && read.address.prefix === undefined;
}
