/**
 * Who sends alike to whoever is not on his own subnet: by one gateway, looking alike to filters and translations. What
 * becomes of a packet behind its gateway depends on nothing else of its sender.
 */
import { contains, parseAddress, type Address } from '../addressing/addresses';
import { rangeOfAddress } from '../addressing/ranges';
import { groundOfStation } from '../routing/behind';
import { firewallsOf } from '../routing/firewalls';
import { assumedAddresses, factsOf, holdersOf, subnetsOf } from '../routing/holders';
import { isIn, matches, type Party } from '../routing/parties';
import type { Net } from '../routing/packet';
import { representative } from '../routing/reach';
import { routerOf } from '../routing/routers';
import type { Station } from '../fabric/types';

export interface Senders {
  /** One text for those who send alike; undefined where a sender is like nobody else. */
  readonly keyOf: (from: Station) => string | undefined;
  /** Whether a packet surely goes by a gateway, and arrives at what is plugged in where it says. */
  readonly isRouted: (from: Station, to: Station) => boolean;
}

export function sendersOf(net: Net, parties: readonly Party[]): Senders {
  const { estate } = net;
  const translated = [...estate.ids('routers')].sort().flatMap((id) => estate.query(routerOf, id).nat.map(({ from }) => from));
  const subnets = remembered((station: Station) => subnetsOf(estate, station));
  const destinations = remembered((station: Station): readonly Address[] => (station.addresses.length > 0 ? station.addresses : [representative(net, station)].flatMap((address) => address ?? [])));
  const isPlain = remembered((station: Station) => groundOfStation(estate, station) === undefined);
  return {
    isRouted: (from, to) => {
      const [own, wanted] = [subnets(from), destinations(to)];
      if (from.network === to.network || own.length === 0 || wanted.length === 0 || !isPlain(from) || !isPlain(to)) return false;
      return wanted.every((address) => !own.some((subnet) => contains(subnet, address)));
    },
    keyOf: remembered((from) => {
      const landing = landingOf(net, from);
      return landing === undefined ? undefined : [
        landing, from.mtu, ...estate.query(firewallsOf, from.network ?? '').map(({ id }) => id), from.collection === 'hosts',
        ...(from.addresses.length === 0 ? [undefined] : from.addresses).map((own) => looks(from, own)),
      ].join('\n');
    }),
  };

  function looks(from: Station, own: Address | undefined): string {
    const facts = factsOf(estate, from, own);
    const source = own ? rangeOfAddress(own) : assumedAddresses(estate, from);
    return [own?.family, ...parties.map((party) => matches(party, facts)), ...translated.map((range) => (source ? isIn(source, range) : 'no'))].join(' ');
  }
}

/** Where what a station sends through its gateway comes out: at which router, or why nowhere. */
function landingOf(net: Net, from: Station): string | undefined {
  const read = from.gateway === undefined ? undefined : parseAddress(from.gateway);
  if (read?.kind !== 'address') return 'no gateway';
  const holders = holdersOf(net.estate, read.address).filter(({ key }) => key !== from.key);
  if (holders.length === 0) return `a gateway of IPv${read.address.family} that is not shown`;
  const paths = holders.map((holder) => net.path(from, holder, from.mtu));
  const holder = holders[paths.findIndex(({ kind }) => kind === 'reaches')];
  // Why it stops may be known or not, and what is asked before differs: nobody is like another there.
  if (!holder) return undefined;
  return `${holder.collection === 'routers' ? `routers/${holder.id}` : holder.key} IPv${read.address.family}`;
}

function remembered<V>(compute: (station: Station) => V): (station: Station) => V {
  const known = new Map<Station, V>();
  return (station) => {
    if (known.has(station)) return known.get(station) as V;
    const value = compute(station);
    known.set(station, value);
    return value;
  };
}
