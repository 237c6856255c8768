/** What the canvas and the export use of the scene. README.md says when. */
export { estateRules } from './estateRules';
export { heatColor, inkOn, palettes, type Palette } from './heat/heatColor';
export { findingPath, figure, heatPaths } from './heat/heatPaths';
export { arrange, reset, topId, type ArrangeOptions } from './layout/arrange';
export { isItem, labelSize } from './picture/level';
export { pictureOf, wholePicture } from './picture/picture';
export { dropAt } from './query/drop';
export { caught, hit, pathTo } from './query/hit';
export { minimap } from './query/minimap';
export { enter, leave, neighbour } from './query/neighbour';
export { boundsOf, fitTo, toScene, toScreen, type FitOptions } from './query/view';
export { toSvg, type SvgOptions } from './svg/toSvg';
export { lookOf } from './tree/kinds';
export { heatOf, severities } from './tree/totals';
export { applyPatch, buildScene, replaceNodes } from './tree/tree';
export type * from './types';
