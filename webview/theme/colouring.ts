/** The ways to colour nodes: by what a view shows by itself, by findings, or by an overlay that the extension works out. */
import { isCategory, overlaysIn, type OverlayName } from '../../src/protocol/overlays';
import type { ViewName } from '../../src/protocol/view';
import { measuresOf, type UseMeasure } from '../../src/protocol/measures';
import { heatMeasureMeaning, heatMeasureName, heatMeasureWord, type HeatMeasure } from './heat';

export interface Colouring {
  /** "cpu", "findings", "tenant": each once in a view. */
  readonly id: string;
  readonly measure: HeatMeasure;
  /** What the extension has to say of nodes for it; null for what nodes have anyway. */
  readonly overlay: OverlayName | null;
  /** As a menu says it. */
  readonly name: string;
  /** Within a sentence: "Coloured by …". */
  readonly word: string;
  /** What its figure is. */
  readonly meaning: string;
  /** What having none means. */
  readonly unknown: string;
  readonly isCategory: boolean;
}

/** Those that mean something in a view, the one it begins with first. */
export function colouringsOf(view: ViewName): readonly Colouring[] {
  return byView[view];
}

/** What is drawn now. */
export function colouringNow({ view, heatBy, overlay }: { readonly view: ViewName; readonly heatBy: HeatMeasure; readonly overlay: OverlayName | null }): Colouring {
  const all = byView[view];
  return all.find((each) => (heatBy === 'overlay' ? each.overlay !== null && each.overlay === overlay : each.measure === heatBy && each.overlay === null)) ?? (all[0] as Colouring);
}

const findings: Colouring = {
  id: 'findings', measure: 'findings', overlay: null, name: 'Findings', word: 'findings', meaning: 'Worst finding on it or in it', unknown: '', isCategory: false,
};
const vlan: Colouring = { id: 'vlan', measure: 'vlan', overlay: null, name: 'VLAN', word: 'VLAN and segment', meaning: 'VLANs and segments', unknown: 'none', isCategory: true };

const unknownShare = 'use unknown';
const unknownOf: Readonly<Partial<Record<UseMeasure, string>>> = {
  fill: 'share unknown', iops: 'share unknown', latency: 'no target: no datastore promises it by itself, as of one member of a pool, or nothing is known of it',
};

function native(measure: UseMeasure, view: ViewName): Colouring {
  const isUse = measure === 'cpu' || measure === 'memory';
  return {
    id: measure, measure, overlay: null, name: heatMeasureName[measure], word: view === 'compute' ? `${heatMeasureWord[measure]} use` : heatMeasureWord[measure],
    meaning: isUse ? 'Use of capacity' : measure === 'fill' ? 'Used of what is usable, of an export what is written' : heatMeasureMeaning[measure],
    unknown: unknownOf[measure] ?? unknownShare, isCategory: false,
  };
}

const words: Readonly<Record<OverlayName, Pick<Colouring, 'name' | 'word' | 'meaning' | 'unknown'>>> = {
  cpu: { name: 'CPU', word: 'CPU use', meaning: 'Use of CPU capacity', unknown: unknownShare },
  memory: { name: 'Memory', word: 'memory use', meaning: 'Use of memory capacity', unknown: unknownShare },
  storage: { name: 'Storage', word: 'the fullest datastore', meaning: 'Used of the fullest datastore it stands on or mounts', unknown: 'on no datastore whose size is known' },
  network: { name: 'Network', word: 'the busiest link', meaning: 'Asked at peak of the busiest link, over its speed', unknown: 'nothing is said to be sent' },
  overcommit: { name: 'Overcommitment', word: 'overcommitment', meaning: 'Promised of what the policies allow to be promised', unknown: 'capacity unknown' },
  tenant: { name: 'Tenant', word: 'tenant', meaning: 'Tenants', unknown: 'none, or several' },
  tag: { name: 'Tag', word: 'first tag', meaning: 'First tags', unknown: 'none, or several' },
  'snapshot-age': { name: 'Age of snapshots', word: 'age of snapshots', meaning: 'Age of the oldest snapshot, of the days that snapshots are kept', unknown: 'no snapshot, or none that says its date' },
};

function overlaid(overlay: OverlayName): Colouring {
  return { id: overlay, measure: 'overlay', overlay, ...words[overlay], isCategory: isCategory(overlay) };
}

function ofView(view: ViewName): readonly Colouring[] {
  return [...(view === 'network' ? [vlan] : measuresOf[view].map((measure) => native(measure, view))), findings, ...overlaysIn(view).map(overlaid)];
}
const byView: Readonly<Record<ViewName, readonly Colouring[]>> = { compute: ofView('compute'), network: ofView('network'), storage: ofView('storage'), all: ofView('all') };
