import type { Bench } from './measurement';
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
  ...loadBenches, ...keystrokeBenches, ...gestureBenches, ...diagramBenches, ...sceneBenches, ...browserBenches, ...vscodeBenches, ...bundleBenches, ...referenceBenches,
];
