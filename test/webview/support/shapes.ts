import type { Locator } from 'playwright-core';

/** A rectangle on the page. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where an element is on the page. @throws {Error} when it is not there. */
export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on the page`);
  return box;
}

export function middleOf({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
