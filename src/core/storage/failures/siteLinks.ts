/** What is between two sites, as either of them says. */
import type { Estate } from '../../model/estate';
import type { BitsPerSecond, Milliseconds } from '../../model/quantity';
import { own } from '../../util/own';

export interface SiteLink {
  readonly sites: readonly [string, string];
  /** That of the slower side (B7); undefined where neither says. */
  readonly bandwidth: BitsPerSecond | undefined;
  /** The longer of what both sides say; undefined where neither says. */
  readonly roundTripMs: Milliseconds | undefined;
}

/** The link between two sites; undefined where the document shows none, or they are one site. */
export function siteLinkBetween(estate: Estate, a: string, b: string): SiteLink | undefined {
  if (a === b) return undefined;
  const [there, back] = [linkOf(estate, a, b), linkOf(estate, b, a)];
  if (!there && !back) return undefined;
  return {
    sites: a < b ? [a, b] : [b, a],
    bandwidth: of(Math.min, there?.bandwidth, back?.bandwidth) as BitsPerSecond | undefined,
    roundTripMs: of(Math.max, there?.roundTrip, back?.roundTrip) as Milliseconds | undefined,
  };
}

interface OneWay {
  readonly bandwidth?: BitsPerSecond;
  readonly roundTrip?: Milliseconds;
}

const linkOf = (estate: Estate, from: string, to: string): OneWay | undefined => own(estate.value('sites', from)?.links as Readonly<Record<string, OneWay>> | undefined, to);

function of(choose: (...values: number[]) => number, a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : choose(a, b);
}
