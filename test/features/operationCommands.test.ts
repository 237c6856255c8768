import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/features/operations';

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  readonly keybindings: readonly { readonly command: string }[];
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly contributes: Contributions };
const ofVms = contributes.commands.filter(({ command }) => command.startsWith('topovisor.vm.'));

describe('the commands that the extension contributes for operations', () => {
  it('are one for each, called as in menus, with "…" where it asks', () => {
    const letters = (text: string): string => text.toLowerCase();
    expect(ofVms.map(({ command, title }) => `${letters(command)}: ${letters(title)}`)).toEqual(
      operations.map(({ id, title, questions }) => letters(`topovisor.vm.${id.replace(/-/g, '')}: VM: ${title}${questions ? '…' : ''}`)));
    expect(new Set(ofVms.map(({ category }) => category))).toEqual(new Set(['Topovisor']));
  });

  it('are in the command palette where a topology is, and take no keys', () => {
    const shown = new Map(contributes.menus.commandPalette.map(({ command, when }) => [command, when]));
    for (const { command } of ofVms) expect(shown.get(command)).toContain("activeCustomEditorId == 'topovisor.diagram'");
    expect(contributes.keybindings.filter(({ command }) => command.startsWith('topovisor.vm.'))).toEqual([]);
  });
});
