import { expect, it } from 'vitest';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

it('opening a topology activates the extension', async () => {
  await open(vs.file('campus.virt.json', smallEstate));
  const active = () => vs.evaluate((vscode) => vscode.extensions.getExtension('topovisor.topovisor')?.isActive);
  expect(await vs.until(active, 'the extension to be active')).toBe(true);
});

it('a topology is JSON with comments', async () => {
  expect(await open(vs.file('campus.virt.json', smallEstate))).toBe('jsonc');
});

it('any other JSON file stays JSON', async () => {
  expect(await open(vs.file('other.json', '{}'))).toBe('json');
});

const smallEstate = '{\n  // The smallest useful estate.\n  "topovisor": 1,\n  "hosts": { "esx-01": {} }\n}\n';

/** Shows a file in a text editor and gives its language. */
function open(path: string): Promise<string> {
  return vs.evaluate(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document);
    return document.languageId;
  }, path);
}
