import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/core/diagnostics/catalogue';
import { ConcernedRules, type Asked } from '../../../src/core/diagnostics/concerned';
import { defineRule, type AnyRule } from '../../../src/core/diagnostics/rule';
import type { Entry } from '../../../src/core/model/entry';
import { filesOf } from '../../rules/examples';
import { sessionOf, type Files } from '../../support/estate';
import { extremeDocuments } from '../../support/extremes';
import { sortedFindings } from '../../support/findings';
import { generateEstate } from '../../support/generateEstate';
import { estateTexts } from '../../support/randomEstate';

const rule = (id: string, rest: Pick<AnyRule, 'about' | 'fields'> = {}): Asked => {
  const check = (): [] => [];
  return { rule: { ...defineRule({ id, severity: 'info', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'vms', check }), ...rest }, check };
};
const vm = (value: object, problems: Entry['problems'] = []): Entry<'vms'> => ({ collection: 'vms', id: 'a', file: 'main', value, problems, references: [] });

describe('a subject', () => {
  const concerned = new ConcernedRules([rule('always'), rule('disks', { fields: ['disks'] }), rule('unreadable', { about: 'problems' }), rule('either', { fields: ['nics', 'disks'] })]);
  const ids = (entry: Entry): readonly string[] => concerned.of(entry).map(({ rule: { id } }) => id);

  it('concerns the rules about fields it has, and those about all subjects, in their order', () => {
    expect([ids(vm({})), ids(vm({ nics: {} })), ids(vm({ host: 'h', disks: {} }))]).toEqual([['always'], ['always', 'either'], ['always', 'disks', 'either']]);
  });

  it('concerns the rules about fields of its fields, and about one that any of several may have', () => {
    const deep = new ConcernedRules([rule('peak', { fields: ['demand.cpuPeak'] }), rule('demand', { fields: ['demand'] }), rule('gateway', { fields: ['nics.*.gateway', 'gateway'] })]);
    const deepIds = (value: object): readonly string[] => deep.of(vm(value)).map(({ rule: { id } }) => id);
    expect([deepIds({ demand: { cpu: 1 } }), deepIds({ demand: { cpuPeak: 1 } })]).toEqual([['demand'], ['peak', 'demand']]);
    expect([deepIds({ nics: { a: {}, gateway: {} } }), deepIds({ nics: { a: {}, b: { gateway: '10.0.0.1' } } }), deepIds({ gateway: 'text' })]).toEqual([[], ['gateway'], ['gateway']]);
    expect(deepIds({ demand: 'none', nics: ['gateway'] })).toEqual(['demand']);
  });

  it('concerns the rules about what cannot be read where something cannot', () => {
    expect(ids(vm({ nics: {} }, [{ kind: 'invalid-id', path: [], id: 'a' }]))).toEqual(['always', 'unreadable', 'either']);
  });

  it('concerns the rules about entries that several files declare where it is one of them', () => {
    const repeated = new ConcernedRules([rule('always'), rule('twice', { about: 'repeats' })]);
    expect([repeated.of(vm({})), repeated.of(vm({}), true)].map((asked) => asked.map(({ rule: { id } }) => id))).toEqual([['always'], ['always', 'twice']]);
  });

  it('is told from the fields it has, however many there are that rules name', () => {
    const many = Array.from({ length: 40 }, (_, i) => rule(`r${i}`, { fields: [`f${i}`] }));
    for (const i of [0, 28, 29, 30, 39]) expect(new ConcernedRules(many).of(vm({ [`f${i}`]: 1 })).map(({ rule: { id } }) => id)).toContain(`r${i}`);
    expect(new ConcernedRules(many).of(vm({})).length).toBeLessThan(many.length);
  });
});

describe('a subject of a collection', () => {
  it('concerns no rule that needs what its collection does not have, and such fields take no room', () => {
    const foreign = Array.from({ length: 40 }, (_, i) => rule(`r${i}`, { fields: [`f${i}`] }));
    const concerned = new ConcernedRules([...foreign, rule('disks', { fields: ['f0', 'disks'] }), rule('always'), rule('unreadable', { about: 'problems', fields: ['f1'] })], new Set(['disks', 'nics']));
    expect(concerned.of(vm({ nics: {} })).map(({ rule: { id } }) => id)).toEqual(['always']);
    expect(concerned.of(vm({ disks: {} })).map(({ rule: { id } }) => id)).toEqual(['disks', 'always']);
    expect(concerned.of(vm({}, [{ kind: 'invalid-id', path: [], id: 'a' }])).map(({ rule: { id } }) => id)).toEqual(['always', 'unreadable']);
  });
});

describe('the fields that rules name', () => {
  const everywhere = rules.map((each): AnyRule => {
    const { about: _about, fields: _fields, ...rest } = each;
    return rest;
  });
  const expectSame = (files: Files): void => {
    const found = (chosen: readonly AnyRule[]): readonly string[] => sortedFindings(sessionOf(files, { rules: chosen })).map(({ rule: { id }, message, place }) => `${id} ${place.path.join('/')} ${message}`);
    expect(found(rules)).toEqual(found(everywhere));
  };

  it('keep no finding back from any example', () => {
    for (const { examples } of rules) for (const example of [...examples.good, ...examples.bad]) expectSame(filesOf(example));
  });

  it('keep no finding back from any estate', () => {
    expectSame(generateEstate({ hosts: 30, vms: 300 }));
    fc.assert(fc.property(estateTexts, (text) => expectSame(text)), { numRuns: 60 });
    fc.assert(fc.property(extremeDocuments, (document) => expectSame(JSON.stringify(document))), { numRuns: 60 });
  });
});
