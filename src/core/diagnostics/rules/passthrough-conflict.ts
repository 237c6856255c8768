import { deviceConflicts, deviceOf, wantsDevices, type DeviceConflict } from '../../hypervisor/machine/passthrough';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { writtenPath } from '../../model/writtenPath';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'passthrough-conflict',
  severity: 'error',
  summary: 'A VM is given a device of its host that is not there, or that others have already.',
  why: 'A device that is passed through belongs to its VM alone, or to as many as it is divided among: the next VM does not start. A network adapter passed through whole is lost to the switch whose uplink it was.',
  remedy: 'Name another device, divide it ("functions" of a device, "sriov" of a network adapter), switch one of the VMs off, or place it on a host with a free device.',
  examples: {
    good: [
      // Host "esx-02" does not list its devices, so nothing is known to be absent (F12).
      example`
        {
          "hosts": {
            "esx-01": {
              "devices": { "gpu": { "kind": "gpu", "functions": 2 }, "key": { "kind": "usb" } },
              "nics": { "vmnic0": {}, "vmnic1": { "sriov": 8 } }
            },
            "esx-02": { "nics": { "vmnic0": {} } }
          },
          "switches": { "dvs": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } } },
          "vms": {
            "a": { "host": "esx-01", "passthrough": ["gpu", "vmnic1"], "usb": ["key"] },
            "b": { "host": "esx-01", "passthrough": ["gpu", "vmnic1"], "usb": ["a webcam"] },
            "c": { "host": "esx-01", "passthrough": ["gpu"], "usb": ["key"], "power": "off" },
            "d": { "host": "esx-02", "passthrough": ["0000:3b:00.0", "vmnic0"] },
            "e": { "passthrough": ["gpu"] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "devices": { "gpu": { "kind": "gpu" } } } },
          "vms": {
            "a": { "host": "esx-01", "passthrough": ["gpu"] },
        //                                           ^^^^^ "gpu" of host "esx-01" is there for one VM, and "b" has it.
            "b": { "host": "esx-01", "passthrough": ["gpu", "gpu-2"] }
        //                                           ^^^^^ "gpu" of host "esx-01" is there for one VM, and "a" has it.
        //                                                  ^^^^^^^ Host "esx-01" has no device "gpu-2".
          }
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "devices": { "key": { "kind": "usb" } }, "nics": { "vmnic0": {}, "vmnic1": { "sriov": 2 } } } },
          "switches": { "vs-0": { "kind": "standard", "host": "esx-01", "uplinks": { "esx-01": ["vmnic0"] } } },
          "vms": {
            "a": { "host": "esx-01", "passthrough": ["vmnic0", "vmnic1"], "usb": ["key"] },
        //                                           ^^^^^^^^ "vmnic0" of host "esx-01" is an uplink of switch "vs-0": a VM that has it takes it from the switch.
        //                                                     ^^^^^^^^ "vmnic1" of host "esx-01" is there 2 times, and "b" has it.
        //                                                                        ^^^^^ "key" of host "esx-01" is there for one VM, and "b" has it.
            "b": { "host": "esx-01", "passthrough": ["vmnic1", "vmnic1"], "usb": ["key"] }
        //                                                     ^^^^^^^^ "vmnic1" of host "esx-01" is there 2 times, and "a" has it.
        //                                                                        ^^^^^ "key" of host "esx-01" is there for one VM, and "a" has it.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['passthrough', 'usb'],
  *check(vm, estate) {
    const { host } = vm.value;
    if (host === undefined || vm.value.template === true || !wantsDevices(vm.value)) return;
    for (const conflict of deviceConflicts(estate, vm.id, vm.value, host)) {
      // Who is off has nothing yet.
      if (conflict.kind === 'taken' && !runs(vm.value)) continue;
      yield { place: placeIn(vm, writtenPath(vm, conflict.path)), message: conflict.reason, related: otherSides(conflict, vm, estate) };
    }
  },
});

function otherSides({ device, others }: DeviceConflict, vm: Entry<'vms'>, estate: Estate): NonNullable<Found['related']> {
  const host = estate.find('hosts', vm.value.host);
  const there = host && deviceOf(host.value, device);
  return [
    ...(host && there ? [{ place: placeIn(host, [there.field, device], 'key' as const), message: 'The device.' }] : []),
    ...others.slice(0, 3).flatMap((id) => {
      const other = estate.find('vms', id);
      if (!other) return [];
      const path = (['passthrough', 'usb'] as const).find((field) => other.value[field]?.includes(device)) ?? 'passthrough';
      return [{ place: placeIn(other, writtenPath(other, [path, other.value[path]?.indexOf(device) ?? 0])), message: `VM "${id}" has it.` }];
    }),
  ];
}
