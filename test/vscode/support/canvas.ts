import type { Locator } from 'playwright-core';
import type { VsCode } from './attach';

/**
 * Presses a key on the canvas and waits for what it brings. VS Code hears a moment later than the page that the focus is on the
 * canvas, and until then the key is nobody's: then it is pressed again.
 */
export async function pressOnCanvas(vs: VsCode, key: string, brings: Locator): Promise<void> {
  await vs.until(async () => {
    if (await brings.isVisible()) return true;
    await vs.page.keyboard.press(key);
    return brings.waitFor({ timeout: 3_000 }).then(() => true);
  }, `${key} to act on the canvas`);
}
