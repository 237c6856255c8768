/** A datacentre network of any size, for measurements: the same options give the same document. */
import type { Json } from './generateEstate';

export interface NetworkOptions {
  readonly hosts: number;
  readonly vms: number;
  /** Pairs of leaves; each host is plugged into both of one pair. Above them are two spines. */
  readonly leafPairs: number;
  /** VLANs with a subnet each, on every host, routed by the first spine. */
  readonly networks: number;
}

/** Everybody sends something to their gateway, and something to a VM elsewhere. */
export function generateNetwork({ hosts, vms, leafPairs, networks }: NetworkOptions): Json {
  const switches: Record<string, { kind: string; ports?: Record<string, Json>; uplinks?: Record<string, readonly string[]> }> = {
    'spine-1': { kind: 'physical', ports: {} }, 'spine-2': { kind: 'physical', ports: {} }, dvs: { kind: 'distributed', uplinks: {} },
  };
  for (let pair = 0; pair < leafPairs; pair++) {
    for (const side of ['a', 'b']) {
      const leaf = `leaf-${pair}${side}`;
      switches[leaf] = { kind: 'physical', ports: {} };
      for (const spine of [1, 2]) {
        Object.assign(switches[leaf]?.ports ?? {}, { [`up${spine}`]: { speed: '100 Gb/s', to: `spine-${spine}/${leaf}` } });
        Object.assign(switches[`spine-${spine}`]?.ports ?? {}, { [leaf]: { speed: '100 Gb/s' } });
      }
    }
  }
  const all = each(hosts, (h) => {
    const pair = h % leafPairs;
    for (const side of ['a', 'b']) Object.assign(switches[`leaf-${pair}${side}`]?.ports ?? {}, { [`h${h}`]: { speed: '25 Gb/s' } });
    Object.assign(switches['dvs']?.uplinks ?? {}, { [`h${h}`]: ['n0', 'n1'] });
    return [`h${h}`, { nics: { n0: { speed: '25 Gb/s', port: `leaf-${pair}a/h${h}` }, n1: { speed: '25 Gb/s', port: `leaf-${pair}b/h${h}` } } }];
  });
  const networkOf = (v: number): number => (v + Math.floor(v / hosts)) % networks;
  const addressOf = (v: number): string => `10.${networkOf(v)}.${1 + (v >> 8)}.${v & 255}`;
  return {
    hosts: all, switches,
    networks: each(networks, (n) => [`net-${n}`, { switch: 'dvs', vlan: 100 + n, subnet: `10.${n}.0.0/16`, gateway: `10.${n}.0.1` }]),
    routers: { core: { on: 'spine-1', interfaces: each(networks, (n) => [`net-${n}`, { network: `net-${n}`, address: `10.${n}.0.1/16` }]) } },
    vms: each(vms, (v) => [`v${v}`, {
      host: `h${v % hosts}`, nics: { eth0: { network: `net-${networkOf(v)}`, addresses: [`${addressOf(v)}/16`] } },
      demand: { network: '200 Mb/s', networkPeak: '2 Gb/s', flows: [{ to: `v${(v * 7919 + 13) % vms}`, rate: '100 Mb/s', peak: '1 Gb/s' }] },
    }]),
  };
}

function each(count: number, of: (i: number) => readonly [string, unknown]): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => of(i)));
}
