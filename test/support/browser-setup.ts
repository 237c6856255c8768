import type { TestProject } from 'vitest/node';
import { ensureBrowser } from '../../scripts/vscode/browser.mjs';
import { buildOnce } from '../../scripts/vscode/build-once.mjs';

/** What the tests are given: where the browser is, or why there is none. Each of them then fails with that reason. */
export type FoundBrowser =
  | { readonly kind: 'found'; readonly executablePath: string }
  | { readonly kind: 'missing'; readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    browser: FoundBrowser;
  }
}

/** Builds the webview and finds a Chromium, installing it where that is possible. */
export default async function prepareBrowser(project: TestProject): Promise<void> {
  try {
    await buildOnce();
    project.provide('browser', { kind: 'found', executablePath: await ensureBrowser() });
  } catch (error) {
    project.provide('browser', { kind: 'missing', reason: error instanceof Error ? error.message : String(error) });
  }
}
