/** What goes over the uplinks of hosts (B2, B8 in ../SPEC.md). */
import { defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import { sum } from '../../util/sum';
import { networkLoads, type CarrierLoad } from './loads';

export interface HostUplinks {
  /** Its NICs, what the host sends and what it receives, in the order of the text. */
  readonly nics: readonly { readonly nic: string; readonly out: CarrierLoad; readonly in: CarrierLoad }[];
  /** What it sends at peak if it may, over all of them. */
  readonly wanted: BitsPerSecond;
  /** Of those over which something is sent; undefined where nothing is, or one does not say. */
  readonly speed: BitsPerSecond | undefined;
  /** wanted / speed. */
  readonly oversubscription: number | undefined;
}

/** Of a host by id. It rests on the load of the whole network. */
export function hostUplinks(estate: Estate, host: string): HostUplinks {
  return estate.query(uplinksByHost, '').get(host) ?? { nics: [], wanted: 0 as BitsPerSecond, speed: undefined, oversubscription: undefined };
}

const uplinksByHost = defineQuery<ReadonlyMap<string, HostUplinks>>('load of uplinks by host', (estate) => {
  const { carriers } = networkLoads(estate);
  const nics = new Map<string, HostUplinks['nics'][number][]>();
  for (let i = 0; i < carriers.length; i++) {
    const [out, back] = [carriers[i], carriers[i + 1]];
    // Invariant: what a NIC receives stands behind what it sends.
    if (out?.kind !== 'nic' || !out.outwards || back?.from !== out.from) continue;
    const slash = out.from.indexOf('/');
    const host = out.from.slice(0, slash);
    const known = nics.get(host);
    const one = { nic: out.from.slice(slash + 1), out, in: back };
    if (known) known.push(one);
    else nics.set(host, [one]);
  }
  return new Map([...nics].map(([host, own]) => [host, withTotals(own)]));
});

function withTotals(nics: HostUplinks['nics']): HostUplinks {
  const used = nics.map(({ out }) => out).filter(({ peak }) => peak.wanted > 0);
  const wanted = sum(used, ({ peak }) => peak.wanted);
  const speed = used.length === 0 || used.some((out) => out.speed === undefined) ? undefined : (sum(used, (out) => out.speed ?? 0) as BitsPerSecond);
  return { nics, wanted: wanted as BitsPerSecond, speed, oversubscription: speed === undefined || speed === 0 ? undefined : wanted / speed };
}
