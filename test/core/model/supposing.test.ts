import { describe, expect, it } from 'vitest';
import type { Change, JsonValue } from '../../../src/core/model/change';
import { supposing } from '../../../src/core/model/supposing';
import { sessionOf } from '../../support/estate';
import { carryOut } from '../../support/randomEstate';

const text = '{ "routers": { "edge": { "filters": [7, { "to": "a" }, null, { "to": "b" }] } } }';
const path = ['routers', 'edge', 'filters'];

/** Whom the filters of the router are about once some changes are supposed, and once they are made. */
function both(...of: readonly ((file: string) => Change)[]): readonly unknown[] {
  const session = sessionOf(text);
  const changes = of.map((change) => change(session.main));
  const about = (estate: typeof session.estate): unknown => estate.value('routers', 'edge')?.filters?.map(({ to }) => to);
  const supposed = supposing(session.estate, changes, about);
  carryOut(session, changes);
  return [supposed, about(session.estate)];
}
const insert = (to: string, index?: number) => (file: string): Change => ({ kind: 'insert', file, path, value: { to }, ...(index === undefined ? {} : { index }) });
const set = (index: number, value: JsonValue) => (file: string): Change => ({ kind: 'set', file, path: [...path, index, 'to'], value });
const remove = (index: number) => (file: string): Change => ({ kind: 'remove', file, path: [...path, index] });

describe('supposing changes of a list of which some items could not be read', () => {
  it('is what making them comes to', () => {
    for (const index of [0, 1, 2, 3, 4, undefined]) {
      const [supposed, made] = both(insert('x', index));
      expect([index, supposed]).toEqual([index, made]);
    }
    expect(both(insert('x', 3))[0]).toEqual(['a', 'x', 'b']);
  });

  it('counts items of the text as the changes before leave them', () => {
    expect(both(insert('x', 1), set(4, 'c'), insert('y', 2))).toEqual([['x', 'y', 'a', 'c'], ['x', 'y', 'a', 'c']]);
    expect(both(insert('x'), set(4, 'y'))).toEqual([['a', 'b', 'y'], ['a', 'b', 'y']]);
    expect(both(remove(1), insert('x', 2))).toEqual([['x', 'b'], ['x', 'b']]);
  });

  it('of a list that is not there begins one', () => {
    const session = sessionOf('{ "routers": { "edge": {} } }');
    expect(supposing(session.estate, [insert('x', 2)(session.main)], (estate) => estate.value('routers', 'edge')?.filters)).toEqual([{ to: 'x' }]);
  });
});
