import { expect, it } from 'vitest';
import { openText, replace } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const lab = `{
  "hosts": { "h": {} },
  "networks": { "lan": {}, "dmz": {} },
  "vms": {
    "a": { "host": "h", "tenant": "red", "nics": { "eth0": { "network": "lan" } } },
    "b": { "host": "h", "tenant": "blue", "nics": { "eth0": { "network": "dmz" } } }
  }
}
`;

/** The text of the page of who reaches whom, once it holds a sentence. */
const pageWith = (part: string): Promise<string> => vs.until(async () => {
  const text = await vs.evaluate((vscode) => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'topovisor-isolation')?.getText());
  return text?.includes(part) === true ? text : undefined;
}, `a page with "${part}"`);

it('Show Isolation opens a page of who reaches whom, of the text as it is now', async () => {
  const path = vs.file('lab.virt.json', lab);
  await openText(vs, path);
  const show = (): Promise<unknown> => vs.evaluate((vscode, file) => vscode.commands.executeCommand('topovisor.showIsolation', vscode.Uri.file(file)), path);
  await show();
  expect(await pageWith('The tenants are isolated')).toContain('# Who reaches whom in lab\\.virt\\.json');
  await replace(vs, path, '"dmz" }', '"lan" }');
  await show();
  expect(await pageWith('The tenants are not isolated')).toContain('on one wire');
});
