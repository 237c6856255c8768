import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { countWithMac, macHolders, nicMacs, type MacHolder, type NicMac } from '../../network/addressing/macs';
import { entityWord } from '../../model/ids';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, nothingFound, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'duplicate-mac-address',
  severity: 'error',
  summary: 'Two NICs have the same MAC address.',
  why: 'A switch sends frames for an address to the port it saw it on last, so of two NICs with one address each loses part of its traffic, in a way that comes and goes. Copied VMs are the usual cause.',
  remedy: 'Remove the address of one of them, so that the hypervisor generates one, or give it another.',
  examples: {
    good: [
      example`
        {
          "vms": {
            "a": { "nics": { "eth0": { "mac": "00:50:56:00:00:01" }, "eth1": { "mac": "00:50:56:00:00:02" } } },
            "master": { "template": true, "nics": { "eth0": { "mac": "00:50:56:00:00:01" } } },
            "b": { "nics": { "eth0": {} } }
          }
        }
      `,
      example`
        { "hosts": { "esx-01": { "nics": { "vmnic0": { "mac": "00:00:00:00:00:10" } } }, "esx-02": { "nics": { "vmnic0": { "mac": "00:00:00:00:00:11" } } } } }
      `,
      // Adapters of a host that go by the address of its NIC.
      example`
        {
          "hosts": {
            "esx-01": {
              "nics": { "vmnic0": { "mac": "00:00:00:00:00:10" } },
              "adapters": { "vmk0": { "mac": "00:00:00:00:00:10" }, "vmk1": { "mac": "00:00:00:00:00:10" } }
            }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "vms": {
            "a": { "nics": { "eth0": { "mac": "00:50:56:00:00:01" } } },
        //                                    ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "eth0" of VM "b".
            "b": { "nics": { "eth0": { "mac": "0050.5600.0001" } }, "power": "off" }
        //                                    ^^^^^^^^^^^^^^^^ This is also the MAC address of "eth0" of VM "a".
          }
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "mac": "3C-FD-FE-00-00-02" } } } },
        //                                                    ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "eth0" of VM "a" and 1 other NIC.
          "vms": { "a": { "nics": { "eth0": { "mac": "3c:fd:fe:00:00:02" }, "eth1": { "mac": "3c:fd:fe:00:00:02" } } } }
        //                                           ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "eth1" of VM "a" and 1 other NIC.
        //                                                                                   ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "eth0" of VM "a" and 1 other NIC.
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "adapters": { "vmk0": { "mac": "00:50:56:60:00:01" } } }, "esx-02": { "adapters": { "vmk0": { "mac": "00:50:56:60:00:01" } } } }
        //                                                      ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "vmk0" of host "esx-02".
        //                                                                                                                            ^^^^^^^^^^^^^^^^^^^ This is also the MAC address of "vmk0" of host "esx-01".
        }
      `,
    ],
  },
  on: ['vms', 'hosts'],
  fields: ['nics', 'adapters'],
  check(entry, estate) {
    if (entry.collection === 'vms' && (entry as Entry<'vms'>).value.template === true) return nothingFound;
    const found: Found<{ readonly path: Path }>[] = [];
    const own = nicMacs(entry.value);
    for (const nic of own) {
      const { path, read } = nic;
      const others = read.kind === 'mac' ? othersThan(entry, nic, read.mac, own.length, estate) : nothingFound;
      const [first] = others;
      if (!first) continue;
      const more = others.length === 1 ? '' : ` and ${counted(others.length - 1, 'other NIC')}`;
      found.push({
        place: placeIn(entry, path),
        message: `This is also the MAC address of ${said(first)}${more}.`,
        related: others.slice(0, 3).map((other) => ({ place: { file: other.file, path: [other.collection, other.id, ...other.path] }, message: `The MAC address of ${said(other)}.` })),
        data: { path },
      });
    }
    return found;
  },
  fixes: ({ data }, entry) => (data ? [{ title: 'Remove it, so that one is generated', changes: [{ kind: 'remove', file: entry.file, path: [...rootOf(entry), ...data.path] }] }] : []),
});

function othersThan(entry: Entry, { path, kind }: Pick<NicMac, 'path' | 'kind'>, mac: string, own: number, estate: Estate): readonly MacHolder[] {
  if (own === 1 && countWithMac(estate, mac) < 2) return nothingFound;
  return estate.query(macHolders, mac).filter((other) => {
    if (other.collection !== entry.collection || other.id !== entry.id) return true;
    // An adapter of a host may go by the address of its NIC, and VLANs of one NIC all do.
    return kind === 'nic' && other.kind === 'nic' && other.path[1] !== path[1];
  });
}

const said = ({ collection, id, nic }: MacHolder): string => `"${nic}" of ${entityWord[collection]} "${id}"`;
