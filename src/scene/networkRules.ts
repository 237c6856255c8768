import type { NodeKind } from '../protocol/view';
import { estateRules } from './estateRules';
import type { InnerRule, KindRule, SceneRules } from './types';

/** Areas are much wider than high, so that a band is flat and lines leave it at once; tiers of switches are as far apart as their cables need. */
const area = (header: number, gap: number): InnerRule => ({ header, padding: 24, gap, aspect: 14, columns: null, crowd: { columns: 16, aspect: 2.4 }, spare: 0, bands: 72 });
const nothing: InnerRule = { header: 24, padding: 4, gap: 4, aspect: 1.6, columns: null, spare: 0 };
const grid = (header: number, columns: number | null): InnerRule => ({ header, padding: 8, gap: 8, aspect: 2.4, columns, spare: 0 });

// From the wire up to what is made of it: each band is joined to the next, so that hardly a line passes a band.
const physical = 0;
const machines = 1;
const logical = 2;
const routing = 3;

type Kind = Extract<NodeKind, 'site' | 'cluster' | 'group' | 'switch' | 'port' | 'host' | 'nic' | 'adapter' | 'fabric' | 'network' | 'guest' | 'router' | 'vm' | 'container'>;
const kinds: Readonly<Record<Kind, KindRule>> = {
  site: { role: 'area', size: { width: 400, height: 160 }, inner: area(56, 48) },
  cluster: { role: 'area', size: { width: 400, height: 160 }, inner: area(56, 32) },
  group: { role: 'area', size: { width: 320, height: 140 }, inner: area(56, 32) },
  switch: { role: 'holder', size: { width: 224, height: 96 }, inner: grid(40, 8), across: { columns: 2, width: 232 }, rank: physical, tiered: true },
  port: { role: 'leaf', size: { width: 104, height: 40 }, inner: nothing },
  host: { role: 'holder', size: { width: 576, height: 104 }, inner: grid(40, 4), across: { columns: 2, width: 292 }, rank: machines },
  nic: { role: 'leaf', size: { width: 134, height: 44 }, inner: nothing },
  adapter: { role: 'leaf', size: { width: 134, height: 44 }, inner: nothing },
  fabric: { role: 'area', size: { width: 360, height: 160 }, inner: { ...area(56, 32), aspect: 8 }, rank: logical },
  network: { role: 'holder', size: { width: 336, height: 104 }, inner: { ...grid(40, null), spare: 1 }, rank: logical },
  guest: { role: 'leaf', size: { width: 152, height: 44 }, inner: nothing, rank: logical },
  router: { role: 'leaf', size: { width: 192, height: 52 }, inner: nothing, rank: routing },
  vm: { role: 'leaf', size: { width: 152, height: 44 }, inner: nothing, rank: logical },
  container: { role: 'leaf', size: { width: 152, height: 44 }, inner: nothing, rank: logical },
};

/**
 * The table for the network: physical switches above the hosts they are cabled to, below those the virtual switches with their
 * networks, and the routers between networks.
 */
export const networkRules: SceneRules = {
  ...estateRules,
  kinds,
  otherKind: kinds.guest,
  layers: {},
  measures: ['findings', 'overlay'],
  means: [],
  top: { header: 0, padding: 0, gap: 64, aspect: 2.8, columns: null, spare: 0, bands: 112 },
  accepts: {},
  lines: { states: ['down', 'unknown', 'standby', 'normal'], plainState: 'normal', limit: 1500 },
};
