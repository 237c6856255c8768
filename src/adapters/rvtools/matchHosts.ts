import { matchByAffix } from './hostAffixes';
import { domainOf, inOnePlace, shortName, type DescribedHost, type HostMatch, type NamedHost, type Verdict } from './hostNames';

/**
 * Finds for each of `named` the described host it is, by the strongest way that says so: the same name; the same but for
 * case; the same but for a domain that one of them lacks; the same but for a prefix or suffix that pairs many hosts one to one.
 * What could be several hosts is ambiguous, and a host found by a stronger way is not looked for by a weaker one.
 */
export function matchHosts(described: readonly DescribedHost[], named: readonly NamedHost[]): readonly HostMatch[] {
  const matches: (HostMatch | undefined)[] = named.map(() => undefined);
  const free = new Set(described.keys());
  const settle = (verdicts: readonly Verdict[]): void => {
    for (const { named: index, match } of verdicts) {
      matches[index] = match;
      if ('described' in match) free.delete(match.described);
    }
  };
  const open = (): readonly number[] => [...matches.keys()].filter((i) => matches[i] === undefined);
  for (const way of ways) settle(matchBy(way, described, [...free], named, open()));
  settle(matchByAffix(described, [...free], named, open()));
  return matches.map((m) => m ?? { kind: 'unmatched', reason: 'no host of the host sheet has this name, nor one that differs only in case, domain or a common prefix' });
}

interface Way {
  readonly fits: (described: string, named: string) => boolean;
  /** One host of that name on each side is the same host wherever the sheets say it stands. */
  readonly evenElsewhere?: true;
  /** Completes "… and … are". */
  readonly words: string;
  readonly match: (described: number) => HostMatch;
}

const ways: readonly Way[] = [
  { fits: (d, n) => d === n, evenElsewhere: true, words: 'of the same name', match: (described) => ({ kind: 'same-name', described }) },
  {
    fits: (d, n) => d.toLowerCase() === n.toLowerCase(), words: 'of the same name but for case',
    match: (described) => ({ kind: 'matched', described, reason: 'the names differ only in case' }),
  },
  {
    fits: (d, n) => shortName(d) === shortName(n) && (domainOf(d) === '' || domainOf(n) === ''), words: 'of the same name but for the domain',
    match: (described) => ({ kind: 'matched', described, reason: 'the names differ only in a domain that one of them lacks' }),
  },
];

function matchBy(way: Way, described: readonly DescribedHost[], free: readonly number[], named: readonly NamedHost[], open: readonly number[]): readonly Verdict[] {
  const pairs = open.flatMap((n) => free.flatMap((d) => {
    const [a, b] = [described[d], named[n]];
    return a && b && way.fits(a.name, b.name) && (inOnePlace(a, b) || (way.evenElsewhere && sole(described, a.name) && sole(named, b.name))) ? [{ named: n, described: d }] : [];
  }));
  return pairs.map((pair): Verdict => {
    const hosts = pairs.filter((p) => p.named === pair.named).map((p) => placed(described[p.described]));
    if (hosts.length > 1) return { named: pair.named, match: { kind: 'ambiguous', reason: `${hosts.join(' and ')} of the host sheet are both ${way.words}` } };
    const rivals = pairs.filter((p) => p.described === pair.described).map((p) => placed(named[p.named]));
    if (rivals.length > 1) return { named: pair.named, match: { kind: 'ambiguous', reason: `the VMs name ${rivals.join(' and ')}, both ${way.words} as one host of the host sheet` } };
    return { named: pair.named, match: way.match(pair.described) };
  });
}

function sole(hosts: readonly { readonly name: string }[], name: string): boolean {
  return hosts.filter((h) => h.name === name).length === 1;
}

function placed(host: DescribedHost | NamedHost | undefined): string {
  const place = [host?.cluster, host?.datacenter].filter((p) => p !== undefined).join(', ');
  return `"${host?.name ?? ''}"${place === '' ? '' : ` (${place})`}`;
}
