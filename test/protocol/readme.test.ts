import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Answer, FromExtension, FromWebview, Gesture, Question } from '../../src/protocol/messages';

const text = readFileSync('src/protocol/README.md', 'utf8');
/** The rows of the table that begins with this heading. */
const rowsBelow = (heading: string): readonly string[] => text.slice(text.indexOf(`| ${heading} |`)).split('\n\n')[0]?.split('\n').slice(2) ?? [];
/** What stands in the first column of a row. */
const named = (row: string): string => row.split('|')[1] ?? '';
const kindsOf = (union: { readonly anyOf: readonly { readonly properties: { readonly kind: { readonly const: string } } }[] }): readonly string[] => union.anyOf.map(({ properties }) => properties.kind.const).sort();

describe('the page about the protocol', () => {
  it.each([['from the webview', FromWebview], ['from the extension', FromExtension]] as const)('has one row for every message %s', (heading, union) => {
    expect(rowsBelow(heading).map((row) => named(row).trim().replaceAll('`', '')).sort()).toEqual(kindsOf(union));
  });

  it('has a row for every question, names every gesture and every answer', () => {
    const rows = rowsBelow('question');
    expect(kindsOf(Question).filter((kind) => !rows.some((row) => named(row).includes(`\`${kind}\``)))).toEqual([]);
    expect(/`gesture` \((.*?)\)/.exec(text)?.[1]?.split(', ').sort()).toEqual(kindsOf(Gesture));
    expect(kindsOf(Answer).filter((kind) => !rows.some((row) => row.includes(`\`${kind}\``)))).toEqual([]);
  });
});
