import type { NodeKind } from '../protocol/view';
import type { KindRule, LayerLook, SceneRules } from './types';

// Hosts are all of one width, four VMs across, so that they stand in columns however many VMs each has, and grow downwards only.
// Containers are as large as VMs: they share the grid of a host. A VM that holds some is a box around them.
const kinds: Readonly<Record<Extract<NodeKind, 'site' | 'cluster' | 'group' | 'host' | 'vm' | 'container'>, KindRule>> = {
  site: { role: 'area', size: { width: 480, height: 200 }, inner: { header: 72, padding: 24, gap: 32, aspect: 1.4, columns: null, spare: 0 } },
  cluster: { role: 'area', size: { width: 400, height: 180 }, inner: { header: 64, padding: 20, gap: 20, aspect: 1.4, columns: null, spare: 0 } },
  group: { role: 'area', size: { width: 400, height: 180 }, inner: { header: 64, padding: 20, gap: 8, aspect: 1.4, columns: null, spare: 1 } },
  host: { role: 'holder', size: { width: 712, height: 112 }, inner: { header: 48, padding: 8, gap: 8, aspect: 1.6, columns: 4, spare: 1 }, layerHeight: 22 },
  vm: {
    role: 'leaf', size: { width: 168, height: 48 }, inner: { header: 24, padding: 4, gap: 4, aspect: 1.6, columns: null, spare: 0 },
    // As wide as a VM without containers, so that both stand in the columns of a host.
    holding: { role: 'holder', size: { width: 168, height: 96 }, inner: { header: 48, padding: 8, gap: 8, aspect: 1.6, columns: 1, spare: 0 } },
  },
  container: { role: 'leaf', size: { width: 168, height: 48 }, sizeIn: { vm: { width: 152, height: 44 } }, inner: { header: 24, padding: 4, gap: 4, aspect: 1.6, columns: null, spare: 0 } },
};

/** What a host consists of below its guests. */
const layers: Readonly<Record<string, LayerLook>> = {
  hardware: { name: 'hardware', pattern: 'solid' },
  'host-os': { name: 'host OS', pattern: 'dotted' },
  hypervisor: { name: 'hypervisor', pattern: 'slanted' },
  engine: { name: 'container engine', pattern: 'barred' },
};

/** The table for the diagram of sites, clusters, hosts and their guests: the one file of the scene that names them. */
export const estateRules: SceneRules = {
  flow: 'down',
  spacing: 'normal',
  kinds,
  otherKind: kinds.vm,
  layers,
  otherLayer: { name: '', pattern: 'plain' },
  top: { header: 0, padding: 0, gap: 64, aspect: 1.4, columns: null, spare: 0 },
  levels: { cellsFrom: 0.16, cardsFrom: 0.6, hysteresis: 0.1, itemLimit: 600, marginPx: 160 },
  plainState: 'normal',
  measures: ['cpu', 'memory', 'findings', 'overlay'],
  means: ['cpu', 'memory'],
  accepts: { vm: ['host', 'cluster'], container: ['host', 'vm'] },
  lines: { states: [], plainState: 'normal', limit: 0 },
};
