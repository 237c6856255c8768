/** Cables between physical switches, and what keeps them from carrying frames (L4, L5). */
import type { Switch } from '../../model/entities';
import type { BitsPerSecond } from '../../model/quantity';
import { rememberedBy } from '../../util/remembered';
import { parsePort, portMtu, portVlans, type PortVlans, type SwitchPort } from './ports';
import { componentKey, portText, type DownReason, type PortId } from './types';

/** A cable between two ports of physical switches. */
export interface Link {
  /** "leaf-1/eth49 spine-1/eth1": the ends in order of text. */
  readonly id: string;
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** Of the slower end, in bit/s; undefined where neither says. */
  readonly speed: BitsPerSecond | undefined;
  /** Of the lesser end, in bytes. */
  readonly mtu: number;
  /** Links with the same text are one (L5); undefined where it stands alone. */
  readonly bundle: string | undefined;
  /** Why it carries nothing; undefined where it does. */
  readonly down: DownReason | undefined;
}

export interface LinkEnd extends PortId {
  readonly vlans: PortVlans;
}

export type Switches = ReadonlyMap<string, Switch>;
/** Keys of components that have failed (`componentKey`). */
export type Lost = ReadonlySet<string>;
export const nothingLost: Lost = new Set();

/** Every cable between the given physical switches, once, in order of its id; those that go nowhere left out. */
export function linksOf(switches: Switches, lost: Lost = nothingLost): readonly Link[] {
  const links = linksBetween(switches);
  return lost.size === 0 ? links : links.map((link) => (touches(switches, link, lost) ? { ...link, down: linkDown(switches, link.ends, lost) } : link));
}

const linksBetween = rememberedBy((switches: Switches): readonly Link[] => {
  const links = new Map<string, Link>();
  for (const [id, { ports }] of switches) {
    for (const [port, { to }] of Object.entries(ports ?? {})) {
      // Most ports lead to hosts.
      const other = to === undefined ? undefined : parsePort(to);
      if (!other) continue;
      const [near, far] = [endOf(switches, { switch: id, port }), endOf(switches, other)];
      if (!near || !far || portText(near) === portText(far)) continue;
      const ends: Link['ends'] = portText(near) < portText(far) ? [near, far] : [far, near];
      const key = ends.map(portText).join(' ');
      if (!links.has(key)) links.set(key, linkOf(switches, key, ends));
    }
  }
  return [...links.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
});

/** Whether what is lost could keep a link from working. */
function touches(switches: Switches, { ends }: Link, lost: Lost): boolean {
  const [a, b] = ends.map((end) => switches.get(end.switch)?.site);
  return ends.some((end) => lost.has(componentKey({ kind: 'switch', switch: end.switch })) || lost.has(componentKey({ kind: 'port', switch: end.switch, port: end.port })))
    || (a !== undefined && b !== undefined && a !== b && lost.has(componentKey({ kind: 'site-link', sites: [a, b] })));
}

/** A physical port by its name; undefined where no physical switch has it. */
export function portIn(switches: Switches, id: PortId): SwitchPort | undefined {
  const ports = switches.get(id.switch)?.ports;
  return ports !== undefined && Object.hasOwn(ports, id.port) ? ports[id.port] : undefined;
}

/** Why a port carries nothing whatever is plugged into it; undefined where it may. */
export function portDown(switches: Switches, id: PortId, lost: Lost = nothingLost): DownReason | undefined {
  if (lost.size > 0 && (lost.has(componentKey({ kind: 'switch', switch: id.switch })) || lost.has(componentKey({ kind: 'port', ...id })))) return { kind: 'lost' };
  return portIn(switches, id)?.enabled === false ? { kind: 'disabled', port: { switch: id.switch, port: id.port } } : undefined;
}

/** How an end of a link bundles: not at all, by hand, by negotiation; unknown where it names an aggregation that is not there. */
export type Bundling = 'none' | 'static' | 'lacp' | 'unknown';

export function bundlingOf(owner: Switch | undefined, port: SwitchPort | undefined): Bundling {
  if (port?.aggregation === undefined) return 'none';
  const aggregations = owner?.aggregations;
  if (aggregations === undefined || !Object.hasOwn(aggregations, port.aggregation)) return 'unknown';
  return aggregations[port.aggregation]?.mode ?? 'lacp';
}

/** What keeps a link from coming up where its ends bundle differently (L5). */
export function bundlingConflict(a: { readonly name: string; readonly bundling: Bundling }, b: { readonly name: string; readonly bundling: Bundling }): DownReason | undefined {
  if (a.bundling === b.bundling || a.bundling === 'unknown' || b.bundling === 'unknown') return undefined;
  if (a.bundling === 'lacp') return { kind: 'aggregation', negotiates: a.name, other: b.name };
  return b.bundling === 'lacp' ? { kind: 'aggregation', negotiates: b.name, other: a.name } : undefined;
}

/** The physical switch that has to negotiate an aggregation and cannot. */
export function withoutLacp(owner: Switch | undefined, id: string, bundling: Bundling): DownReason | undefined {
  return bundling === 'lacp' && owner?.lacp === false ? { kind: 'no-lacp', switch: id } : undefined;
}

/** The switches that act as one with a switch (stack, MLAG, vPC), itself included, in order; said at one of them or at each. */
export function stackOf(switches: Switches, id: string): readonly string[] {
  const members = new Set([id]);
  if (![...switches.values()].some(({ stackedWith }) => stackedWith)) return [id];
  for (const member of members) {
    for (const [other, { stackedWith }] of switches) {
      const near = switches.get(member)?.stackedWith?.some((named) => named === other) === true;
      if (near || stackedWith?.some((named) => named === member) === true) members.add(other);
    }
  }
  return [...members].sort();
}

function endOf(switches: Switches, id: PortId): LinkEnd | undefined {
  const port = portIn(switches, id);
  return port && { ...id, vlans: portVlans(port) };
}

function linkOf(switches: Switches, id: string, ends: Link['ends']): Link {
  const owners = ends.map((end) => switches.get(end.switch) ?? {}) as [Switch, Switch];
  const ports = ends.map((end) => portIn(switches, end)) as [SwitchPort | undefined, SwitchPort | undefined];
  const speeds = ports.flatMap((port) => port?.speed ?? []);
  const bundles = ports.map((port, i) => (port?.aggregation === undefined ? undefined : `${stackOf(switches, ends[i]?.switch ?? '')[0] ?? ''}/${port.aggregation}`));
  const isBundled = bundles.some((bundle) => bundle !== undefined);
  return {
    id, ends,
    speed: speeds.length === 0 ? undefined : (Math.min(...speeds) as BitsPerSecond),
    mtu: Math.min(portMtu(owners[0], ports[0]), portMtu(owners[1], ports[1])),
    bundle: isBundled ? bundles.map((bundle, i) => bundle ?? ends[i]?.switch ?? '').sort().join(' ') : undefined,
    down: linkDown(switches, ends, nothingLost),
  };
}

function linkDown(switches: Switches, ends: Link['ends'], lost: Lost): DownReason | undefined {
  const owners = ends.map((end) => switches.get(end.switch) ?? {}) as [Switch, Switch];
  const ports = ends.map((end) => portIn(switches, end)) as [SwitchPort | undefined, SwitchPort | undefined];
  const [a, b] = [bundlingOf(owners[0], ports[0]), bundlingOf(owners[1], ports[1])];
  const sites = owners.map(({ site }) => site);
  const isCut = lost.size > 0 && sites[0] !== undefined && sites[1] !== undefined && sites[0] !== sites[1] && lost.has(componentKey({ kind: 'site-link', sites: [sites[0], sites[1]] }));
  return (isCut ? ({ kind: 'lost' } as const) : undefined)
    ?? portDown(switches, ends[0], lost) ?? portDown(switches, ends[1], lost)
    ?? bundlingConflict({ name: portText(ends[0]), bundling: a }, { name: portText(ends[1]), bundling: b })
    ?? withoutLacp(owners[0], ends[0].switch, a) ?? withoutLacp(owners[1], ends[1].switch, b);
}
