import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/core/diagnostics/catalogue';
import type { Finding } from '../../src/core/diagnostics/run';
import type { Session } from '../../src/features/session';
import { sessionOf } from '../support/estate';
import { applyFix, rangeOf, sortedFindings } from '../support/findings';
import { annotationsOf, filesOf, type Annotation } from './examples';

const folder = new URL('../../src/core/diagnostics/rules/', import.meta.url);
const files = readdirSync(folder).sort();
const sentence = /^["A-Z0-9].*[.?]$/s;

describe('the catalogue', () => {
  it('holds a rule for every file of rules/, named after its id', () => {
    expect(rules.map((rule) => `${rule.id}.ts`)).toEqual(files);
  });

  it('is what the generator would write, with its schemas, pages and settings', () => {
    expect(() => execFileSync(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: new URL('../..', import.meta.url), stdio: 'pipe' })).not.toThrow();
  });

  it.each(rules.map((rule) => rule.id))('lets no other rule know %s', (id) => {
    const others = files.filter((name) => name !== `${id}.ts`);
    expect(others.filter((name) => readFileSync(new URL(name, folder), 'utf8').includes(`'${id}'`))).toEqual([]);
  });
});

describe.each(rules)('$id', (rule) => {
  it('teaches in whole sentences', () => {
    for (const text of [rule.summary, rule.why, rule.remedy]) expect(text).toMatch(sentence);
  });

  it('has examples of both kinds', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.bad.flatMap(annotationsOf).length).toBeGreaterThanOrEqual(rule.examples.bad.length);
  });

  it.each(rule.examples.good)('is silent about good example %#', (example) => {
    const session = openExample(example);
    expect(reported(session, rule.id)).toEqual([]);
    expect(errorsOf(session)).toEqual([]);
  });

  it.each(rule.examples.bad)('reports what is drawn in bad example %#', (example) => {
    const session = openExample(example);
    expect(reported(session, rule.id)).toEqual(drawn(annotationsOf(example)));
    for (const { message } of annotationsOf(example)) expect(message).toMatch(sentence);
  });

  it.each(rule.examples.bad)('repairs bad example %# without a new error (S16)', (example) => {
    const before = openExample(example);
    sortedFindings(before).forEach((finding, i) => {
      if (finding.rule.id !== rule.id) return;
      for (const [j, { title }] of before.fixesOf(finding).entries()) {
        const session = openExample(example);
        const same = sortedFindings(session)[i];
        const fix = same && session.fixesOf(same)[j];
        if (!fix) throw new Error(`"${title}" is not offered a second time.`);
        applyFix(session, fix);
        const what = `after "${title}":\n${session.files().map((file) => session.document(file)?.text).join('\n')}\n`;
        expect(session.files().every((file) => session.document(file)?.wellFormed), what).toBe(true);
        expect(count(sortedFindings(session), finding), what).toBeLessThan(count(sortedFindings(before), finding));
        expect(errorsOf(session).filter((error) => !errorsOf(before).includes(error)), what).toEqual([]);
      }
    });
  });
});

function openExample(example: string): Session {
  const session = sessionOf(filesOf(example));
  for (const file of session.files()) {
    const document = session.document(file);
    expect(document?.syntaxProblems() ?? []).toEqual([]);
  }
  return session;
}

function reported(session: Session, rule: string): readonly string[] {
  const found = sortedFindings(session).filter((finding) => finding.rule.id === rule);
  return drawn(found.map(({ place, message }) => ({ file: place.file, range: rangeOf(session, place), message })));
}

/** A line per finding, in the order of the text, whatever the order in which the annotations of one line are drawn. */
function drawn(annotations: readonly Annotation[]): readonly string[] {
  const key = ({ file, range: { start, end }, message }: Annotation): string => {
    const at = start.line === end.line ? `${start.line} [${padded(start.character)}–${padded(end.character)}]` : `${start.line} [${padded(start.character)}] – ${end.line} [${end.character}]`;
    return `${file} line ${at} ${message}`;
  };
  return annotations.map(key).sort();
}
const padded = (n: number): string => String(n).padStart(3, '0');

function errorsOf(session: Session): readonly string[] {
  return sortedFindings(session).filter((finding) => finding.severity === 'error').map((finding) => `${finding.rule.id} at ${finding.place.file} ${finding.place.path.join('/')}`);
}

function count(findings: readonly Finding[], like: Finding): number {
  return findings.filter((finding) => finding.rule.id === like.rule.id && finding.message === like.message).length;
}
