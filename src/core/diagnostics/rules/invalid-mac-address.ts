import type { Entry, Path } from '../../model/entry';
import { nicMacs, parseMac, type NicMac } from '../../network/addressing/macs';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'invalid-mac-address',
  severity: 'error',
  summary: 'A MAC address is not written as one, or cannot belong to a NIC.',
  why: 'No hypervisor accepts it, and conflicts with it cannot be seen.',
  remedy: 'Write six pairs of hexadecimal digits, such as "00:50:56:00:00:01", or leave the address out to have one generated.',
  examples: {
    good: [
      example`
        {
          "vms": { "a": { "nics": { "eth0": { "mac": "00:50:56:AB:cd:01" }, "eth1": { "mac": "00-50-56-00-00-02" }, "eth2": { "mac": "0050.5600.0003" } } } },
          "hosts": { "esx-01": { "nics": { "vmnic0": { "mac": "3cfdfe000004" }, "vmnic1": {} }, "adapters": { "vmk0": { "mac": "00:50:56:60:00:01" } } } },
          "networks": { "web": { "dhcp": { "reservations": { "a": { "mac": "00:50:56:AB:cd:01" } } } } }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "nics": { "eth0": { "mac": "0:50:56:0:0:1" }, "eth1": { "mac": "01:00:5e:00:00:01" } } } } }
        //                                           ^^^^^^^^^^^^^^^ "0:50:56:0:0:1" is no MAC address: expected six pairs of hexadecimal digits such as "00:50:56:00:00:01".
        //                                                                               ^^^^^^^^^^^^^^^^^^^ "01:00:5e:00:00:01" is no MAC address: its first octet is odd, which makes it the address of a group, not of a NIC.
      `,
      example`
        { "hosts": { "esx-01": { "nics": { "vmnic0": { "mac": "00:00:00:00:00:00" } } } } }
        //                                                    ^^^^^^^^^^^^^^^^^^^ "00:00:00:00:00:00" is no MAC address: the address 00:00:00:00:00:00 belongs to nobody.
      `,
      example`
        {
          "hosts": { "esx-01": { "adapters": { "vmk0": { "mac": "vmk0" } } } },
        //                                                      ^^^^^^ "vmk0" is no MAC address: expected six pairs of hexadecimal digits such as "00:50:56:00:00:01".
          "networks": { "web": { "dhcp": { "reservations": { "printer": { "mac": "0:50:56:0:0:1" } } } } }
        //                                                                       ^^^^^^^^^^^^^^^ "0:50:56:0:0:1" is no MAC address: expected six pairs of hexadecimal digits such as "00:50:56:00:00:01".
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'networks'],
  fields: ['nics', 'adapters', 'dhcp'],
  check(entry) {
    const found: Found<Correction>[] = [];
    for (const { path, text, read } of macsOf(entry)) {
      if (read.kind === 'invalid') found.push({ place: placeIn(entry, path), message: `"${text}" is no MAC address: ${read.reason}.`, data: { path, suggestion: read.suggestion } });
    }
    return found;
  },
  fixes({ data }, entry) {
    if (!data) return [];
    const at = { file: entry.file, path: [...rootOf(entry), ...data.path] };
    if (data.suggestion !== undefined) return [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', ...at, value: data.suggestion }], preferred: true }];
    return entry.collection === 'networks' ? [] : [{ title: 'Remove it, so that one is generated', changes: [{ kind: 'remove', ...at }] }];
  },
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}

function macsOf(entry: Entry<'vms'> | Entry<'hosts'> | Entry<'networks'>): readonly Pick<NicMac, 'path' | 'text' | 'read'>[] {
  if (entry.collection !== 'networks') return nicMacs((entry as Entry<'vms'> | Entry<'hosts'>).value);
  return Object.entries((entry as Entry<'networks'>).value.dhcp?.reservations ?? {}).flatMap(([name, { mac }]) =>
    mac === undefined ? [] : [{ path: ['dhcp', 'reservations', name, 'mac'], text: mac, read: parseMac(mac) }]);
}
