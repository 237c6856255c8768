import type { Locator } from 'playwright-core';

/** A rectangle on the page. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * Where an element is on the page, once it stays there: what a press has moved comes to rest some frames after the press.
 * @throws {Error} when it is not on the page, or is not seen
 */
export async function boxOf(locator: Locator): Promise<Box> {
  await locator.evaluate((element, framesOfRest) => new Promise<void>((resolve) => {
    const place = (): string => JSON.stringify(element.getBoundingClientRect());
    let [last, atRest] = [place(), 0];
    const look = (): void => {
      const now = place();
      [last, atRest] = [now, now === last ? atRest + 1 : 0];
      if (atRest < framesOfRest && element.isConnected) requestAnimationFrame(look);
      else resolve();
    };
    requestAnimationFrame(look);
  }), 3);
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on the page`);
  return box;
}

export function middleOf({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
