import type { Host, Switch } from '../../model/entities';
import { defineIndex, type Estate } from '../../model/estate';
import { parsePort } from '../../network/fabric/ports';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { own } from '../../util/own';
import { listed } from '../../util/words';
import { defineRule, placeIn, type Found, type Place } from '../rule';

export const rule = defineRule({
  id: 'port-with-several-cables',
  severity: 'warning',
  summary: 'Several cables end in one port of a physical switch.',
  why: 'A port takes one cable. What is written here cannot be plugged in, and a port too few was counted.',
  remedy: 'Give each cable a port of its own. The lanes of a split port are ports of their own, such as "eth49/1" and "eth49/2".',
  examples: {
    good: [
      // A cable written at both of its ends; NICs of one host on one port, which may be parts of one NIC; a host in a VM.
      example`
        {
          "hosts": {
            "a": { "nics": { "n0": { "port": "leaf/1" } } }, "b": { "nics": { "n0": { "port": "leaf/2" }, "n1": { "port": "leaf/2" } } },
            "c": { "vm": "shell", "nics": { "n0": { "port": "leaf/1" } } }
          },
          "vms": { "shell": { "host": "a", "nested": true } },
          "switches": { "leaf": { "ports": { "1": {}, "2": {}, "49": { "to": "spine/1" } } }, "spine": { "ports": { "1": { "to": "leaf/49" }, "2": { "to": "spine/3" }, "3": {} } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "nics": { "n0": { "port": "leaf/1" } } }, "b": { "nics": { "n0": { "port": "leaf/1" }, "n1": { "port": "leaf/2" } } } },
          "switches": {
            "leaf": { "ports": { "1": {}, "2": {}, "49": { "to": "spine/1" } } },
        //                       ^^^ 2 cables end in port "leaf/1": to host "a" and host "b".
        //                                ^^^ 2 cables end in port "leaf/2": to host "b" and port "spine/2".
            "spine": { "ports": { "1": {}, "2": { "to": "leaf/2" } } },
        //                        ^^^ 2 cables end in port "spine/1": to port "edge/1" and port "leaf/49".
            "edge": { "ports": { "1": { "to": "spine/1" } } }
          }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['ports'],
  apart: ['switches'],
  *check(item, estate): Iterable<Found<undefined>> {
    for (const port of Object.keys(item.value.ports ?? {})) {
      const ends = endsOf(estate, item.id, port);
      if (ends.length < 2) continue;
      yield {
        place: placeIn(item, ['ports', port], 'key'),
        message: `${ends.length} cables end in port "${item.id}/${port}": to ${listed(ends.map(({ text }) => text))}.`,
        related: ends.map(({ place, text }) => ({ place, message: `The cable to ${text}.` })),
      };
    }
  },
});

interface End {
  readonly text: string;
  readonly place: Place;
}

/** What the cables of a port lead to: hosts, the port it names and those that name it. */
function endsOf(estate: Estate, id: string, port: string): readonly End[] {
  const text = `${id}/${port}`;
  const hosts = estate.lookup(hostsByPort, text).flatMap((host): readonly End[] => {
    const entry = estate.find('hosts', host);
    const [nic] = Object.entries(entry?.value.nics ?? {}).find(([, { port: plugged }]) => plugged === text) ?? [];
    return entry && nic !== undefined ? [{ text: `host "${host}"`, place: placeIn(entry, ['nics', nic, 'port']) }] : [];
  });
  const switches = estate.lookup(switchesByPort, text).flatMap((other) => Object.entries(estate.value('switches', other)?.ports ?? {}).flatMap(([name, { to }]) => (to === text ? [`${other}/${name}`] : [])));
  const named = own(estate.value('switches', id)?.ports, port)?.to;
  const ports = distinct([...(named === undefined ? [] : [named]), ...switches]).flatMap((end): readonly End[] => {
    const far = parsePort(end);
    const [writer, at] = end === named ? [estate.find('switches', id), port] : [estate.find('switches', far?.switch), far?.port];
    return writer && at !== undefined ? [{ text: `port "${end}"`, place: placeIn(writer, ['ports', at, 'to']) }] : [];
  });
  return [...hosts, ...ports];
}

/** NICs of a host in a VM are those of its VM, whatever port they name. */
const hostsByPort = defineIndex('physical hosts by port', 'hosts', ({ vm, nics }: Host) => (vm === undefined && nics ? distinct(Object.values(nics).flatMap(({ port }) => port ?? [])) : none));
const switchesByPort = defineIndex('switches by the ports their cables lead to', 'switches', ({ ports }: Switch) => (ports ? distinct(Object.values(ports).flatMap(({ to }) => to ?? [])) : none));
const none: readonly never[] = [];
