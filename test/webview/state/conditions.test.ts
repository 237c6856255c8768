import { describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../../src/protocol/filter';
import { conditionsIn, isFilter, toggled, without } from '../../../webview/state/conditions';

const filter: Filter = { ...noFilter, text: ' web ', tags: ['db', 'prod'], states: ['off'], near: { nodes: ['hosts/h'], hops: 2 } };
const said = (of: Filter): readonly string[] => conditionsIn(of, ({ hops }) => `${hops} steps`).map(({ name, value }) => `${name} ${value}`);

describe('the conditions of a filter', () => {
  it('are its words, each value of its lists, and what is near', () => {
    expect(said(filter)).toEqual(['text web', 'tags db', 'tags prod', 'states off', 'near 2 steps']);
    expect(said(noFilter)).toEqual([]);
  });

  it('are taken out one by one, and the others stay', () => {
    const left = conditionsIn(filter, () => '').map((condition) => said(without(filter, condition)).length);
    expect(left).toEqual([4, 4, 4, 4, 4]);
    expect(said(without(filter, { name: 'tags', value: 'db' }))).toEqual(['text web', 'tags prod', 'states off', 'near 2 steps']);
    expect(said(without(filter, { name: 'near', value: '' }))).not.toContain('near 2 steps');
  });

  it('hide something as soon as there is one; blanks are none', () => {
    expect([isFilter(noFilter), isFilter({ ...noFilter, text: '  ' }), isFilter({ ...noFilter, text: ' a' }), isFilter({ ...noFilter, severities: ['error'] }), isFilter({ ...noFilter, near: { nodes: [], hops: 1 } })]).toEqual([false, false, true, true, true]);
  });

  it('are switched on and off by their value', () => {
    expect(toggled(filter, 'tags', 'new').tags).toEqual(['db', 'prod', 'new']);
    expect(toggled(filter, 'tags', 'db').tags).toEqual(['prod']);
  });
});
