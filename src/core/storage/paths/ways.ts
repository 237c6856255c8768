/** The ways to the data as the document says them, or as they are once some components have failed. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { withoutComponents } from '../../network/failures/withoutComponents';
import { fabricOf, type Fabric } from '../../network/fabric/fabric';
import { switchesOf } from '../../network/fabric/ports';
import type { Component } from '../../network/fabric/types';
import { rememberedBy } from '../../util/remembered';
import { lostKey, type Lost } from '../failures/component';
import { hostsInside } from '../failures/nestedHosts';
import type { Reach } from './types';

export interface Ways {
  readonly estate: Estate;
  /** Keys of what has failed (`lostKey`), all that stands on a lost site and the hosts in VMs of lost ones included. */
  readonly lost: ReadonlySet<string>;
  readonly fabric: Fabric;
  /** What has been worked out without what has failed; undefined where the estate remembers it. */
  readonly memo: Map<string, Reach> | undefined;
}

/** The ways as the document says them. What is asked of them inside a query is tracked like any other reading of the estate. */
export const waysOf = rememberedBy((estate: Estate): Ways => ({ estate, lost: new Set(), fabric: fabricOf(estate), memo: undefined }));

/** The ways once some components have failed, worked out anew and for one use: they do not follow later edits. */
export function waysWithout(estate: Estate, lost: readonly Lost[]): Ways {
  if (lost.length === 0) return waysOf(estate);
  const standing = lost.flatMap((one) => (one.kind === 'site' ? [one, ...standingOn(estate, one.site)] : [one]));
  const inner = hostsInside(estate, standing.flatMap((one) => (one.kind === 'host' ? [one.host] : [])));
  const all: readonly Lost[] = [...standing, ...inner.map((host): Lost => ({ kind: 'host', host }))];
  const ofNetwork = all.flatMap((one): readonly Component[] => {
    switch (one.kind) {
      case 'host': case 'nic': case 'switch': case 'port': case 'router': case 'site-link': return [one];
      default: return [];
    }
  });
  return { estate, lost: new Set(all.map(lostKey)), fabric: withoutComponents(estate, ofNetwork), memo: new Map() };
}

/** Hosts, arrays and physical switches of a site. */
function standingOn(estate: Estate, site: string): readonly Lost[] {
  return [
    ...estate.ids('hosts').flatMap((host): readonly Lost[] => (siteOf(estate, estate.value('hosts', host) ?? {}) === site ? [{ kind: 'host', host }] : [])),
    ...estate.ids('arrays').flatMap((array): readonly Lost[] => (estate.value('arrays', array)?.site === site ? [{ kind: 'array', array }] : [])),
    ...switchesOf(estate, 'physical').flatMap((id): readonly Lost[] => (estate.value('switches', id)?.site === site ? [{ kind: 'switch', switch: id }] : [])),
  ];
}

export const isGone = ({ lost }: Ways, component: Lost): boolean => lost.size > 0 && lost.has(lostKey(component));
