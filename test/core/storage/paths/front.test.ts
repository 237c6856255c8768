import { describe, expect, it } from 'vitest';
import { defineQuery } from '../../../../src/core/model/estate';
import { frontOf } from '../../../../src/core/storage/paths/front';
import { sessionOf } from '../../../support/estate';

const text = '{ "arrays": { "san": { "site": "dc", "groups": { "g": { "disks": 4 } }, "cache": { "size": "64 GiB" }, "ports": { "p1": { "fabric": "x" } } } } }';

/** What readers of the front are told after a change of the text, and how often they have been told anew. */
function after(...edits: readonly (readonly [before: string, now: string])[]): { readonly site: string | undefined; readonly times: number } {
  const session = sessionOf(text);
  let times = 0;
  const reader = defineQuery('a reader of the front', (estate, id) => {
    times++;
    return frontOf(estate, id)?.site;
  });
  let site = session.estate.query(reader, 'san');
  for (const [before, now] of edits) {
    const whole = session.document(session.main)?.text ?? '';
    expect(whole).toContain(before);
    session.edit(session.main, [{ offset: whole.indexOf(before), length: before.length, text: now }]);
    site = session.estate.query(reader, 'san');
  }
  return { site, times };
}

describe('the front of an array', () => {
  it('stays what it is while disks and caches behind its ports change', () => {
    expect(after(['"disks": 4', '"disks": 5'], ['64 GiB', '128 GiB'])).toEqual({ site: 'dc', times: 1 });
  });

  it('is another with another port, and at another site', () => {
    expect(after(['"fabric": "x"', '"fabric": "y"'], ['"site": "dc"', '"site": "far"'])).toEqual({ site: 'far', times: 3 });
  });

  it('is not there where the array is not', () => {
    expect(frontOf(sessionOf(text).estate, 'other')).toBeUndefined();
  });
});
