/** What flows share, each direction by itself: NICs with their ports, cables between switches, site links and shaped adapters (B2, B5, B7 in ../SPEC.md). */
import type { Estate } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import type { Fabric } from '../fabric/fabric';
import { hostNics, type HostNic } from '../fabric/hostPart';
import { portDown, portIn, type Link } from '../fabric/links';
import { componentKey, portText, type PortId, type Station } from '../fabric/types';
import { slower } from './oversubscription';

/** One direction of something with a speed. */
export interface Carrier {
  readonly kind: 'nic' | 'cable' | 'site-link' | 'shaping';
  /** "esx-1/vmnic0", "leaf-1/eth49", the id of a site, or the key of an adapter that is shaped. */
  readonly from: string;
  /** The same of the other end; undefined where that is not shown, and for shaping. */
  readonly to: string | undefined;
  /** In bit/s; undefined where it is not said. */
  readonly speed: BitsPerSecond | undefined;
  /** Of a NIC, whether its host sends; of the others always true. */
  readonly outwards: boolean;
}

/** Carriers of a network, each at a place of its own. They are added as flows come by, or all at once. */
export class Carriers {
  readonly all: Carrier[] = [];
  private readonly places = new Map<string, number>();
  private readonly links: ReadonlyMap<string, Link>;
  private readonly bundles = new Map<string, Link[]>();

  constructor(readonly fabric: Fabric) {
    const links = fabric.physical.links.filter(({ down }) => !down);
    this.links = new Map(links.flatMap((link) => link.ends.map((end) => [portText(end), link] as const)));
    for (const link of links) if (link.bundle !== undefined) this.bundles.set(link.bundle, [...(this.bundles.get(link.bundle) ?? []), link]);
  }

  /** Both directions of a NIC, of its port and the cable between (B2): outwards, and inwards. Undefined for a NIC the document does not have. */
  nic(host: string, name: string): readonly [number, number] | undefined {
    const from = `${host}/${name}`;
    const out = this.places.get(`${from} out`);
    if (out !== undefined) return [out, out + 1];
    const nic = hostNics(this.fabric.estate, host).get(name);
    if (!nic) return undefined;
    const { switches } = this.fabric.physical;
    const port = nic.port && portIn(switches, nic.port) ? nic.port : undefined;
    const speed = slower(nic.speed, port && portIn(switches, port)?.speed);
    const to = port && portText(port);
    return [this.place(`${from} out`, { kind: 'nic', from, to, speed, outwards: true }), this.place(`${from} in`, { kind: 'nic', from, to, speed, outwards: false })];
  }

  /** The cables by which a frame leaves a port for another switch: that in the port, and those bundled with it (B6). None where none works. */
  cablesFrom(port: PortId): readonly { readonly carrier: number; readonly link: Link }[] {
    const link = this.links.get(portText(port));
    if (!link) return [];
    const side = sideOf(link, port);
    return (link.bundle === undefined ? [link] : (this.bundles.get(link.bundle) ?? [link])).map((one) => ({ link: one, carrier: this.cable(one, one === link ? side : sameSide(link, side, one)) }));
  }

  /** What crosses from one site to another by a cable; undefined within one site, or where the document says no site link (B7). */
  siteLink(link: Link, from: PortId): number | undefined {
    const { estate, physical } = this.fabric;
    const [near, far] = [link.ends[sideOf(link, from)], link.ends[sideOf(link, from) === 0 ? 1 : 0]].map((end) => physical.switches.get(end.switch)?.site) as [string | undefined, string | undefined];
    if (near === undefined || far === undefined || near === far) return undefined;
    const [there, back] = [siteLinkOf(estate, near, far), siteLinkOf(estate, far, near)];
    if (!there && !back) return undefined;
    return this.place(`sites/${near} ${far}`, { kind: 'site-link', from: near, to: far, speed: slower(there?.bandwidth, back?.bandwidth), outwards: true });
  }

  /** What an adapter may send; undefined where its network does not shape (B5). */
  shaping({ key, network }: Station): number | undefined {
    const average = this.fabric.estate.value('networks', network)?.shaping?.average;
    return average === undefined ? undefined : this.place(`shaping ${key}`, { kind: 'shaping', from: key, to: undefined, speed: average, outwards: true });
  }

  /** Adds all there are, also where nothing flows: NICs that work, by host, then cables. */
  addAll(): void {
    const { estate, physical, lost } = this.fabric;
    for (const host of [...estate.ids('hosts')].sort()) {
      if (lost.has(componentKey({ kind: 'host', host }))) continue;
      for (const nic of hostNics(estate, host).values()) if (this.works(host, nic)) this.nic(host, nic.name);
    }
    for (const link of physical.links) {
      if (link.down) continue;
      for (const side of [0, 1] as const) {
        this.cable(link, side);
        this.siteLink(link, link.ends[side]);
      }
    }
  }

  private works(host: string, { name, port }: HostNic): boolean {
    const { physical, lost } = this.fabric;
    return !lost.has(componentKey({ kind: 'nic', host, nic: name })) && !(port && portIn(physical.switches, port) && portDown(physical.switches, port, lost));
  }

  private cable(link: Link, from: 0 | 1): number {
    const [near, far] = [link.ends[from], link.ends[from === 0 ? 1 : 0]].map(portText) as [string, string];
    return this.place(`cable ${near} ${far}`, { kind: 'cable', from: near, to: far, speed: link.speed, outwards: true });
  }

  private place(key: string, carrier: Carrier): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const at = this.all.push(carrier) - 1;
    this.places.set(key, at);
    return at;
  }
}

const sideOf = ({ ends: [first] }: Link, { switch: owner, port }: PortId): 0 | 1 => (first.switch === owner && first.port === port ? 0 : 1);

/** The end of another link of a bundle that is on the side of `side` of the first: of the same switch, or of one that acts as one with it. */
function sameSide(link: Link, side: 0 | 1, other: Link): 0 | 1 {
  const [near, far] = [link.ends[side], link.ends[side === 0 ? 1 : 0]];
  if (other.ends[0].switch === near.switch || other.ends[1].switch === far.switch) return 0;
  return other.ends[1].switch === near.switch || other.ends[0].switch === far.switch ? 1 : side;
}

function siteLinkOf(estate: Estate, from: string, to: string): { readonly bandwidth?: BitsPerSecond | undefined } | undefined {
  const links = estate.value('sites', from)?.links as Readonly<Record<string, { readonly bandwidth?: BitsPerSecond }>> | undefined;
  return links && Object.hasOwn(links, to) ? links[to] : undefined;
}
