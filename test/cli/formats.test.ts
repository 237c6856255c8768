import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { describe, expect, it } from 'vitest';
import { rule as danglingReference } from '../../src/core/diagnostics/rules/dangling-reference';
import { rule as duplicateKey } from '../../src/core/diagnostics/rules/duplicate-key';
import { rule as wrongType } from '../../src/core/diagnostics/rules/wrong-type';
import { jsonReport } from '../../src/cli/check/json';
import { reportOf, type Report } from '../../src/cli/check/report';
import { sarifReport } from '../../src/cli/check/sarif';
import { textReport } from '../../src/cli/check/text';
import { sessionOf, type Files } from '../support/estate';
import { sarifSchema } from './support/sarifSchema';

/** Under a few rules, so that others have nothing to say. */
const rules = [danglingReference, duplicateKey, wrongType];
const report = (files: Files): Report => reportOf([sessionOf(files, { rules })], (file) => file);

const estate = `{
  "hosts": { "esx-01": {} },
  "vms": {
    "web": { "host": "esx-1", "vcpu": 2, "vcpu": 4 }
  }
}
`;

describe('text', () => {
  it('gives a line per finding, what belongs to it below, and counts', () => {
    expect(textReport(report(estate), { colored: false })).toBe(`estate.virt.json:4:22 error There is no host "esx-1". [dangling-reference]
    fix: Change to "esx-01"
    fix: Add host "esx-1"
estate.virt.json:4:31 error "vcpu" is given again below: this one does not count. [duplicate-key]
    estate.virt.json:4:42 This one counts.
    fix: Remove this "vcpu"

2 errors: 1 file checked.
`);
  });

  it('separates files by a blank line', () => {
    const text = textReport(report({ 'a.virt.json': '{ "imports": ["b.virt.json", 7] }', 'b.virt.json': '{ "name": 7 }' }), { colored: false });
    expect(text).toMatch(/^a\.virt\.json.*\n(?: .*\n)*\nb\.virt\.json.*\n(?: .*\n)*\n2 errors: 2 files checked\.\n$/);
  });

  it('colours severities for a terminal', () => {
    expect(textReport(report(estate), { colored: true })).toContain('\u001b[31merror\u001b[0m There is no host');
  });

  it('never lets a document move the cursor of the terminal', () => {
    const text = textReport(report('{ "vms": { "web": { "host": "\\u001b[2J\\r\\n\u202egpj" } } }'), { colored: false });
    expect(text).toContain('There is no host "\\u001b[2J\\u000d\\u000a\\u202egpj".');
  });
});

describe('json', () => {
  it('has exactly the agreed shape, counted from 0', () => {
    const { findings, counts } = JSON.parse(jsonReport(report(estate))) as { findings: readonly unknown[]; counts: unknown };
    expect(findings[0]).toEqual({
      rule: 'dangling-reference', severity: 'error', message: 'There is no host "esx-1".', file: 'estate.virt.json', path: ['vms', 'web', 'host'],
      range: { start: { line: 3, character: 21 }, end: { line: 3, character: 28 } }, related: [], fixes: [{ title: 'Change to "esx-01"' }, { title: 'Add host "esx-1"' }],
    });
    expect(findings[1]).toMatchObject({ related: [{ message: 'This one counts.', file: 'estate.virt.json', range: { start: { line: 3, character: 41 } } }] });
    expect(counts).toEqual({ error: 2, warning: 0, info: 0 });
  });

  it('of nothing is an empty list with counts', () => {
    expect(JSON.parse(jsonReport(report('{}')))).toEqual({ findings: [], counts: { error: 0, warning: 0, info: 0 } });
  });
});

interface Sarif {
  readonly runs: readonly [{ readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly Result[] }];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
}

describe('sarif', () => {
  const sarifOf = (files: Files): Sarif => JSON.parse(sarifReport(report(files))) as Sarif;

  it.each([
    ['an estate with findings, related places and repairs', estate],
    ['a sound estate', '{}'],
    ['broken JSON', '{ "vms": '],
  ])('of %s is SARIF 2.1.0', async (_, text) => {
    const service = getLanguageService({});
    service.configure({ schemas: [{ uri: 'https://json.schemastore.org/sarif-2.1.0.json', schema: sarifSchema }] });
    const document = TextDocument.create('test:log.json', 'json', 1, sarifReport(report(text)));
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });

  it('points at the rule of each result, with its explanation', () => {
    const { tool, results } = sarifOf(estate).runs[0];
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(tool.driver.rules.find(({ id }) => id === 'json-syntax')).toMatchObject({ help: { text: expect.stringContaining('What to do') as string } });
  });

  it('counts lines and columns from 1, and names the place in the document too', () => {
    expect(sarifOf(estate).runs[0].results[0]).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'estate.virt.json' }, region: { startLine: 4, startColumn: 22, endLine: 4, endColumn: 29 } },
          logicalLocations: [{ fullyQualifiedName: '/vms/web/host' }],
        },
      ],
    });
  });

  it('names the places that belong to a result, and says nothing of them where there are none', () => {
    const [dangling, duplicate] = sarifOf(estate).runs[0].results;
    expect(dangling).not.toHaveProperty('relatedLocations');
    expect(duplicate).toMatchObject({ relatedLocations: [{ id: 0, message: { text: 'This one counts.' }, physicalLocation: { region: { startLine: 4, startColumn: 42 } } }] });
  });

  it('carries repairs as replacements', () => {
    expect(sarifOf(estate).runs[0].results[0]).toMatchObject({
      fixes: [
        {
          description: { text: 'Change to "esx-01"' },
          artifactChanges: [{ artifactLocation: { uri: 'estate.virt.json' }, replacements: [{ deletedRegion: { startLine: 4, startColumn: 22, endColumn: 29 }, insertedContent: { text: '"esx-01"' } }] }],
        },
        {},
      ],
    });
  });

  it('recognises a finding when the lines above it move', () => {
    const prints = (text: string): readonly unknown[] => sarifOf(text).runs[0].results.map((result) => (result as { partialFingerprints?: unknown }).partialFingerprints);
    expect(prints(`\n\n${estate}`)).toEqual(prints(estate));
  });

  it('writes addresses as addresses', () => {
    const uriOf = (file: string): string => {
      const shown = reportOf([sessionOf(estate)], () => file);
      return /"uri": "([^"]*)"/.exec(sarifReport(shown))?.[1] ?? '';
    };
    expect(uriOf('Thiès 2/a#b.virt.json')).toBe('Thi%C3%A8s%202/a%23b.virt.json');
    expect(uriOf('/srv/a b.virt.json')).toBe('file:///srv/a%20b.virt.json');
    expect(uriOf('C:/srv/a b.virt.json')).toBe('file:///C:/srv/a%20b.virt.json');
  });
});
