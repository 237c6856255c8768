import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { describe, expect, it } from 'vitest';
import { strictSchema } from '../../src/core/document/jsonSchema';
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';
import { parts, teaches } from '../support/examples';

const folder = 'media/examples';

function opened(name: string): Session {
  const session = new Session(name, readFileSync(join(folder, name), 'utf8'));
  for (let wanted = session.wanted(); wanted.length > 0; wanted = session.wanted()) {
    for (const { file } of wanted) session.open(file, readFileSync(join(folder, file), 'utf8'));
  }
  return session;
}

describe('the examples', () => {
  it('are all listed here', () => {
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.virt.json'));
    expect(found.sort()).toEqual([...Object.keys(teaches), ...parts].sort());
  });

  it.each([...Object.keys(teaches), ...parts])('%s is what the JSON Schema for other editors asks for', async (name) => {
    const service = getLanguageService({});
    service.configure({ allowComments: true, schemas: [{ uri: 'test:topology', fileMatch: ['*'], schema: strictSchema() as JSONSchema }] });
    const document = TextDocument.create(`test:///${name}`, 'jsonc', 1, readFileSync(join(folder, name), 'utf8'));
    const problems = await service.doValidation(document, service.parseJSONDocument(document), { comments: 'ignore', trailingCommas: 'ignore' });
    expect(problems.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it.each(Object.entries(teaches))('%s opens with exactly the findings it teaches', (name, expected) => {
    const session = opened(name);
    expect(findingsOf(session, { syntax: true }).map(({ rule, path }) => `${rule} ${path.join('/')}`)).toEqual(expected);
  });
});
