import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { contains, nextAddress, type Address } from '../../network/addressing/addresses';
import { addressHolders, addressKey, heldAddresses, subnetOf, vmsByAddress, type AddressHolder, type NicAddress } from '../../network/addressing/nicAddresses';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'duplicate-ip-address',
  severity: 'error',
  summary: 'Two VMs that may run at the same time have the same IP address on the same network.',
  why: 'Neighbours learn one MAC address for it, now of this VM and now of that one, so connections to both break at random. The same address on different networks is fine: tenants and test copies overlap on purpose.',
  remedy: 'Give one of them a free address, or connect it to another network.',
  examples: {
    good: [
      // On other networks (S11), disconnected or switched off (S12), or local to the link.
      example`
        {
          "networks": { "web": {}, "test": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "169.254.7.7"] } } },
            "b": { "nics": { "eth0": { "network": "test", "addresses": ["10.0.10.11/24"] } } },
            "c": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "169.254.7.7"], "connected": false } } },
            "d": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11"] } }, "power": "off" },
            "e": { "nics": { "eth0": { "addresses": ["10.0.10.11"] } } },
            "f": { "nics": { "eth0": { "network": "web", "addresses": ["169.254.7.7"] } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] } } },
        //                                                             ^^^^^^^^^^^^^^^ 10.0.10.11 is also an address of VM "b" on network "web".
            "b": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.12", "10.0.10.11"] } } }
        //                                                                           ^^^^^^^^^^^^ 10.0.10.11 is also an address of VM "a" on network "web".
          }
        }
      `,
      example`
        {
          "networks": { "web": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["2001:db8::a/64"] }, "eth1": { "network": "web", "addresses": ["2001:DB8:0::A"] } } }
        //                                                             ^^^^^^^^^^^^^^^^ 2001:db8::a is also an address of VM "a" on network "web".
        //                                                                                                                            ^^^^^^^^^^^^^^^ 2001:db8::a is also an address of VM "a" on network "web".
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['nics'],
  *check(vm, estate) {
    const held = heldAddresses(vm.value);
    for (const own of held) {
      const others = othersThan(vm.id, own, held.length, estate);
      const [first] = others;
      if (!first) continue;
      const more = others.length === 1 ? '' : ` and ${counted(others.length - 1, 'other NIC')}`;
      yield {
        place: placeIn(vm, writtenPath(vm, ['nics', own.nic, 'addresses', own.index])),
        message: `${own.address.text} is also an address of VM "${first.vm}"${more} on network "${own.network ?? ''}".`,
        related: others.slice(0, 3).map((holder) => ({ place: { file: holder.file, path: ['vms', holder.vm, ...holder.path] }, message: `The same address on "${holder.nic}" of VM "${holder.vm}".` })),
        data: own,
      };
    }
  },
  fixes({ data: own }, vm, estate) {
    const free = own && freeAddress(own, estate);
    if (!own || !free) return [];
    const path = ['vms', vm.id, ...writtenPath(vm, ['nics', own.nic, 'addresses', own.index])];
    const text = own.address.prefix === undefined ? free.text : `${free.text}/${own.address.prefix}`;
    return [{ title: `Change to ${text}, which nobody has`, changes: [{ kind: 'set', file: vm.file, path, value: text }] }];
  },
});

function othersThan(vm: string, own: NicAddress, addresses: number, estate: Estate): readonly AddressHolder[] {
  const key = addressKey(own);
  if (addresses === 1 && estate.count(vmsByAddress, key) < 2) return [];
  return estate.query(addressHolders, key).filter((holder) => holder.vm !== vm || holder.nic !== own.nic || holder.index !== own.index);
}

/** The next address of the network's subnet that no VM, gateway or DHCP range has; undefined without a subnet or a free one nearby. */
function freeAddress(own: NicAddress, estate: Estate): Address | undefined {
  const network = estate.value('networks', own.network);
  const subnet = network && subnetOf(network);
  if (!subnet || network.dhcp !== undefined) return undefined;
  let address = nextAddress(own.address);
  for (let tries = 0; address && tries < 1024; tries++) {
    const after = nextAddress(address);
    // The last address of a subnet is the broadcast address.
    if (!contains(subnet, address) || !after || !contains(subnet, after)) return undefined;
    if (address.text !== network.gateway && estate.count(vmsByAddress, addressKey({ ...own, address })) === 0) return address;
    address = after;
  }
  return undefined;
}
