import { describe, expect, it } from 'vitest';
import { headerView } from '../../../../src/features/diagram/header';
import { noFilter, type SavedView } from '../../../../src/protocol/filter';
import { sessionOf } from '../../../support/estate';
import { carriedOut, gestured, textsAfter } from '../../support/gesture';

const view: SavedView = { name: 'Databases', view: 'compute', filter: null, collapsed: [], overlay: null, layers: null };
const text = '{\n  "vms": { "a": {} }, // mine\n  "diagram": {\n    "views": {\n      "Off": { "view": "compute", "filter": { "states": ["off"] } }\n    }\n  }\n}';

describe('saving a view', () => {
  it('writes what is not as usual, in the order of names', () => {
    const saved = { ...view, filter: { ...noFilter, text: ' db ', tags: ['gold', 'db'], near: { nodes: ['vms/a'], hops: 2 } }, collapsed: ['hosts/b', 'hosts/a'], overlay: 'tenant', layers: ['physical'] };
    const [after = ''] = textsAfter(sessionOf(text), carriedOut(text, { kind: 'save-view', saved }).changes).values();
    expect(Object.entries(JSON.parse(after.replace(' // mine', '')).diagram.views)[0]).toEqual(['Databases', {
      view: 'compute', filter: { text: 'db', tags: ['db', 'gold'], near: { nodes: ['vms/a'], hops: 2 } }, collapsed: ['hosts/a', 'hosts/b'], overlay: 'tenant', layers: ['physical'],
    }]);
    expect(after).toContain('// mine');
  });

  it('gives back what was saved, in lists that are sorted', () => {
    const saved = { ...view, filter: { ...noFilter, kinds: ['vm' as const], severities: ['error' as const] }, collapsed: ['clusters/x'] };
    const [after = ''] = textsAfter(sessionOf(text), carriedOut(text, { kind: 'save-view', saved }).changes).values();
    expect(headerView(sessionOf(after)).savedViews).toContainEqual(saved);
  });

  it('writes into a document that says nothing of the diagram yet', () => {
    expect(gestured('{\n  "vms": {}\n}', { kind: 'save-view', saved: view })).toContain('"Databases": { "view": "compute" }');
  });

  it('needs a name', () => {
    expect(gestured(text, { kind: 'save-view', saved: { ...view, name: '  ' } })).toBe('refused: A saved view needs a name.');
  });

  it('says whether it replaced one', () => {
    expect(carriedOut(text, { kind: 'save-view', saved: view }).message).toBe('Saved the view "Databases".');
    expect(carriedOut(text, { kind: 'save-view', saved: { ...view, name: 'Off' } }).message).toBe('Replaced the view "Off".');
  });
});

describe('a saved view', () => {
  it('is given another name, unless that is taken or it is gone', () => {
    expect(gestured(text, { kind: 'rename-view', name: 'Off', to: 'Powered off' })).toBe('- "Off": { "view": "compute", "filter": { "states": ["off"] } }\n+ "Powered off": { "view": "compute", "filter": { "states": ["off"] } }');
    expect(gestured(text, { kind: 'rename-view', name: 'Gone', to: 'x' })).toBe('refused: There is no view "Gone" any more.');
    expect(gestured(text.replace('"Off":', '"On": {}, "Off":'), { kind: 'rename-view', name: 'Off', to: 'On' })).toBe('refused: A view "On" already exists.');
  });

  it('goes with what would hold nothing without it', () => {
    const [after = ''] = textsAfter(sessionOf(text), carriedOut(text, { kind: 'forget-view', name: 'Off' }).changes).values();
    expect(after).not.toContain('diagram');
    expect(gestured(text, { kind: 'forget-view', name: 'Gone' })).toBe('refused: There is no view "Gone" any more.');
  });
});
