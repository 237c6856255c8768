/** Which addresses and ports a router puts in the place of others (R7). */
import type { Router } from '../../model/entities';
import { parseAddress, type Address } from '../addressing/addresses';
import { isIn } from './parties';
import { rangeOfAddress, rangeOfText, type AddressRange } from '../addressing/ranges';
import { both, isNothing, isSame, parsePorts, trafficAbout, without, type PortRange, type Traffic } from './traffic';

export interface NatRule {
  /** Where it stands in the list, from 0. */
  readonly index: number;
  readonly kind: 'source' | 'destination';
  readonly from: AddressRange;
  /** What is written there, where it is one address. */
  readonly fromAddress: Address | undefined;
  readonly to: Address;
  readonly traffic: Traffic;
  /** The interface by which packets leave that it is about; undefined: any. Of source translation alone. */
  readonly out: string | undefined;
  readonly toPort: PortRange | undefined;
  /** "source 10.0.10.0/24, out by wan → 198.51.100.7", "destination 198.51.100.7, tcp 443 → 10.0.10.11 port 8443". */
  readonly text: string;
}

/** What of the traffic a rule translates, and to what. */
export interface Translation {
  readonly rule: NatRule;
  readonly address: Address;
  /** The traffic behind it, whose destination port may be another. */
  readonly traffic: Traffic;
  /** The traffic before it. */
  readonly before: Traffic;
}

/** The translations of a router that can be read, in order. */
export function natRulesOf({ nat }: Pick<Router, 'nat'>): readonly NatRule[] {
  return (nat ?? []).flatMap((rule, index): readonly NatRule[] => {
    const from = rule.from === undefined ? undefined : rangeOfText(rule.from);
    const to = rule.to === undefined ? undefined : parseAddress(rule.to);
    const ports = rule.ports === undefined ? undefined : parsePorts(rule.ports);
    if (rule.kind === undefined || !from || to?.kind !== 'address' || (rule.ports !== undefined && !ports)) return [];
    const one = parseAddress(rule.from ?? '');
    const fromAddress = one.kind === 'address' && one.address.prefix === undefined ? one.address : undefined;
    const toPort = rule.toPort === undefined ? undefined : parsePorts(rule.toPort)?.[0];
    return [{ index, kind: rule.kind, from, fromAddress, to: to.address, traffic: trafficAbout(rule.protocol, ports), out: rule.kind === 'source' ? rule.out : undefined, toPort, text: textOf(rule) }];
  });
}

/** How a router translates where packets for `destination` go: a part of the traffic by each rule; what is left is not translated. */
export function destinationNat(rules: readonly NatRule[], destination: Address, traffic: Traffic): { readonly translations: readonly Translation[]; readonly left: Traffic } {
  let left = traffic;
  const translations: Translation[] = [];
  for (const rule of rules) {
    if (rule.kind !== 'destination' || isIn(rangeOfAddress(destination), rule.from) !== 'yes') continue;
    const about = both(left, rule.traffic);
    if (isNothing(about)) continue;
    translations.push({ rule, address: rule.to, traffic: atPort(about, rule.toPort), before: about });
    left = without(left, rule.traffic);
  }
  return { translations, left };
}

/** How a router translates whom packets seem to come from that leave by an interface; undefined where it does not, or is not known to. */
export function sourceNat(rules: readonly NatRule[], source: AddressRange | undefined, traffic: Traffic, out: string): Translation | undefined {
  for (const rule of rules) {
    if (rule.kind !== 'source' || (rule.out !== undefined && rule.out !== out) || source === undefined || isIn(source, rule.from) !== 'yes') continue;
    const about = both(traffic, rule.traffic);
    // A rule about a part of the traffic alone would leave the rest as it is: whoever asks without protocol asks for that.
    if (isSame(about, traffic)) return { rule, address: rule.to, traffic, before: traffic };
  }
  return undefined;
}

function atPort(traffic: Traffic, port: PortRange | undefined): Traffic {
  if (!port) return traffic;
  const ports = [port];
  return { ...traffic, tcp: traffic.tcp.length > 0 ? ports : traffic.tcp, udp: traffic.udp.length > 0 ? ports : traffic.udp };
}

function textOf({ kind, from, to, protocol, ports, out, toPort }: NonNullable<Router['nat']>[number]): string {
  const about = [...(protocol === undefined || protocol === 'any' ? [] : [protocol]), ...(ports === undefined ? [] : [ports])].join(' ');
  const leaving = kind !== 'source' || out === undefined ? '' : `, out by ${out}`;
  return `${kind ?? ''} ${from ?? ''}${about === '' ? '' : `, ${about}`}${leaving} → ${to ?? ''}${toPort === undefined ? '' : ` port ${toPort}`}`;
}
