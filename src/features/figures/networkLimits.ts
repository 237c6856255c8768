/** How much of a network is worked out for somebody who only selects an entry; beyond it, figures say that they are left out. */
import type { Estate } from '../../core/model/estate';
import { offers } from '../../core/network/bandwidth/offers';
import { figure, type Figure } from './figure';

export const mostOffers = 5000;
export const mostGuests = 3000;
/** Classes of adapters of one network. */
export const mostClasses = 2000;

export const isTooLarge = (estate: Estate): boolean => estate.ids('vms').length > mostGuests;

/** Whether links have loads to be told: "left-out" where there would be too many flows to tell. */
export function knownLoad(estate: Estate): 'known' | 'nothing' | 'left-out' {
  const asked = estate.query(offers, '').length;
  return asked === 0 ? 'nothing' : asked <= mostOffers ? 'known' : 'left-out';
}

export const loadLeftOut = (estate: Estate): Figure => figure(
  'Load', 'not worked out here', `${estate.query(offers, '').length} flows share the links; for more than ${mostOffers} that takes too long for somebody who only looks. "topovisor model FILE" tells.`,
);

export const fromWords = { gateway: 'the gateway', others: 'all others on the network', uplink: 'all beyond the host' } as const;
