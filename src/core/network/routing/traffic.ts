/** Which protocols and ports: what a question asks for, what a filter is about, what of a question has been let through. */

export const protocols = ['tcp', 'udp', 'icmp'] as const;
export type Protocol = (typeof protocols)[number];

/** Both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** A set of packets by protocol and destination port. */
export interface Traffic {
  readonly tcp: readonly PortRange[];
  readonly udp: readonly PortRange[];
  readonly icmp: boolean;
  /** Every protocol that filters have no word for. */
  readonly other: boolean;
}

/** What is asked about: nothing said of it is anything. A port is one of TCP or UDP. */
export interface Question {
  readonly protocol?: Protocol;
  readonly port?: number;
}

export const highestPort = 65535;
/**
 * Stands for whatever port no filter names: who lets "tcp" through lets this through, who lets "443" through does not (R11).
 */
const unnamedPort = highestPort + 1;

const allPorts: readonly PortRange[] = [{ from: 0, to: unnamedPort }];
const noPorts: readonly PortRange[] = [];

export const everything: Traffic = { tcp: allPorts, udp: allPorts, icmp: true, other: true };
export const nothing: Traffic = { tcp: noPorts, udp: noPorts, icmp: false, other: false };

export function trafficOf({ protocol, port }: Question): Traffic {
  const ports = port === undefined ? allPorts : [{ from: port, to: port }];
  return of(protocol, ports, port === undefined);
}

/** What a filter or translation is about: `protocol` "any" with ports is TCP and UDP at these. */
export function trafficAbout(protocol: Protocol | 'any' | undefined, ports: readonly PortRange[] | undefined): Traffic {
  return of(protocol === 'any' ? undefined : protocol, ports ?? allPorts, ports === undefined);
}

function of(protocol: Protocol | undefined, ports: readonly PortRange[], isAllPorts: boolean): Traffic {
  if (protocol === undefined) return { tcp: ports, udp: ports, icmp: isAllPorts, other: isAllPorts };
  return {
    tcp: protocol === 'tcp' ? ports : noPorts,
    udp: protocol === 'udp' ? ports : noPorts,
    // ICMP has no ports: what is about some of them is not about it.
    icmp: protocol === 'icmp' && isAllPorts,
    other: false,
  };
}

export function isNothing({ tcp, udp, icmp, other }: Traffic): boolean {
  return tcp.length === 0 && udp.length === 0 && !icmp && !other;
}

/** Whether what is left of a question is more than what filters name: "open", as against open in part (R11). */
export function isWhole(left: Traffic, question: Question): boolean {
  const { protocol, port } = question;
  if (port !== undefined) return isSame(left, trafficOf(question));
  if (protocol === undefined) return left.other;
  return protocol === 'icmp' ? left.icmp : has(left[protocol], unnamedPort);
}

export function both(a: Traffic, b: Traffic): Traffic {
  if (a === everything) return b;
  if (b === everything) return a;
  return { tcp: bothPorts(a.tcp, b.tcp), udp: bothPorts(a.udp, b.udp), icmp: a.icmp && b.icmp, other: a.other && b.other };
}

export function either(a: Traffic, b: Traffic): Traffic {
  return { tcp: eitherPorts(a.tcp, b.tcp), udp: eitherPorts(a.udp, b.udp), icmp: a.icmp || b.icmp, other: a.other || b.other };
}

export function without(a: Traffic, b: Traffic): Traffic {
  if (b === everything) return nothing;
  return { tcp: portsWithout(a.tcp, b.tcp), udp: portsWithout(a.udp, b.udp), icmp: a.icmp && !b.icmp, other: a.other && !b.other };
}

export function isSame(a: Traffic, b: Traffic): boolean {
  return a.icmp === b.icmp && a.other === b.other && samePorts(a.tcp, b.tcp) && samePorts(a.udp, b.udp);
}

/** "TCP to port 443", "anything", "UDP to ports 53 and 100-200 and ICMP". */
export function trafficText(traffic: Traffic): string {
  if (isSame(traffic, everything)) return 'anything';
  const { tcp, udp, icmp, other } = traffic;
  const sameOfBoth = tcp.length > 0 && samePorts(tcp, udp);
  const words = [
    ...(sameOfBoth ? [withPorts('TCP or UDP', tcp)] : [...(tcp.length > 0 ? [withPorts('TCP', tcp)] : []), ...(udp.length > 0 ? [withPorts('UDP', udp)] : [])]),
    ...(icmp ? ['ICMP'] : []),
    ...(other ? ['other protocols'] : []),
  ];
  return words.length === 0 ? 'nothing' : words.join(', ');
}

function withPorts(protocol: string, ranges: readonly PortRange[]): string {
  if (samePorts(ranges, allPorts)) return protocol;
  if (has(ranges, unnamedPort)) return `${protocol} except to port ${portsText(portsWithout(allPorts, ranges))}`;
  return `${protocol} to port ${portsText(ranges)}`;
}

const portsText = (ranges: readonly PortRange[]): string => ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');

/** Reads "443" or "80,8000-8999"; undefined where it is no such list. */
export function parsePorts(text: string): readonly PortRange[] | undefined {
  const ranges: PortRange[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part);
    if (!match) return undefined;
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (from > to || to > highestPort) return undefined;
    // Whoever writes all ports means whatever port.
    ranges.push(from <= 1 && to === highestPort ? { from: 0, to: unnamedPort } : { from, to });
  }
  return eitherPorts(ranges, noPorts);
}

function has(ranges: readonly PortRange[], port: number): boolean {
  return ranges.some(({ from, to }) => from <= port && port <= to);
}

function samePorts(a: readonly PortRange[], b: readonly PortRange[]): boolean {
  return a === b || (a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i]?.to));
}

function bothPorts(a: readonly PortRange[], b: readonly PortRange[]): readonly PortRange[] {
  if (a === allPorts) return b;
  if (b === allPorts) return a;
  return a.flatMap((one) => b.flatMap((other) => {
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
    return from <= to ? [{ from, to }] : [];
  }));
}

/** In order, and no two of them touch. */
function eitherPorts(a: readonly PortRange[], b: readonly PortRange[]): readonly PortRange[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...a, ...b].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

function portsWithout(a: readonly PortRange[], b: readonly PortRange[]): readonly PortRange[] {
  if (b === allPorts) return noPorts;
  return b.reduce<readonly PortRange[]>((left, { from, to }) => left.flatMap((range) => [
    ...(range.from < from ? [{ from: range.from, to: Math.min(range.to, from - 1) }] : []),
    ...(range.to > to ? [{ from: Math.max(range.from, to + 1), to: range.to }] : []),
  ]), a);
}
