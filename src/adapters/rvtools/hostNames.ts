/** A host of the host sheet, with what the sheet says of its load: evidence for or against a match. */
export interface DescribedHost {
  readonly name: string;
  readonly cluster?: string | undefined;
  readonly datacenter?: string | undefined;
  readonly poweredOnVms?: number | undefined;
  readonly vcpus?: number | undefined;
}

/** A host as the rows of the VMs name it, with what they add up to on it, powered on. */
export interface NamedHost {
  readonly name: string;
  readonly cluster?: string | undefined;
  readonly datacenter?: string | undefined;
  readonly poweredOnVms: number;
  readonly vcpus: number;
}

/** `described` is an index of the described hosts; a reason is a clause without a full stop. */
export type HostMatch =
  | { readonly kind: 'same-name'; readonly described: number }
  | { readonly kind: 'matched'; readonly described: number; readonly reason: string }
  | { readonly kind: 'ambiguous'; readonly reason: string }
  | { readonly kind: 'unmatched'; readonly reason: string };

/** The verdict on one of the named hosts, by its index. */
export interface Verdict {
  readonly named: number;
  readonly match: HostMatch;
}

/** Whether nothing that is said of the places of two hosts contradicts that they are one. */
export function inOnePlace(a: DescribedHost | NamedHost, b: DescribedHost | NamedHost): boolean {
  const agree = (x: string | undefined, y: string | undefined): boolean => x === undefined || y === undefined || x === y;
  return agree(a.cluster, b.cluster) && agree(a.datacenter, b.datacenter);
}

/** The name before its domain, in lower case; an IP address has no domain. */
export function shortName(name: string): string {
  const lower = name.toLowerCase();
  return isAddress(name) ? lower : (lower.split('.')[0] ?? lower);
}

/** The domain of a name in lower case, "" if it has none. */
export function domainOf(name: string): string {
  return isAddress(name) ? '' : name.toLowerCase().split('.').slice(1).join('.');
}

function isAddress(name: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || name.includes(':');
}
