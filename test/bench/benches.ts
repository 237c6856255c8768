import type { Bench } from './measurement';
import { allocationBenches } from './rows/allocation';
import { browserBenches } from './rows/browser';
import { bundleBenches } from './rows/bundles';
import { diagramBenches } from './rows/diagram';
import { gestureBenches } from './rows/gestures';
import { keystrokeBenches } from './rows/keystrokes';
import { loadBenches } from './rows/load';
import { referenceBenches } from './rows/references';
import { sceneBenches } from './rows/scene';
import { vscodeBenches } from './rows/vscode';

/** Every row, in the order of the table. */
export const benches: readonly Bench[] = [
  ...loadBenches, ...allocationBenches, ...keystrokeBenches, ...gestureBenches, ...diagramBenches, ...sceneBenches, ...browserBenches, ...vscodeBenches, ...bundleBenches, ...referenceBenches,
];
