import type { Entry, Path } from '../../model/entry';
import { writtenPath } from '../../model/writtenPath';
import { highestPort, parsePorts } from '../../network/routing/traffic';
import { parsePublishedPort } from '../../network/usage/publishedPorts';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'invalid-port-range',
  severity: 'error',
  summary: 'Ports of a filter, a translation or a container are not written as such.',
  why: 'A filter or translation whose ports cannot be read decides nothing: what it should deny gets through, and what it should let through does not. No engine publishes a port it cannot read.',
  remedy: 'Write ports from 0 to 65535 and ranges of them, such as "443" or "80,8000-8999"; a published port is that of the host and that of the container, "8080:80/tcp".',
  examples: {
    good: [
      example`
        {
          "routers": {
            "edge": {
              "filters": [{ "action": "allow", "protocol": "tcp", "ports": "443" }, { "action": "allow", "ports": "80, 8000-8999" }, { "action": "deny", "protocol": "icmp" }],
              "nat": [{ "kind": "destination", "from": "198.51.100.7", "to": "10.0.10.11", "ports": "443", "toPort": "8443" }]
            }
          },
          "containers": { "app": { "ports": ["8080:80/tcp", "80", "443/udp", "127.0.0.1:9000:9000", "[::1]:9001:9001", "127.0.0.1::9002", "8000-8009:80-89", "8100-8109:80"] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "routers": {
            "edge": {
              "filters": [{ "action": "deny", "ports": "22,telnet" }, { "action": "deny", "ports": "8999-8000" }, { "action": "deny", "protocol": "icmp", "ports": "7" }],
        //                                             ^^^^^^^^^^^ "22,telnet" is no list of ports: "telnet" is neither a port nor a range such as "8000-8999".
        //                                                                                         ^^^^^^^^^^^ "8999-8000" is no list of ports: the range 8999-8000 ends before it begins.
        //                                                                                                                                                         ^^^ ICMP has no ports: this matches nothing.
              "nat": [{ "kind": "destination", "from": "198.51.100.7", "to": "10.0.10.11", "ports": "443", "toPort": "8443,9443" }]
        //                                                                                                           ^^^^^^^^^^^ "8443,9443" is more than one port: where a packet goes has one.
            }
          },
          "firewalls": { "dfw": { "filters": [{ "action": "allow", "ports": "70000" }] } },
        //                                                                  ^^^^^^^ "70000" is no list of ports: ports are 0 to 65535, not 70000.
          "containers": { "app": { "ports": ["8080:http", "8000-8009:80-85"] } }
        //                                   ^^^^^^^^^^^ "8080:http" is no published port: expected "8080:80", the port of the host and that of the container.
        //                                                ^^^^^^^^^^^^^^^^^ "8000-8009:80-85" is no published port: 10 ports of the host cannot be 6 of the container.
        }
      `,
    ],
  },
  on: ['routers', 'firewalls', 'containers'],
  fields: ['filters', 'nat', 'ports'],
  *check(entry): Iterable<Found<Correction>> {
    for (const { path: inModel, message, text, suggestion, severity } of entry.collection === 'containers' ? inContainer(entry as Entry<'containers'>) : inRules(entry as Entry<'routers'> | Entry<'firewalls'>)) {
      const path = writtenPath(entry, inModel);
      yield { place: placeIn(entry, path), message: `${text === undefined ? '' : `"${text}" `}${message}.`, data: { path, suggestion }, ...(severity ? { severity } : {}) };
    }
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }] }]),
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}
interface Wrong extends Correction {
  /** What is quoted in front of the message. */
  readonly text: string | undefined;
  readonly message: string;
  readonly severity?: 'warning';
}

function inRules({ value }: Entry<'routers'> | Entry<'firewalls'>): readonly Wrong[] {
  const filters = (value.filters ?? []).flatMap(({ ports, protocol }, i) => aboutPorts(['filters', i, 'ports'], ports, protocol));
  const nat = ('nat' in value ? value.nat ?? [] : []).flatMap(({ ports, protocol, toPort }, i) => [
    ...aboutPorts(['nat', i, 'ports'], ports, protocol),
    ...aboutPort(['nat', i, 'toPort'], toPort),
  ]);
  return [...filters, ...nat];
}

function aboutPorts(path: Path, text: string | undefined, protocol: string | undefined): readonly Wrong[] {
  if (text === undefined) return [];
  const wrong = wrongList(text);
  if (wrong) return [{ path, text, message: `is no list of ports: ${wrong.reason}`, suggestion: wrong.suggestion }];
  return protocol === 'icmp' ? [{ path, text: undefined, message: 'ICMP has no ports: this matches nothing', suggestion: undefined, severity: 'warning' }] : [];
}

function aboutPort(path: Path, text: string | undefined): readonly Wrong[] {
  if (text === undefined) return [];
  const wrong = wrongList(text);
  if (wrong) return [{ path, text, message: `is no port: ${wrong.reason}`, suggestion: wrong.suggestion }];
  return text.includes(',') ? [{ path, text, message: 'is more than one port: where a packet goes has one', suggestion: undefined }] : [];
}

/** Why a text is no list of ports. */
function wrongList(text: string): { readonly reason: string; readonly suggestion: string | undefined } | undefined {
  if (parsePorts(text)) return undefined;
  for (const part of text.split(',').map((each) => each.trim())) {
    const match = /^(\d+)\s*(?:-\s*(\d+))?$/.exec(part);
    if (!match) return { reason: part === '' ? 'a port is missing' : `"${part}" is neither a port nor a range such as "8000-8999"`, suggestion: undefined };
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    const outside = [from, to].find((port) => port > highestPort);
    if (outside !== undefined) return { reason: `ports are 0 to ${highestPort}, not ${outside}`, suggestion: undefined };
    if (from > to) return { reason: `the range ${from}-${to} ends before it begins`, suggestion: text.replace(part, `${to}-${from}`) };
  }
  return { reason: 'expected ports and ranges such as "80,8000-8999"', suggestion: undefined };
}

function inContainer({ value }: Entry<'containers'>): readonly Wrong[] {
  return (value.ports ?? []).flatMap((text, i): readonly Wrong[] => {
    const reason = parsePublishedPort(text) ? unevenRanges(text) : wrongPublished(text);
    return reason === undefined ? [] : [{ path: ['ports', i], text, message: `is no published port: ${reason}`, suggestion: undefined }];
  });
}

/** Docker lets one port of a container be any of a range of the host, and takes ranges of equal length else. */
function unevenRanges(text: string): string | undefined {
  const match = /(?:^|:)(\d+)-(\d+):(\d+)-(\d+)(?:\/\w+)?$/.exec(text.trim());
  if (!match) return undefined;
  const [ofHost, ofContainer] = [Number(match[2]) - Number(match[1]) + 1, Number(match[4]) - Number(match[3]) + 1];
  return ofHost === ofContainer ? undefined : `${ofHost} ports of the host cannot be ${ofContainer} of the container`;
}

/** A port of the container alone is right as well: the engine chooses that of the host. */
function wrongPublished(text: string): string | undefined {
  const match = /^\s*(?:(?:\[[0-9a-f:.]+\]|[0-9.]+)?::?)?(\d+)(?:-(\d+))?(?:\/(?:tcp|udp|sctp))?\s*$/i.exec(text);
  const numbers = text.replace(/\[[^\]]*\]|\d+(?:\.\d+){3}/g, '').match(/\d+/g)?.map(Number) ?? [];
  const outside = numbers.find((port) => port > highestPort);
  if (outside !== undefined) return `ports are 1 to ${highestPort}, not ${outside}`;
  if (match && Number(match[1]) <= Number(match[2] ?? match[1])) return undefined;
  return 'expected "8080:80", the port of the host and that of the container';
}
