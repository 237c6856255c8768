import { atLeast, atMost, type Bench } from '../measurement';
import { gestures, levels, theDiagram } from '../browser/diagram';

export const browserBenches: readonly Bench[] = [
  {
    name: 'paint-first',
    what: 'Diagram opened to first paint, in Chromium: scripts, view of the whole estate, two frames drawn',
    unit: 'ms',
    target: atMost(1000),
    run: async (world) => (await theDiagram(world)).firstPaints,
  },
  ...levels.flatMap((level) => gestures.map((gesture): Bench => ({
    name: `fps-${gesture}-${level}`,
    what: `Frames while one ${gesture}s at the level of ${level}`,
    unit: 'fps',
    target: atLeast(55),
    run: async (world) => (await theDiagram(world)).frames(level, gesture).then(({ fps }) => fps),
  }))),
  ...levels.flatMap((level) => gestures.map((gesture): Bench => ({
    name: `frame-${gesture}-${level}`,
    what: `Longest wait for a frame while one ${gesture}s at the level of ${level}`,
    unit: 'ms',
    run: async (world) => (await theDiagram(world)).frames(level, gesture).then(({ longest }) => longest),
  }))),
  ...levels.flatMap((level) => gestures.map((gesture): Bench => ({
    name: `work-${gesture}-${level}`,
    what: `Processor time of the page for each step while one ${gesture}s at the level of ${level}`,
    unit: 'ms',
    run: async (world) => (await theDiagram(world)).frames(level, gesture).then(({ work }) => work),
  }))),
];
