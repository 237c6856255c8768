import type { Bench } from './measurement';
import { actBenches } from './rows/acts';
import { allocationBenches } from './rows/allocation';
import { allViewBenches } from './rows/allView';
import { bandwidthBenches } from './rows/bandwidth';
import { browserBenches } from './rows/browser';
import { bundleBenches } from './rows/bundles';
import { compareBenches } from './rows/compare';
import { diagramBenches } from './rows/diagram';
import { fabricBenches } from './rows/fabric';
import { gestureBenches } from './rows/gestures';
import { inspectorBenches } from './rows/inspector';
import { keystrokeBenches } from './rows/keystrokes';
import { layoutBenches } from './rows/layout';
import { loadBenches } from './rows/load';
import { networkBenches } from './rows/network';
import { networkEditBenches } from './rows/networkEdits';
import { networkViewBenches } from './rows/networkView';
import { referenceBenches } from './rows/references';
import { sceneBenches } from './rows/scene';
import { sceneEdgeBenches } from './rows/sceneEdges';
import { storageBenches } from './rows/storage';
import { vscodeBenches } from './rows/vscode';

/** Every row, in the order of the table. */
export const benches: readonly Bench[] = [
  ...loadBenches, ...allocationBenches, ...fabricBenches, ...networkBenches, ...networkEditBenches, ...bandwidthBenches, ...storageBenches, ...keystrokeBenches, ...gestureBenches, ...diagramBenches, ...inspectorBenches, ...compareBenches, ...networkViewBenches, ...allViewBenches, ...sceneBenches, ...sceneEdgeBenches, ...browserBenches, ...actBenches, ...layoutBenches, ...vscodeBenches, ...bundleBenches, ...referenceBenches,
];
