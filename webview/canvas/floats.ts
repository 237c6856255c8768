import type { Rect } from '../../src/scene';

/** What lies over the canvas all the time, in pixels from its corner: palette, legend and minimap, or those of a selector. */
export function floatsOver(canvas: Element, selector = '.tv-palette, .tv-legend, .tv-minimap'): readonly Rect[] {
  const corner = canvas.getBoundingClientRect();
  return [...canvas.ownerDocument.querySelectorAll(selector)].flatMap((float) => {
    const { left, top, width, height } = float.getBoundingClientRect();
    return width === 0 || height === 0 ? [] : [{ x: left - corner.left, y: top - corner.top, width, height }];
  });
}
