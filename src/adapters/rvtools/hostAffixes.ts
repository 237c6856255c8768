import { counted } from '../../core/util/words';
import { domainOf, inOnePlace, shortName, type DescribedHost, type NamedHost, type Verdict } from './hostNames';

/**
 * Pairs hosts whose names differ by a prefix or suffix ("bovmsp-04" and "vmsp-04"). An affix counts only as a naming rule:
 * it pairs hosts of the same place one to one, both forms never occur in one sheet, and either it pairs at least three
 * or the numbers of powered-on VMs and vCPUs agree for every pair. They must not disagree for most.
 */
export function matchByAffix(described: readonly DescribedHost[], free: readonly number[], named: readonly NamedHost[], open: readonly number[]): readonly Verdict[] {
  const groups = new Map<string, Pair[]>();
  for (const n of open) for (const d of free) {
    const pair = pairOf(described, d, named, n);
    if (pair) groups.set(pair.affix, [...(groups.get(pair.affix) ?? []), pair]);
  }
  const judged = [...groups.values()].map((pairs) => ({ pairs, ...judge(pairs, described, named) }));
  const rules = judged.filter((j) => j.isRule);
  const accepted = rules.flatMap((j) => j.pairs);
  const refusals = judged.filter((j) => !j.isRule).flatMap((j) => j.pairs.map((p): Verdict => ({ named: p.named, match: { kind: 'ambiguous', reason: j.reason } })));
  const matches = rules.flatMap((j) => j.pairs.map((pair): Verdict => {
    const rival = accepted.find((p) => p !== pair && (p.named === pair.named || p.described === pair.described));
    return rival
      ? { named: pair.named, match: { kind: 'ambiguous', reason: `${pair.affix} and ${rival.affix} lead to different hosts` } }
      : { named: pair.named, match: { kind: 'matched', described: pair.described, reason: j.reason } };
  }));
  // A host that a rule matches is not ambiguous because some other affix is none: later verdicts replace earlier ones.
  return [...refusals, ...matches];
}

interface Pair {
  readonly named: number;
  readonly described: number;
  /** What one name has beyond the other, in words. */
  readonly affix: string;
  /** A name with the affix added. */
  readonly withAffix: (name: string) => string;
}

const enoughPairs = 3;
const shortestRest = 3;

function pairOf(described: readonly DescribedHost[], d: number, named: readonly NamedHost[], n: number): Pair | undefined {
  const [a, b] = [described[d], named[n]];
  if (!a || !b || !inOnePlace(a, b)) return undefined;
  if (domainOf(a.name) !== '' && domainOf(b.name) !== '' && domainOf(a.name) !== domainOf(b.name)) return undefined;
  const [inHostSheet, inVmSheet] = [shortName(a.name), shortName(b.name)];
  const [longer, shorter, owner] = inHostSheet.length > inVmSheet.length ? [inHostSheet, inVmSheet, 'the host sheet'] : [inVmSheet, inHostSheet, 'the VM sheet'];
  const extra = longer.length - shorter.length;
  if (extra === 0 || shorter.length < shortestRest || !/\p{L}/u.test(shorter)) return undefined;
  if (longer.endsWith(shorter) && !splitsNumber(longer, extra)) {
    const prefix = longer.slice(0, extra);
    return { named: n, described: d, affix: `the prefix "${prefix}" of names in ${owner}`, withAffix: (name) => prefix + name };
  }
  if (longer.startsWith(shorter) && !splitsNumber(longer, shorter.length)) {
    const suffix = longer.slice(shorter.length);
    return { named: n, described: d, affix: `the suffix "${suffix}" of names in ${owner}`, withAffix: (name) => name + suffix };
  }
  return undefined;
}

/** "esx10" is not "esx1" with something after it. */
function splitsNumber(text: string, at: number): boolean {
  return /^\d\d$/.test(text.slice(at - 1, at + 1));
}

function judge(pairs: readonly Pair[], described: readonly DescribedHost[], named: readonly NamedHost[]): { readonly isRule: boolean; readonly reason: string } {
  const affix = pairs[0]?.affix ?? '';
  const these = counted(pairs.length, 'host');
  const oneToOne = [pairs.map((p) => p.named), pairs.map((p) => p.described)].every((side) => new Set(side).size === pairs.length);
  if (!oneToOne) return { isRule: false, reason: `${affix} would pair one host with several` };
  const both = [described, named].flatMap((side) => twoForms(side.map((h) => shortName(h.name)), pairs[0]))[0];
  if (both !== undefined) return { isRule: false, reason: `${affix} does not mean the same host: ${both} both occur in one sheet` };
  const loads = pairs.map((p) => loadAgrees(described[p.described], named[p.named]));
  const agreeing = loads.filter((l) => l === true).length;
  const differing = loads.filter((l) => l === false).length;
  if (differing * 2 > pairs.length) return { isRule: false, reason: `${affix} would pair ${these}, but the numbers of powered-on VMs and vCPUs differ for ${differing}` };
  if (pairs.length < enoughPairs && agreeing < pairs.length) return { isRule: false, reason: `${affix} would pair only ${these}, too few to be a rule` };
  const evidence = agreeing === 0 ? '' : `; the numbers of powered-on VMs and vCPUs agree for ${agreeing === pairs.length ? 'all' : agreeing} of them`;
  return { isRule: true, reason: `${affix} pairs ${these} one to one, in the same places${evidence}` };
}

function twoForms(names: readonly string[], pair: Pair | undefined): readonly string[] {
  const all = new Set(names);
  return names.flatMap((name) => (pair && all.has(pair.withAffix(name)) ? [`"${name}" and "${pair.withAffix(name)}"`] : []));
}

/** `undefined` where the sheets do not say, or where there is nothing running to compare. */
function loadAgrees(d: DescribedHost | undefined, n: NamedHost | undefined): boolean | undefined {
  if (!d || !n || d.poweredOnVms === undefined || (d.poweredOnVms === 0 && n.poweredOnVms === 0)) return undefined;
  return d.poweredOnVms === n.poweredOnVms && (d.vcpus === undefined || d.vcpus === n.vcpus);
}
