import { defineConfig } from 'vitest/config';

/** As long as a locator is waited for: there to fail with a sentence, never to measure. */
const pollDeadlineMs = 30_000;

/**
 * Three kinds of tests, one after the other: in Node, in a browser over the built webview, and in a real VS Code.
 * `npm test -- --project unit` runs one kind; only the kinds that run install and start what they need.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/webview/**', 'test/vscode/**'],
          setupFiles: 'test/support/laws.ts',
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.{ts,tsx}'],
          globalSetup: 'test/support/browser-setup.ts',
          setupFiles: 'test/support/laws.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: pollDeadlineMs } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'vscode',
          include: ['test/vscode/**/*.test.ts'],
          globalSetup: 'test/vscode/support/global-setup.ts',
          setupFiles: 'test/vscode/support/setup.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: pollDeadlineMs } },
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
