import { describe, expect, it } from 'vitest';
import { everyElement, readXml } from '../scene/support/xml';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { oddThemes } from './support/oddThemes';
import { openDiagram, type DiagramOptions, type OpenedDiagram } from './support/openDiagram';

const open = (options: Partial<DiagramOptions> = {}): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate), ...options });
/** Selects a node, as a command of VS Code does. */
async function choose({ page, extension }: OpenedDiagram, node: string): Promise<void> {
  await extension.say({ kind: 'select', nodes: [node], view: 'compute' });
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-node') === id, node);
}
const dialogOf = ({ page }: OpenedDiagram) => page.getByRole('dialog', { name: 'Export what is shown' });
const openDialog = async (diagram: OpenedDiagram): Promise<void> => {
  await diagram.extension.say({ kind: 'act', act: 'export' });
  await dialogOf(diagram).waitFor();
};
const pick = (diagram: OpenedDiagram, name: string): Promise<void> => dialogOf(diagram).getByRole('radio', { name, exact: true }).click();
/** Exports, and gives what the extension was to keep. */
async function exported(diagram: OpenedDiagram): Promise<{ readonly format: string; readonly content: string }> {
  const before = diagram.extension.asked('export').length;
  await dialogOf(diagram).getByRole('button', { name: 'Export…' }).click();
  await dialogOf(diagram).waitFor({ state: 'detached' });
  const asked = diagram.extension.asked('export');
  expect(asked).toHaveLength(before + 1);
  const [{ format, content }] = asked.slice(-1) as [typeof asked[number]];
  return { format, content };
}
const wordsOf = (svg: string): readonly string[] => everyElement(readXml(svg)).filter(({ name }) => name === 'text').map(({ text }) => text);
const sizeOfSvg = (svg: string): readonly [number, number] => {
  const { attributes } = readXml(svg);
  return [Number(attributes['width']), Number(attributes['height'])];
};
/** Of the header chunk that every PNG begins with. */
const sizeOfPng = (base64: string): readonly [number, number] => {
  const bytes = Buffer.from(base64, 'base64');
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};
/** How many colours a PNG has, counted up to a few. */
const coloursOf = ({ page }: OpenedDiagram, base64: string): Promise<number> => page.evaluate(async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
}, base64);

describe('exporting what is shown', () => {
  it('is all done by keys: a dialog, its choices, and a picture for VS Code to keep', async () => {
    const diagram = await open();
    const { page } = diagram;
    await choose(diagram, 'vms/web-01');
    await page.keyboard.press('Shift+E');
    const svg = dialogOf(diagram).getByRole('radio', { name: 'SVG' });
    await svg.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await dialogOf(diagram).getByRole('radio', { name: 'PNG', checked: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await dialogOf(diagram).getByRole('radio', { name: 'Everything' }).and(page.locator(':focus')).waitFor();
    await dialogOf(diagram).getByRole('button', { name: 'Export…' }).focus();
    await page.keyboard.press('Enter');
    await dialogOf(diagram).waitFor({ state: 'detached' });
    expect(diagram.extension.asked('export').map(({ format }) => format)).toEqual(['png']);
    await page.locator('[aria-live]').filter({ hasText: /Exported to campus\.png, [\d,]+ × [\d,]+ pixels/ }).first().waitFor({ state: 'attached' });
    await page.locator('[data-node="vms/web-01"]:focus').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is an item of the options of the view, and gives an SVG with a title, a legend and every box', async () => {
    const diagram = await open();
    await diagram.page.getByRole('button', { name: 'View options' }).click();
    await diagram.page.getByRole('menuitem', { name: 'Export…' }).click();
    await dialogOf(diagram).waitFor();
    const { format, content } = await exported(diagram);
    expect(format).toBe('svg');
    expect(wordsOf(content)).toEqual(expect.arrayContaining(['Campus: compute', 'Use of capacity', 'dakar', 'prod', 'esx-01', 'web-01', 'test-01']));
  });

  it('leaves out what a filter hides, what is folded up, and what is not asked for', async () => {
    const diagram = await open();
    await choose(diagram, 'clusters/lab');
    await diagram.extension.say({ kind: 'act', act: 'collapse' });
    await diagram.node('hosts/kvm-01').waitFor({ state: 'detached' });
    await openDialog(diagram);
    await dialogOf(diagram).getByRole('checkbox', { name: 'Legend' }).click();
    await dialogOf(diagram).getByRole('checkbox', { name: 'Title' }).click();
    const words = wordsOf((await exported(diagram)).content);
    expect(words).toEqual(expect.arrayContaining(['lab', 'esx-01']));
    for (const hidden of ['kvm-01', 'test-01', 'Campus: compute', 'over 100 %']) expect(words).not.toContain(hidden);
  });

  it('has what is selected alone, where that is asked for', async () => {
    const diagram = await open();
    await choose(diagram, 'hosts/esx-02');
    await openDialog(diagram);
    await pick(diagram, 'Selected');
    const words = wordsOf((await exported(diagram)).content);
    expect(words).toEqual(expect.arrayContaining(['esx-02', 'app-01', 'old-01']));
    expect(words).not.toContain('web-01');
  });

  it('is an item of the menu of a box, for that box', async () => {
    const diagram = await open();
    await diagram.node('hosts/esx-02').click({ button: 'right', position: { x: 60, y: 12 } });
    await diagram.page.getByRole('menuitem', { name: 'Export…' }).click();
    await dialogOf(diagram).getByRole('radio', { name: 'Selected', checked: true }).waitFor();
    expect(wordsOf((await exported(diagram)).content)).not.toContain('esx-01');
  });

  it('offers no selection where nothing is selected', async () => {
    const diagram = await open();
    await openDialog(diagram);
    expect(await dialogOf(diagram).getByRole('radiogroup', { name: 'What to export' }).getByRole('radio').allTextContents()).toEqual(['Everything', 'In sight']);
  });

  it('of what is in sight is as large as the canvas, and has what is there', async () => {
    const diagram = await open({ width: 420, height: 400 });
    await choose(diagram, 'vms/test-01');
    await diagram.extension.say({ kind: 'act', act: 'fit-selection' });
    // A card is 168 across, and what is selected is shown larger.
    await expect.poll(async () => (await boxOf(diagram.node('vms/test-01'))).width).toBeGreaterThan(200);
    await openDialog(diagram);
    await pick(diagram, 'In sight');
    await dialogOf(diagram).getByRole('checkbox', { name: 'Legend' }).click();
    await dialogOf(diagram).getByRole('checkbox', { name: 'Title' }).click();
    const { content } = await exported(diagram);
    const canvas = await boxOf(diagram.page.locator('.tv-canvas'));
    const margin = 64 * 1.5;
    expect(sizeOfSvg(content)[0]).toBeCloseTo(canvas.width + margin, -1);
    expect(wordsOf(content)).toContain('test-01');
    expect(wordsOf(content)).not.toContain('web-01');
  });

  it('goes by the palette that is chosen, and by that of the theme otherwise', async () => {
    const diagram = await open({ theme: 'contrast' });
    const backgroundOf = (svg: string): string | undefined => everyElement(readXml(svg)).find(({ name, attributes }) => name === 'rect' && attributes['x'] === '-32')?.attributes['fill'];
    await openDialog(diagram);
    expect(backgroundOf((await exported(diagram)).content)).toBe('#000000');
    await openDialog(diagram);
    const colours = dialogOf(diagram).getByRole('combobox', { name: 'Colours' });
    await colours.focus();
    await diagram.page.keyboard.press('End');
    await expect.poll(() => colours.evaluate((element) => (element as HTMLInputElement).value)).toBe('print');
    expect(backgroundOf((await exported(diagram)).content)).toBe('#ffffff');
  });

  it('has the colours of a theme that somebody made, not only of a light or a dark one', async () => {
    const diagram = await open({ theme: oddThemes['with garish fields, an invisible focus and large letters'] });
    await openDialog(diagram);
    const { content } = await exported(diagram);
    const fills = new Set(everyElement(readXml(content)).flatMap(({ attributes }) => attributes['fill'] ?? []));
    const shown = await diagram.page.evaluate(() => {
      const probe = document.createElement('i');
      document.body.append(probe);
      const colours = ['--vscode-editor-background', '--vscode-editor-foreground', '--tv-heat-1'].map((name) => {
        probe.style.color = `var(${name})`;
        const parts = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number).slice(0, 3);
        return getComputedStyle(probe).color.startsWith('color(') ? parts.map((part) => Math.round(part * 255)) : parts;
      });
      probe.remove();
      return colours.map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
    });
    expect([...fills]).toEqual(expect.arrayContaining(shown));
    expect(await diagram.complaints()).toEqual([]);
  });

  it('as draw.io is a file with the boxes that are shown, one in another', async () => {
    const diagram = await open();
    await openDialog(diagram);
    await pick(diagram, 'draw.io');
    await dialogOf(diagram).getByRole('checkbox', { name: 'Title' }).waitFor({ state: 'detached' });
    const { format, content } = await exported(diagram);
    expect(format).toBe('drawio');
    const cells = new Map(everyElement(readXml(content)).filter(({ name }) => name === 'mxCell').map(({ attributes }) => [attributes['id'], attributes['parent']]));
    expect(cells.get('vms/web-01')).toBe('hosts/esx-01');
    expect([...cells.keys()].filter((id) => id?.startsWith('legend/')).length).toBeGreaterThan(6);
    await openDialog(diagram);
    await dialogOf(diagram).getByRole('checkbox', { name: 'Legend' }).click();
    expect((await exported(diagram)).content).not.toContain('legend/');
  });
});

describe('a PNG', () => {
  it('has the pixels of the SVG, times the scale, and is no empty sheet', async () => {
    const diagram = await open();
    await openDialog(diagram);
    await dialogOf(diagram).getByRole('combobox', { name: 'Detail' }).focus();
    await diagram.page.keyboard.press('ArrowDown');
    const [width, height] = sizeOfSvg((await exported(diagram)).content);
    for (const scale of [1, 3]) {
      await openDialog(diagram);
      await pick(diagram, 'PNG');
      await pick(diagram, `${scale} ×`);
      const { content } = await exported(diagram);
      expect(sizeOfPng(content)).toEqual([width * scale, height * scale]);
      expect(await coloursOf(diagram, content)).toBeGreaterThan(8);
    }
    expect(await diagram.complaints()).toEqual([]);
  });

  it('that would be too large is refused in the dialog, with how large and what to do', async () => {
    const diagram = await openDiagram({ nodes: largeEstate({ clusters: 12, hosts: 240, vms: 2400 }) });
    await openDialog(diagram);
    await pick(diagram, 'PNG');
    await pick(diagram, '4 ×');
    await dialogOf(diagram).getByRole('combobox', { name: 'Detail' }).focus();
    await diagram.page.keyboard.press('ArrowDown');
    await dialogOf(diagram).getByRole('button', { name: 'Export…' }).click();
    await dialogOf(diagram).getByText(/^It would be [\d,]+ × [\d,]+ pixels, and a PNG may have 16,384 on a side and 67,108,864 in all: (choose scale \d|export only what is in sight), or/).waitFor();
    expect(diagram.extension.asked('export')).toEqual([]);
  });
});

describe('an export that came to nothing', () => {
  it('leaves the dialog open where no file was chosen, and says nothing', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'export' ? { kind: 'exported', file: null } : undefined);
    await openDialog(diagram);
    await dialogOf(diagram).getByRole('button', { name: 'Export…' }).click();
    await expect.poll(() => diagram.extension.asked('export')).toHaveLength(1);
    await dialogOf(diagram).locator('[aria-busy="false"]').waitFor();
    expect((await diagram.page.locator('[aria-live]').allTextContents()).join(' ')).not.toMatch(/Exported/);
  });

  it('says why it could not be written', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'export' ? { kind: 'refused', reasons: ['campus.svg could not be written: the disk is full'] } : undefined);
    await openDialog(diagram);
    await dialogOf(diagram).getByRole('button', { name: 'Export…' }).click();
    await dialogOf(diagram).getByText('campus.svg could not be written: the disk is full').waitFor();
  });

  it('is not asked a file for, where the dialog was closed while it was drawn', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await page.evaluate(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = function hold(this: HTMLCanvasElement, ...args) {
        Object.assign(window, { drawPixels: () => toBlob.apply(this, args) });
      };
    });
    await openDialog(diagram);
    await pick(diagram, 'PNG');
    await dialogOf(diagram).getByRole('button', { name: 'Export…' }).click();
    await page.waitForFunction(() => 'drawPixels' in window);
    await page.keyboard.press('Escape');
    await dialogOf(diagram).waitFor({ state: 'detached' });
    await page.evaluate(() => (window as unknown as { drawPixels: () => void }).drawPixels());
    await openDialog(diagram);
    await pick(diagram, 'SVG');
    await exported(diagram);
    expect(extension.asked('export').map(({ format }) => format)).toEqual(['svg']);
    expect(await diagram.complaints()).toEqual([]);
  });
});

/** The clipboard of a page that VS Code shows; `refusal` is what it throws. */
const withClipboard = ({ page }: OpenedDiagram, refusal: string | null): Promise<void> => page.evaluate((message) => {
  const kept: string[] = [];
  const shared = window as unknown as { copied: string[]; ClipboardItem: unknown };
  shared.copied = kept;
  shared.ClipboardItem = class { constructor(readonly parts: Readonly<Record<string, Blob>>) {} };
  const write = async ([item]: readonly { readonly parts: Readonly<Record<string, Blob>> }[]): Promise<void> => {
    if (message !== null) throw new DOMException(message, 'NotAllowedError');
    const [[type, blob]] = Object.entries(item!.parts) as [[string, Blob]];
    kept.push(type, btoa(String.fromCharCode(...new Uint8Array((await blob.arrayBuffer()).slice(0, 24)))));
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
}, refusal);
const copied = ({ page }: OpenedDiagram): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { copied: string[] }).copied);

describe('copying as an image', () => {
  it('puts what is in sight on the clipboard by a key, and says how large it is', async () => {
    const diagram = await open();
    await withClipboard(diagram, null);
    await choose(diagram, 'vms/web-01');
    await diagram.page.keyboard.press('y');
    const notice = diagram.page.getByText(/^Copied as an image, [\d,]+ × [\d,]+ pixels$/).first();
    await notice.waitFor();
    const [type, head = ''] = await copied(diagram);
    expect(type).toBe('image/png');
    expect(`Copied as an image, ${sizeOfPng(head).map((side) => side.toLocaleString('en')).join(' × ')} pixels`).toBe(await notice.textContent());
  });

  it('takes what the dialog says, by its button', async () => {
    const diagram = await open();
    await withClipboard(diagram, null);
    await openDialog(diagram);
    await pick(diagram, 'PNG');
    await pick(diagram, '1 ×');
    await dialogOf(diagram).getByRole('button', { name: 'Copy as image' }).click();
    await dialogOf(diagram).waitFor({ state: 'detached' });
    const one = sizeOfPng((await copied(diagram)).at(-1) ?? '');
    await openDialog(diagram);
    await pick(diagram, '2 ×');
    await dialogOf(diagram).getByRole('button', { name: 'Copy as image' }).click();
    await dialogOf(diagram).waitFor({ state: 'detached' });
    expect(sizeOfPng((await copied(diagram)).at(-1) ?? '')).toEqual(one.map((side) => 2 * side));
  });

  it('says where the browser refuses it, and what to do instead', async () => {
    const diagram = await open();
    await withClipboard(diagram, 'Write permission denied.');
    await diagram.extension.say({ kind: 'act', act: 'copy-image' });
    await diagram.page.getByText('The browser does not allow it: Write permission denied. Export it as PNG instead.').first().waitFor();
  });

  it('says where there is no clipboard for images at all', async () => {
    const diagram = await open();
    await diagram.extension.say({ kind: 'act', act: 'copy-image' });
    await diagram.page.getByText('This window has no clipboard for images: export it as PNG instead.').first().waitFor();
  });
});

describe('the dialog of an export', () => {
  for (const [theme, width] of [['dark', 1280], ['light', 320], ['contrast-light', 1280]] as const) {
    it(`has nothing that axe finds wrong, in the theme ${theme} at ${width} pixels, and fits in`, async () => {
      const diagram = await open({ theme, width, height: 640 });
      await choose(diagram, 'vms/web-01');
      await openDialog(diagram);
      await pick(diagram, 'PNG');
      await dialogOf(diagram).getByRole('radiogroup', { name: 'Scale' }).waitFor();
      expect(await problemsOf(diagram.page)).toEqual([]);
      expect(await dialogOf(diagram).locator('.tv-dialog-content').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      expect(await diagram.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
});
