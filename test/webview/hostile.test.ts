import type { FieldControl } from '../../src/protocol/inspector';
import { describe, expect, it } from 'vitest';
import { nodesOf } from './support/estate';
import { openDiagram } from './support/openDiagram';

/** What a document may call its entries; none of it may ever be more than text. */
const names = [
  '<img src=x onerror=window.hacked=1>', '<script>window.hacked=1</script>', '"><svg onload=window.hacked=1>', "';window.hacked=1;//", '</textarea><style>*{display:none}</style>',
  '{{constructor.constructor("window.hacked=1")()}}', 'javascript:window.hacked=1', '__proto__', 'constructor', '\u202egnirts desrever', 'a'.repeat(4000), '😀'.repeat(50), '',
];

describe('names from a document', () => {
  it('are text wherever they are shown, whatever they hold', async () => {
    const nodes = nodesOf({ [names[0]!]: { [names[1]!]: { [names[2]!]: names.map((name, index) => ({ name: `vm-${index}`, label: name, detail: name })) } } }, { [`hosts/${names[2]!}`]: { layers: names.map((name) => ['hypervisor', name]) } });
    const { page, node, extension, complaints } = await openDiagram({ nodes, title: names[0]! });
    extension.inspect = (found) => ({
      nodes: [found.id], within: [], title: found.label, word: found.label, figures: [{ name: found.label, value: found.label, explanation: found.label }],
      sections: [{ title: found.label, figures: [{ name: found.label, value: found.label, explanation: found.label, formula: found.label, policies: [found.label], source: found.label }] }],
      tables: [{ title: found.label, about: found.label, columns: [found.label], rows: [{ cells: [found.label], detail: found.label }] }],
      layers: [{ layer: 'hypervisor', label: found.label, detail: found.label, space: found.label }],
      guests: [{ node: `containers/${found.label}`, label: found.label, detail: found.label }],
      groups: [{
        title: found.label, path: [],
        fields: ([
          { kind: 'choice', options: [...names] }, { kind: 'reference', of: [...names] }, { kind: 'list', item: { kind: 'text', suggests: false } },
          { kind: 'parts', by: 'name', word: found.label, parts: [{ step: found.label, label: found.label, detail: found.label, node: null, problem: found.label }] },
        ] as const).map((control) => ({
          path: ['x', control.kind], label: found.label, description: found.label, control: structuredClone(control) as FieldControl, value: control.kind === 'list' ? [...names] : found.label,
          mixed: false, from: 'policy' as const, fallback: found.label, origin: found.label, problem: found.label,
        })),
      }],
      findings: [{ rule: found.label, severity: 'error', message: found.label, why: found.label, remedy: found.label, path: [found.label], related: [{ message: found.label, node: null }], fixes: [found.label] }],
    });
    await page.getByRole('button', { name: 'Tree of the estate' }).click();
    for (const index of names.keys()) {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill(`vms/vm-${index}`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await node(`vms/vm-${index}`).locator('.tv-card').waitFor();
    }
    await node('vms/vm-0').click();
    await page.keyboard.press('i');
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    await page.keyboard.press('f');
    await page.keyboard.press('F2');
    await page.keyboard.press('Escape');
    await page.mouse.move(600, 400);

    expect(await node('vms/vm-0').locator('.tv-card-label').textContent()).toBe(names[0]);
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('img, script:not([nonce]), svg[onload]').count()).toBe(0);
    expect(await complaints()).toEqual([]);
  });

  it('need not be unique nor their parents exist', async () => {
    const [site, ...rest] = nodesOf({ dakar: { prod: { 'esx-01': ['web-01'] } } });
    const { node, complaints } = await openDiagram({ nodes: [site!, site!, ...rest, { ...rest[2]!, id: 'vms/orphan', parent: 'hosts/gone' }, { ...rest[0]!, id: 'clusters/own', parent: 'clusters/own' }] });
    await node('vms/orphan').waitFor();
    expect(await complaints()).toEqual([]);
  });
});

describe('the content security policy', () => {
  it('refuses nothing of the webview in any of its states', async () => {
    const { page, node, complaints } = await openDiagram({ nodes: nodesOf({ dakar: { prod: { 'esx-01': ['web-01'] } } }) });
    await node('vms/web-01').click();
    for (const key of ['i', 't', 'h', '+']) await page.keyboard.press(key);
    await page.locator('.tv-inspector').waitFor();
    await page.keyboard.press('/');
    const search = page.getByRole('textbox', { name: 'Search by name, id or figures' });
    await search.waitFor();
    await search.press('Escape');
    await search.waitFor({ state: 'detached' });
    await node('vms/web-01').click();
    for (const key of ['m', 'a', 'Shift+?']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('F2');
    await page.locator('.tv-rename').waitFor();
    await page.keyboard.press('Escape');
    expect(await complaints()).toEqual([]);
  });
});
