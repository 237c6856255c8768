import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../src/core/diagnostics/rule';
import { findingsOf } from '../../src/features/findings';
import { sessionOf, type Files } from '../support/estate';

const fat = defineRule({
  id: 'fat', severity: 'warning', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'vms',
  *check(vm, estate) {
    const host = estate.find('hosts', vm.value.host);
    if (!host || (vm.value.vcpu ?? 1) < 8) return;
    yield { place: placeIn(vm, ['vcpu']), message: `"${vm.id}" is fat.`, related: [{ place: placeIn(host), message: 'It stands here.' }] };
  },
});
const named = defineRule({
  id: 'a-name', severity: 'info', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'entry',
  *check(entry) {
    if (entry.value.name !== undefined) yield { place: placeIn(entry), message: 'It has a name.' };
  },
});
/** Each finding as one line: where, which rule, what, and where its other sides are. */
function lines(files: Files, options: { readonly syntax?: boolean } = {}): readonly string[] {
  const at = ({ file, range: { start, end } }: { file: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }): string =>
    `${file}:${start.line + 1}:${start.character + 1}-${end.line === start.line ? '' : `${end.line + 1}:`}${end.character + 1}`;
  return findingsOf(sessionOf(files, { rules: [named, fat] }), options).map((finding) => [at(finding), finding.severity, finding.rule, finding.message, ...finding.related.map((other) => `→ ${at(other)}`)].join(' '));
}

describe('the findings of an estate', () => {
  it('point at the text of each file, with their other sides, in the order of files and text', () => {
    expect(lines({
      'main.virt.json': '{\n  "imports": ["hosts.virt.json"],\n  "vms": {\n    "b": { "host": "h", "vcpu": 8 },\n    "a": { "host": "h", "vcpu": 16, "name": "A" }\n  }\n}',
      'hosts.virt.json': '{ "hosts": { "h": { "name": "H" } } }',
    })).toEqual([
      'main.virt.json:4:33-34 warning fat "b" is fat. → hosts.virt.json:1:14-17',
      'main.virt.json:5:5-8 info a-name It has a name.',
      'main.virt.json:5:33-35 warning fat "a" is fat. → hosts.virt.json:1:14-17',
      'hosts.virt.json:1:14-17 info a-name It has a name.',
    ]);
  });

  it('have the path of the place from the root of the file', () => {
    const session = sessionOf('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h", "vcpu": 8 } } }', { rules: [fat] });
    expect(findingsOf(session).map(({ path }) => path)).toEqual([['vms', 'a', 'vcpu']]);
  });

  it('tell of broken JSON only where asked, as errors', () => {
    const broken = '{\n  "vms": { "a": {} }\n  "name": "no comma"\n}';
    expect(lines(broken)).toEqual([]);
    expect(lines(broken, { syntax: true })).toEqual(['estate.virt.json:2:20-21 error json-syntax A comma is missing after this.']);
  });
});
