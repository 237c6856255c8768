import type { NodeKind } from '../protocol/view';
import { estateRules } from './estateRules';
import type { InnerRule, KindRule, SceneRules } from './types';

/** Areas in which boxes stand in bands, wider than high, so that lines leave them at once. */
const banded = (gap: number, aspect: number): InnerRule => ({ header: 64, padding: 24, gap, aspect, columns: null, spare: 0, bands: 56 });
const nothing: InnerRule = { header: 56, padding: 8, gap: 8, aspect: 1.6, columns: null, spare: 0 };
/** What stands for all its parts: named from the middle on, as hosts are. */
const whole = (width: number, rank: number): KindRule => ({ role: 'holder', size: { width, height: 60 }, inner: nothing, rank });

// From the logical down to the media: each band is joined to the one below it, so that hardly a line passes a band.
const routing = 0;
const logical = 1;
const wires = 2;
const machines = 3;
const datastores = 4;
const pools = 5;
const media = 6;

type Kind = Extract<NodeKind, 'site' | 'cluster' | 'group' | 'host' | 'vm' | 'container' | 'router' | 'fabric' | 'network' | 'switch' | 'datastore' | 'pool' | 'array'>;
const { cluster, host, vm, container } = estateRules.kinds as Readonly<Record<'cluster' | 'host' | 'vm' | 'container', KindRule>>;
const kinds: Readonly<Record<Kind, KindRule>> = {
  site: { role: 'area', size: { width: 480, height: 200 }, inner: banded(40, 2.4), rank: machines },
  cluster: { ...cluster, rank: machines },
  group: { role: 'area', size: { width: 320, height: 140 }, inner: banded(24, 5) },
  host: { ...host, rank: machines },
  vm: { ...vm, rank: machines, ...(vm.holding && { holding: { ...vm.holding, rank: machines } }) },
  container: { ...container, rank: machines },
  router: whole(320, routing),
  fabric: { role: 'area', size: { width: 360, height: 140 }, inner: { ...banded(16, 5), bands: 32 }, rank: logical },
  network: whole(320, logical),
  switch: { ...whole(280, wires), tiered: true },
  datastore: whole(320, datastores),
  pool: whole(320, pools),
  array: whole(320, media),
};

/**
 * The table for the whole estate on one canvas: networks above the sites, in each site its switches, what runs there, and below
 * that its storage. Lines of guests are drawn for what is looked at alone.
 */
export const allRules: SceneRules = {
  ...estateRules,
  kinds,
  otherKind: kinds.vm,
  measures: ['cpu', 'memory', 'fill', 'findings', 'overlay'],
  means: ['cpu', 'memory'],
  top: { header: 0, padding: 0, gap: 64, aspect: 2, columns: null, spare: 0, bands: 96 },
  lines: {
    states: ['down', 'unknown', 'standby', 'normal'], plainState: 'normal', limit: 400, onDemand: ['attached', 'stored'],
    kinds: { cable: 'cable', uplink: 'uplink', interface: 'interface of a router', tunnel: 'tunnel', backing: 'holds the data', mount: 'mounted by', replica: 'replica', attached: 'on a network', stored: 'kept on' },
  },
};
