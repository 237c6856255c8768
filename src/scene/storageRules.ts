import type { EdgeKind, NodeKind } from '../protocol/view';
import { estateRules } from './estateRules';
import type { InnerRule, KindRule, SceneRules } from './types';

/** Areas are wider than high, so that a band is flat and lines leave it at once. */
const area = (header: number, gap: number): InnerRule => ({ header, padding: 24, gap, aspect: 4, columns: null, spare: 0, bands: 72 });
const nothing: InnerRule = { header: 24, padding: 4, gap: 4, aspect: 1.6, columns: null, spare: 0 };
const grid = (columns: number, spare: 0 | 1): InnerRule => ({ header: 56, padding: 8, gap: 8, aspect: 2.4, columns, spare });

// From those who use it down to the media: each band stands on the next, so that hardly a line passes a band.
const users = 0;
const datastores = 1;
const pools = 2;
const media = 3;

type Kind = Extract<NodeKind, 'site' | 'cluster' | 'group' | 'host' | 'disks' | 'array' | 'disk-group' | 'export' | 'pool' | 'datastore' | 'disk' | 'volume'>;
const part: KindRule = { role: 'leaf', size: { width: 244, height: 48 }, inner: nothing };
const kinds: Readonly<Record<Kind, KindRule>> = {
  // What spans sites stands above them: the logical above the physical.
  site: { role: 'area', size: { width: 320, height: 96 }, inner: area(56, 48), rank: media },
  cluster: { role: 'area', size: { width: 264, height: 88 }, inner: area(56, 32), rank: users },
  group: { role: 'area', size: { width: 320, height: 140 }, inner: area(56, 32) },
  host: { role: 'holder', size: { width: 264, height: 64 }, inner: grid(1, 0), rank: users },
  disks: part,
  array: { role: 'holder', size: { width: 512, height: 72 }, inner: grid(2, 0), rank: media },
  'disk-group': part,
  export: part,
  pool: { role: 'holder', size: { width: 512, height: 64 }, inner: grid(2, 0), rank: pools },
  // Three disks across, so that datastores stand in columns however many disks each has, and grow downwards only.
  datastore: { role: 'holder', size: { width: 512, height: 116 }, inner: grid(3, 1), rank: datastores },
  disk: { role: 'leaf', size: { width: 160, height: 44 }, inner: nothing, rank: datastores },
  volume: { role: 'leaf', size: { width: 160, height: 44 }, inner: nothing, rank: datastores },
};

/** The table for storage: clusters and hosts above the datastores they mount, below those the pools and the media that these stand on. */
export const storageRules: SceneRules = {
  ...estateRules,
  kinds,
  otherKind: kinds.disk,
  layers: {},
  measures: ['fill', 'iops', 'latency', 'findings', 'overlay'],
  // A mean over arrays, and over the pools that are made of them, would count twice and mean nothing.
  means: [],
  top: { header: 0, padding: 0, gap: 64, aspect: 2.4, columns: null, spare: 0, bands: 112 },
  accepts: { disk: ['datastore'], volume: ['datastore'] },
  lines: {
    states: ['down', 'unknown', 'standby', 'normal'], plainState: 'normal', limit: 1500,
    kinds: { backing: 'holds the data', mount: 'mounted by', replica: 'replica', path: 'path' } satisfies Partial<Record<EdgeKind, string>>,
  },
};
