import type { Entry, Path } from '../../model/entry';
import { writtenPath } from '../../model/writtenPath';
import { parseSubnet } from '../../network/addressing/addresses';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'invalid-subnet',
  severity: 'error',
  summary: 'A subnet or the destination of a route is not written as a prefix.',
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
    ],
  },
  on: ['networks', 'routers'],
  *check(entry) {
    for (const { path: inModel, text } of prefixes(entry)) {
      const path = writtenPath(entry, inModel);
      const read = parseSubnet(text);
      if (read.kind === 'invalid') yield { place: placeIn(entry, path), message: `"${text}" is no subnet: ${read.reason}.`, data: { path, suggestion: read.suggestion } };
    }
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }], preferred: true }]),
});

function prefixes(entry: Entry<'networks'> | Entry<'routers'>): readonly { readonly path: Path; readonly text: string }[] {
  if (entry.collection === 'networks') {
    const { subnet } = (entry as Entry<'networks'>).value;
    return subnet === undefined ? [] : [{ path: ['subnet'], text: subnet }];
  }
  return ((entry as Entry<'routers'>).value.routes ?? []).flatMap(({ to }, i) => (to === undefined ? [] : [{ path: ['routes', i, 'to'], text: to }]));
}
