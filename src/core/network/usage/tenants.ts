/** Where networks of two tenants meet: on one wire, or at a router that lets everything through. The cheap part of isolation: ways over several routers are for the matrix. */
import type { Router } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { parseAddress } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { rangeOfSubnet } from '../addressing/ranges';
import { fabricOf } from '../fabric/fabric';
import { physicalPath } from '../fabric/physicalPath';
import type { PortId, SwitchVlan } from '../fabric/types';
import { isSegment, isUnshown, switchGroup } from '../fabric/wireNames';
import { networkWires } from '../fabric/wires';
import { pass, verdictOf } from '../routing/filters';
import { firewallsOf } from '../routing/firewalls';
import type { PartyFacts } from '../routing/parties';
import { routerOf } from '../routing/routers';
import { everything } from '../routing/traffic';
import { attachmentsOf, plainSwitchOf, tagOf } from './presence';

export const networksOfTenants = defineIndex('networks of tenants', 'networks', ({ tenant }) => (tenant === undefined ? [] : ['']));

/** A network of another tenant on the same wire. */
export interface SharedWire {
  readonly other: string;
  /** The port at which the VLAN of one becomes that of the other; undefined where both have one. */
  readonly joinedAt: PortId | undefined;
}

/** By network: the first of another tenant that is on a wire with it, where no distributed firewall guards either. Each pair is told at the later of the two. */
export function sharedWireOf(estate: Estate, network: string): SharedWire | undefined {
  return estate.query(sharedWires, '').get(network);
}

const sharedWires = defineQuery<ReadonlyMap<string, SharedWire>>('wires of several tenants', (estate) => {
  const onWire = new Map<string, string[]>();
  const found = new Map<string, SharedWire>();
  const tenantOf = (network: string): string | undefined => estate.value('networks', network)?.tenant;
  for (const network of estate.lookup(networksOfTenants, '')) {
    for (const wire of wiresKnown(estate, network)) {
      const others = onWire.get(wire) ?? [];
      const other = others.find((each) => tenantOf(each) !== tenantOf(network) && isUnguarded(estate, network, each));
      if (other !== undefined && !found.has(network)) found.set(network, { other, joinedAt: joinOf(estate, other, network) });
      onWire.set(wire, [...others, network]);
    }
  }
  return found;
}, sameValue);

/** The wires a network is surely on: what equipment that is not shown joins counts only behind one virtual switch (L9), and who says no VLAN may have left it out. */
function wiresKnown(estate: Estate, network: string): readonly string[] {
  const value = estate.value('networks', network);
  if (!value || value.private) return [];
  if (isSegment(estate, network)) return [...networkWires(fabricOf(estate), network)];
  const tag = value.vlan === undefined ? undefined : tagOf(value);
  if (tag === undefined) return [];
  const group = plainSwitchOf(estate, network);
  return [...[...networkWires(fabricOf(estate), network)].filter((wire) => !isUnshown(wire)), ...(group === undefined ? [] : [switchGroup(group, tag)])];
}

function isUnguarded(estate: Estate, ...networks: readonly string[]): boolean {
  return networks.every((network) => estate.query(firewallsOf, network).length === 0);
}

function joinOf(estate: Estate, a: string, b: string): PortId | undefined {
  const { physical } = fabricOf(estate);
  const byDomain = (network: string): ReadonlyMap<string, SwitchVlan> => new Map(estate.query(attachmentsOf, network).map(({ at }) => [physical.domainOf(at) ?? '', at]));
  const [ofA, ofB] = [byDomain(a), byDomain(b)];
  const [from, to] = [...ofA].flatMap(([domain, at]) => (domain !== '' && ofB.has(domain) ? [[at, ofB.get(domain)] as const] : []))[0] ?? [];
  let vlan = from?.vlan;
  for (const { joint, from: near, to: next } of (from && to && physicalPath(physical, from, to)) ?? []) {
    const { switch: id, port } = joint.ends[near];
    if (next.vlan !== vlan && port !== undefined) return { switch: id, port };
    vlan = next.vlan;
  }
  return undefined;
}

/** Two networks of different tenants that a router connects. */
export interface OpenBetween {
  readonly networks: readonly [string, string];
}

/** Where a router is the gateway of networks of two tenants and nothing keeps one from the other: the first such pair. Undefined where filters decide by more than networks and tenants. */
export const openBetween = defineQuery<OpenBetween | undefined>('tenants that a router connects', (estate, id) => {
  const { interfaces = {} } = (estate.value('routers', id) ?? {}) as Router;
  const { filters } = estate.query(routerOf, id);
  if (filters.filters.some(({ from, to }) => [from, to].some(({ kind }) => kind === 'tag' || kind === 'entry' || kind === 'group'))) return undefined;
  const sides = Object.values(interfaces).flatMap(({ network, address }) => (network !== undefined && address !== undefined && isGateway(estate, network, address) ? [network] : []));
  for (const [i, a] of sides.entries()) {
    for (const b of sides.slice(i + 1)) {
      const [from, to] = [factsOf(estate, a), factsOf(estate, b)];
      if (from.tenant === undefined || to.tenant === undefined || from.tenant === to.tenant || !isUnguarded(estate, a, b)) continue;
      const passed = pass(filters, from, to, everything);
      if (passed.decided === undefined && verdictOf(passed.allowed, {}) === 'open') return { networks: [a, b] };
    }
  }
  return undefined;
}, sameValue);

function isGateway(estate: Estate, network: string, address: string): boolean {
  const gateway = estate.value('networks', network)?.gateway;
  const [own, said] = [parseAddress(address), gateway === undefined ? undefined : parseAddress(gateway)];
  return own.kind === 'address' && said?.kind === 'address' && own.address.text === said.address.text;
}

function factsOf(estate: Estate, network: string): PartyFacts {
  const value = estate.value('networks', network);
  const subnet = value && subnetOf(value);
  return { owner: undefined, network, tags: [], tenant: value?.tenant, addresses: subnet && rangeOfSubnet(subnet) };
}

/** Whether who is on a network is kept from the others on it: by a distributed firewall, or as an isolated part of a private VLAN. */
export function keepsGuestsApart(estate: Estate, network: string): boolean {
  return !isUnguarded(estate, network) || estate.value('networks', network)?.private?.type === 'isolated';
}
