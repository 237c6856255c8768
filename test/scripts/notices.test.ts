import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../../scripts/vscode/paths.mjs';

const file = 'THIRD_PARTY_NOTICES.md';

it(`${file} names every package that is bundled, each under a licence that permits it`, () => {
  const said = execFileSync(process.execPath, [join(repository, 'scripts', 'notices.mjs'), '--check'], { cwd: repository, encoding: 'utf8' });
  expect(said).toMatch(/^THIRD_PARTY_NOTICES\.md names the \d+ packages that are bundled\.\n$/);
});

it('the text of each licence is there', () => {
  const text = readFileSync(join(repository, file), 'utf8');
  const listed = [...text.matchAll(/^\| (\S+) \| \d/gm)].map(([, name]) => name);
  expect(listed.length).toBeGreaterThan(0);
  for (const name of listed) expect(text.split(`\n## ${name} `)[1]).toMatch(/^[^#]*```+text\n[^`]{100}/);
});
