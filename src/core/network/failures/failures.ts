/** Single points of failure, and what the loss of a component cuts off. Semantics: "Points of failure" in ../SPEC.md. */
import { defineQuery, type Estate } from '../../model/estate';
import { componentKey, type Component } from '../fabric/types';
import { FailureAnalysis, type Goal } from './analysis';
import { adapterClassesOf, adapterClassesOn, type AdapterClass } from './adapterClasses';

/** A component that some adapters cannot do without. */
export interface PointOfFailure {
  readonly component: Component;
  readonly cuts: readonly Cut[];
}

/** Adapters that are cut off together. */
export interface Cut {
  readonly adapters: AdapterClass;
  /** From what: their gateway, all others on their network, or all that lies beyond their host. */
  readonly from: Goal['kind'];
}

/** Of the guests of a host and the host itself. */
export function pointsOfFailureOn(estate: Estate, host: string): readonly PointOfFailure[] {
  return estate.query(ofHost, host);
}

/** Of whoever is on a network. */
export function pointsOfFailureOf(estate: Estate, network: string): readonly PointOfFailure[] {
  return estate.query(ofNetwork, network);
}

/** Of all adapters there are; those that cut off most first. It looks at the whole estate. */
export function pointsOfFailure(estate: Estate): readonly PointOfFailure[] {
  return estate.query(ofAll, '');
}

/** Of a VM: those that cut off at least one of its adapters. */
export function pointsOfFailureOfVm(estate: Estate, id: string): readonly PointOfFailure[] {
  const host = estate.value('vms', id)?.host;
  if (host === undefined) return [];
  return pointsOfFailureOn(estate, host).flatMap(({ component, cuts }) => {
    const own = cuts.filter(({ adapters }) => adapters.adapters.some((station) => station.collection === 'vms' && station.id === id));
    return own.length === 0 ? [] : [{ component, cuts: own }];
  });
}

/** Everything that the loss of some components together cuts off: it looks at every adapter. What is on a lost host is lost rather than cut off. */
export function lossOf(estate: Estate, ...lost: readonly Component[]): readonly Cut[] {
  const analysis = new FailureAnalysis(estate);
  const hosts = new Set(lost.flatMap((component) => (component.kind === 'host' ? [component.host] : [])));
  return allClasses(estate).flatMap((adapters): readonly Cut[] => {
    const goal = hosts.has(adapters.host) ? undefined : analysis.goalOf(adapters);
    return goal && analysis.isCut(adapters, goal, lost) ? [{ adapters, from: goal.kind }] : [];
  });
}

/** How many adapters are cut off. */
export const adaptersIn = (cuts: readonly Cut[]): number => cuts.reduce((total, { adapters }) => total + adapters.adapters.length, 0);

const ofHost = defineQuery<readonly PointOfFailure[]>('points of failure of a host', (estate, host) => pointsOf(estate, adapterClassesOn(estate, host)));
const ofNetwork = defineQuery<readonly PointOfFailure[]>('points of failure of a network', (estate, network) => pointsOf(estate, adapterClassesOf(estate, network)));
const ofAll = defineQuery<readonly PointOfFailure[]>('points of failure', (estate) => pointsOf(estate, allClasses(estate)));

function allClasses(estate: Estate): readonly AdapterClass[] {
  return [...estate.ids('hosts')].sort().flatMap((host) => adapterClassesOn(estate, host));
}

function pointsOf(estate: Estate, classes: readonly AdapterClass[]): readonly PointOfFailure[] {
  const analysis = new FailureAnalysis(estate);
  const points = new Map<string, { readonly component: Component; readonly cuts: Cut[] }>();
  for (const adapters of classes) {
    const goal = analysis.goalOf(adapters);
    if (!goal) continue;
    for (const component of analysis.candidates(adapters, goal)) {
      if (!analysis.isCut(adapters, goal, [component])) continue;
      const key = componentKey(component);
      const known = points.get(key);
      if (known) known.cuts.push({ adapters, from: goal.kind });
      else points.set(key, { component, cuts: [{ adapters, from: goal.kind }] });
    }
  }
  return [...points].sort(([a, x], [b, y]) => adaptersIn(y.cuts) - adaptersIn(x.cuts) || (a < b ? -1 : 1)).map(([, point]) => point);
}
