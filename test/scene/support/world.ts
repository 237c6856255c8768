import fc from 'fast-check';
import type { DiagramNode } from '../../../src/protocol/view';
import { estateRules } from '../../../src/scene/estateRules';
import type { SceneNode } from '../../../src/scene/types';

export const rules = estateRules;

/** A node of the diagram with everything that a test does not care about left at rest. */
export function node(id: string, kind: DiagramNode['kind'], parent: string | null, more: Partial<DiagramNode> = {}): DiagramNode {
  return {
    id, kind, parent, label: id.slice(id.indexOf('/') + 1), order: 0, detail: '', state: 'normal',
    heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null, ...more,
  };
}

/** One site and one cluster of these hosts, each with that many VMs: `estate({ a: 3, b: 5 })`. */
export function estate(vmsByHost: Readonly<Record<string, number>>): DiagramNode[] {
  const nodes = [node('sites/dakar', 'site', null), node('clusters/prod', 'cluster', 'sites/dakar')];
  Object.entries(vmsByHost).forEach(([host, count], order) => {
    nodes.push(node(`hosts/${host}`, 'host', 'clusters/prod', { order, heat: { cpu: 0.5, memory: 0.25 } }));
    for (let at = 0; at < count; at++) nodes.push(node(`vms/${host}-${at}`, 'vm', `hosts/${host}`, { order: at }));
  });
  return nodes;
}

const use = fc.option(fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 20), { nil: null });
const count = fc.integer({ min: 0, max: 2 });

/** Any node at all: few ids, so that parents are often there, absent, repeated or on a circle. */
export const anyNode: fc.Arbitrary<SceneNode> = fc.record({
  id: fc.integer({ min: 0, max: 14 }).map((at) => `n${at}`),
  kind: fc.constantFrom('site', 'cluster', 'host', 'vm', 'container', 'unheard-of'),
  label: fc.string({ maxLength: 6 }),
  parent: fc.option(fc.integer({ min: 0, max: 16 }).map((at) => `n${at}`), { nil: null, freq: 3 }),
  order: fc.integer({ min: 0, max: 4 }),
  detail: fc.constant(''),
  state: fc.constantFrom('normal', 'off'),
  heat: fc.record({ cpu: use, memory: use }),
  findings: fc.record({ error: count, warning: count, info: count }),
  pin: fc.constant(null),
  layers: fc.array(fc.tuple(fc.constantFrom('hardware', 'hypervisor', 'unheard-of'), fc.string({ maxLength: 4 })), { maxLength: 2 }),
});

/** So many layers, from below. */
export function stack(count: number): NonNullable<DiagramNode['layers']> {
  return ([['hardware', '32 cores'], ['host-os', 'Debian 12'], ['hypervisor', 'VirtualBox 7']] as const).slice(0, count).map(([layer, label]) => [layer, label]);
}

/** An estate in which every box has its place: up to two sites, three clusters, seven hosts on up to three layers, loose VMs. */
export const anyEstate: fc.Arbitrary<DiagramNode[]> = fc
  .record({
    clusters: fc.array(fc.record({ site: fc.integer({ min: 0, max: 2 }), hosts: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }), loose: fc.integer({ min: 0, max: 3 }) }), { maxLength: 3 }),
    hosts: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
    group: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ clusters, hosts, group }) => {
    const nodes = [node('sites/s0', 'site', null), node('sites/s1', 'site', null, { order: 1 })];
    const fill = (host: string, parent: string | null, order: number, vms: number): void => {
      nodes.push(node(`hosts/${host}`, 'host', parent, { order, layers: stack((vms + order) % 4) }));
      for (let at = 0; at < vms; at++) nodes.push(node(`vms/${host}-${at}`, 'vm', `hosts/${host}`, { order: at }));
    };
    clusters.forEach((cluster, c) => {
      nodes.push(node(`clusters/c${c}`, 'cluster', cluster.site === 2 ? null : `sites/s${cluster.site}`, { order: c }));
      cluster.hosts.forEach((vms, h) => fill(`c${c}h${h}`, `clusters/c${c}`, h, vms));
      for (let at = 0; at < cluster.loose; at++) nodes.push(node(`vms/c${c}-${at}`, 'vm', `clusters/c${c}`, { order: 100 + at }));
    });
    hosts.forEach((vms, h) => fill(`h${h}`, null, h, vms));
    if (group > 0) nodes.push(node('group/unplaced', 'group', null, { order: 9 }));
    for (let at = 0; at < group; at++) nodes.push(node(`vms/g-${at}`, 'vm', 'group/unplaced', { order: at }));
    return nodes;
  });
