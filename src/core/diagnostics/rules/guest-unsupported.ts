import { guestSupport } from '../../hypervisor/techniques/guestSupport';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'guest-unsupported',
  severity: 'warning',
  summary: 'The guest OS of a VM is none that the product of its host runs, or none for the architecture the VM says.',
  why: 'A vendor tests and supports its hypervisor with a list of guests, and has drivers for those alone. Others may not start, may lose their disks or network, and nobody helps. An OS that was never made for an architecture does not start at all.',
  remedy: 'Place the VM on a product that runs its guest, or upgrade the guest; and let its architecture be one the guest was made for.',
  examples: {
    good: [
      // A guest that is not known, or whose host is not, is not judged (T9).
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "hv": { "hypervisor": "hyperv-2022" }, "bare": {} },
          "vms": {
            "a": { "host": "esx", "guest": "netware" }, "b": { "host": "hv", "guest": "freebsd-13" }, "c": { "host": "hv", "guest": "home-made" },
            "d": { "host": "bare", "guest": "macos" }, "e": { "guest": "debian-12", "architecture": "arm64" }, "f": { "host": "hv", "guest": "other" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "hv": { "hypervisor": "hyperv-2022" } },
          "vms": { "mac": { "host": "hv", "guest": "macos" } }
        //                                         ^^^^^^^ VM "mac" has macOS as its guest: Microsoft Hyper-V 2022 runs Windows, Linux, BSD and hypervisors as guests, not macOS.
        }
      `,
      example`
        { "vms": { "a": { "guest": "windows-server-2019", "architecture": "arm64" }, "master": { "guest": "windows-server-2019", "architecture": "arm64", "template": true } } }
        //                         ^^^^^^^^^^^^^^^^^^^^^ VM "a" has Windows Server 2019 as its guest: Windows Server 2019 is made for x86-64, not for arm64.
        //                                                                                                ^^^^^^^^^^^^^^^^^^^^^ VM "master" has Windows Server 2019 as its guest: Windows Server 2019 is made for x86-64, not for arm64.
      `,
    ],
  },
  on: 'vms',
  fields: ['guest'],
  check(vm, estate) {
    const support = guestSupport(estate, vm.value);
    if (support.kind !== 'unsupported') return nothingFound;
    return [{ place: placeIn(vm, ['guest']), message: `VM "${vm.id}" has ${support.guest.name} as its guest: ${listed(support.reasons)}.` }];
  },
});
