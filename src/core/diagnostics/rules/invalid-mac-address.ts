import { nicMacs } from '../../network/addressing/macs';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf } from '../rule';

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
          "hosts": { "esx-01": { "nics": { "vmnic0": { "mac": "3cfdfe000004" }, "vmnic1": {} } } }
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
    ],
  },
  on: ['vms', 'hosts'],
  fields: ['nics'],
  *check(entry) {
    for (const { nic, text, read } of nicMacs(entry.value)) {
      if (read.kind === 'invalid') yield { place: placeIn(entry, ['nics', nic, 'mac']), message: `"${text}" is no MAC address: ${read.reason}.`, data: { nic, suggestion: read.suggestion } };
    }
  },
  fixes({ data }, entry) {
    if (!data) return [];
    const at = { file: entry.file, path: [...rootOf(entry), 'nics', data.nic, 'mac'] };
    const { suggestion } = data;
    return suggestion === undefined
      ? [{ title: 'Remove it, so that one is generated', changes: [{ kind: 'remove', ...at }] }]
      : [{ title: `Write "${suggestion}"`, changes: [{ kind: 'set', ...at, value: suggestion }], preferred: true }];
  },
});
