import type { ViewName } from './view';

/** Of what a node has and how much of it is used. */
export type UseMeasure = 'cpu' | 'memory' | 'fill' | 'iops' | 'latency';

/** What each view can be coloured by without an overlay, the one it begins with first. */
export const measuresOf: Readonly<Record<ViewName, readonly UseMeasure[]>> = { compute: ['cpu', 'memory'], network: [], storage: ['fill', 'iops', 'latency'], all: ['cpu', 'memory', 'fill'] };
