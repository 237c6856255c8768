/** Who answers an address on a network beside routers: also who is in no host yet, of whom it is not known whether it runs. */
import type { Estate } from '../../model/estate';
import { addressHolders, addressKey, type AddressHolder } from '../addressing/addressHolders';
import type { Address } from '../addressing/addresses';

export function answering(estate: Estate, network: string, address: Address): readonly AddressHolder[] {
  return estate.query(addressHolders, addressKey({ network, address }));
}

/** Whether DHCP keeps an address for a NIC, shown or not. */
export function isReserved(estate: Estate, network: string, { text }: Address): boolean {
  return Object.values(estate.value('networks', network)?.dhcp?.reservations ?? {}).some(({ address }) => address === text);
}
