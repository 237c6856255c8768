import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { rules } from '../../src/core/diagnostics/catalogue';
import { useCli } from './support/cli';

const cli = useCli();
const commands = ['check', 'model', 'trace', 'isolation', 'diff', 'render', 'rules', 'schema', 'import rvtools'] as const;
const refused = (err: string): object => ({ code: 2, out: '', err: `topovisor: ${err}\n` });

describe('help', () => {
  it('names every command', async () => {
    const { code, out } = await cli.run(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(out).toContain(`  ${command} `);
  });

  it.each(commands)('of %s tells how it is called, before anything else is looked at', async (command) => {
    for (const flag of ['--help', '-h']) {
      const { code, out } = await cli.run([...command.split(' '), 'nowhere', flag]);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: topovisor ${command} `);
    }
  });

  it('fits a terminal of 120 columns', async () => {
    for (const command of ['', ...commands]) {
      const { out } = await cli.run([...command.split(' '), '--help'].filter((word) => word !== ''));
      expect(Math.max(...out.split('\n').map((line) => line.length)), command).toBeLessThanOrEqual(120);
    }
  });

  it('keeps each option whole where what a command takes fills several lines, and tells its short form and what it takes', async () => {
    const { out } = await cli.run(['render', '--help']);
    const usage = out.slice(out.indexOf('Usage:'), out.indexOf('\n\n', out.indexOf('Usage:'))).split('\n');
    expect(usage.length).toBeGreaterThan(1);
    for (const line of usage) expect(line.split('[').length).toBe(line.split(']').length);
    expect(out).toMatch(/^ {2}-o, --output OUT {2,}\S/m);
    expect(out).toMatch(/^ {2}--view VIEW {2,}\S/m);
    expect((await cli.run(['model', '--help'])).out).toMatch(/^ {2}-h, --help {2,}\S/m);
  });

  it('is given on standard error to whoever says nothing, with exit code 2', async () => {
    const { code, out, err } = await cli.run([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: topovisor COMMAND');
  });

  it('tells the version', async () => {
    expect(await cli.run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('a wrong call says what is wrong, in one sentence', () => {
  it.each([
    [['chekc'], 'there is no command "chekc" (did you mean "check"?); the commands are check, model, trace, isolation, diff, render, rules, schema and import rvtools.'],
    [['import'], '"import" is followed by "rvtools": topovisor import rvtools IN.xlsx -o OUT.virt.json [--report FILE] [--force]'],
    [['check'], 'say which files to check: "topovisor check FILE…".'],
    [['check', 'a', '--formt', 'json'], '"check" has no option --formt (did you mean --format?). "topovisor check --help" tells more.'],
    [['check', 'a', '--format', 'xml'], '--format is text, json or sarif, not "xml". "topovisor check --help" tells more.'],
    [['check', 'a', '--format'], '--format is followed by nothing; it takes FORMAT. "topovisor check --help" tells more.'],
    [['check', 'a', '--fail-on', 'error', '--fail-on', 'info'], '--fail-on was given twice. "topovisor check --help" tells more.'],
    [['check', 'a', '--severity', 'dangling-reference'], '--severity dangling-reference: a rule is made error, warning, info or off, as in "host-unused=off".'],
    [['check', 'a', '--severity', 'danglin-reference=off'], '--severity danglin-reference=off: there is no rule "danglin-reference" (did you mean "dangling-reference"?).'],
    [['rules', 'duplicate-kye'], 'there is no rule "duplicate-kye" (did you mean "duplicate-key"?).'],
    [['rules', 'a', 'b'], 'one rule is explained at a time: "topovisor rules ID".'],
    [['schema', 'a'], '"schema" takes no file: it prints to standard output.'],
  ])('%j', async (words, sentence) => {
    expect(await cli.run(words)).toEqual(refused(sentence));
  });
});

describe('rules', () => {
  it('lists every rule of the catalogue, and broken JSON', async () => {
    const { out } = await cli.run(['rules']);
    expect(out.trim().split('\n').map((line) => line.split(' ')[0])).toEqual([...rules.map(({ id }) => id), 'json-syntax'].sort());
  });

  it('explains one', async () => {
    const rule = rules.find(({ id }) => id === 'duplicate-key');
    const { out } = await cli.run(['rules', 'duplicate-key']);
    for (const part of ['duplicate-key (error)', rule?.summary, rule?.why, rule?.remedy]) expect(out).toContain(part);
  });

  it('gives the same as JSON', async () => {
    const all = JSON.parse((await cli.run(['rules', '--format', 'json'])).out) as readonly object[];
    expect(all.length).toBe(rules.length + 1);
    const one: unknown = JSON.parse((await cli.run(['rules', 'duplicate-key', '--format', 'json'])).out);
    expect(all).toContainEqual(one);
    expect(Object.keys(one as object)).toEqual(['id', 'severity', 'summary', 'why', 'remedy', 'examples']);
  });
});

describe('schema', () => {
  it('prints a JSON Schema that knows the collections', async () => {
    const { code, out } = await cli.run(['schema']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ properties: { hosts: {}, vms: {} } });
  });
});

it('the bundle may be called by its name', () => {
  expect(readFileSync(cli.path, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
});
