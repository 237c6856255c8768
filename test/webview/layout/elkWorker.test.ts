import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawText } from '../../../scripts/raw-text.mjs';
import { node } from '../../scene/support/world';
import { openPage, siteOrigin } from '../../support/browser';
import { uneven } from './support/uneven';

const policy = (worker: string): string => `default-src 'none'; script-src 'nonce-once' ${siteOrigin}; ${worker}`;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'topovisor-elk-'));
  await build({
    entryPoints: { page: 'test/webview/layout/support/page.ts' }, outdir: folder, plugins: [rawText],
    bundle: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022', minify: true, logLevel: 'warning',
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('elk in a webview', () => {
  test('packs in a worker from a Blob under the policy of a webview', async () => {
    const { page } = await open(policy('worker-src blob:'));
    const { outcome, heights } = await page.evaluate((nodes) => window.packWithElk(nodes), uneven);
    expect(outcome).toEqual({ kind: 'asked', questions: 1, better: 1 });
    expect(heights[1]).toBeLessThan(heights[0] ?? 0);
  });

  test('says so where the policy forbids the worker, and the built-in packing stays', async () => {
    const { page } = await open(policy("worker-src 'none'"));
    const { outcome, heights } = await page.evaluate((nodes) => window.packWithElk(nodes), uneven);
    expect(outcome).toEqual({ kind: 'failed', reason: expect.stringMatching(/worker/i) as string });
    expect(heights[1]).toBe(heights[0]);
  });

  test('is not even loaded where there is nothing to gain', async () => {
    const { page, scripts } = await open(policy('worker-src blob:'));
    const sizes = scripts.map((name) => statSync(join(folder, name)).size);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    const { outcome } = await page.evaluate((nodes) => window.packWithElk(nodes), [node('hosts/a', 'host', null)]);
    expect(outcome).toEqual({ kind: 'asked', questions: 0, better: 0 });
    expect(scripts).toHaveLength(sizes.length);
    expect(readdirSync(folder).some((name) => statSync(join(folder, name)).size > 1_000_000)).toBe(true);
  });
});

async function open(csp: string): Promise<{ readonly page: Page; readonly scripts: readonly string[] }> {
  const scripts: string[] = [];
  const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${csp}"><script type="module" nonce="once" src="/built/page.js"></script>`;
  const page = await openPage({ pages: { '/': html }, folders: { '/built/': folder } }, async (opened) => {
    opened.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) scripts.push(pathname.slice('/built/'.length));
    });
    return Promise.resolve();
  });
  await page.waitForFunction(() => 'packWithElk' in window);
  return { page, scripts };
}
