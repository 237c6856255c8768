import { describe, expect, it } from 'vitest';
import { nodeAt, placeOf } from '../../src/features/cursor';
import { sessionAt, sessionOf, type Files } from '../support/estate';

/** The node under the cursor. */
function node(files: Files): string | undefined {
  const { session, file, offset } = sessionAt(files);
  return nodeAt(session, file, offset);
}

/** The text that is shown for a node, and the file it is in. */
function shown(files: Files, id: string, ...path: readonly (string | number)[]): string | undefined {
  const session = sessionOf(files);
  const place = placeOf(session, id, path);
  const document = place && session.document(place.file);
  if (!place || !document) return undefined;
  const text = document.text.slice(document.lines.offsetAt(place.range.start), document.lines.offsetAt(place.range.end));
  return place.file === session.main ? text : `${place.file}: ${text}`;
}

describe('from the cursor to the diagram', () => {
  it('any place in the text of an entry is its node', () => {
    expect(node('{ "hosts": { "<|>esx-01": {} } }')).toBe('hosts/esx-01');
    expect(node('{ "hosts": { "esx-01": { "cpu": { "cores": <|>8 } } } }')).toBe('hosts/esx-01');
    expect(node('{ "hosts": { "esx-01": { <|> } } }')).toBe('hosts/esx-01');
    expect(node('{ "sites": { "dakar": {<|>} } }')).toBe('sites/dakar');
    expect(node('{ "hosts": { "h": {} }, "vms": { "web": { "host": "<|>h" } } }')).toBe('vms/web');
  });

  it('in the text of a container it is on that, also where it runs in a VM', () => {
    expect(node('{ "vms": { "v": {} }, "containers": { "c": { "on": "<|>v" } } }')).toBe('containers/c');
    expect(node('{ "hosts": { "h": {} }, "containers": { "c": { "on": "h", "image": "<|>nginx" } } }')).toBe('containers/c');
  });

  it('between entries, and in a collection that is not drawn, it is on no node', () => {
    expect(node('{ "hosts": { "a": {}, <|> "b": {} } }')).toBeUndefined();
    expect(node('{ "ho<|>sts": { "a": {} } }')).toBeUndefined();
    expect(node('{ "networks": { "w<|>eb": {} } }')).toBeUndefined();
    expect(node('{ "name": "<|>Campus", "hosts": {} }')).toBeUndefined();
    expect(node('<|>')).toBeUndefined();
  });

  it('in an imported file it is on that file’s entries', () => {
    expect(node({ 'main.virt.json': '{ "imports": ["part.virt.json"] }', 'part.virt.json': '{ "vms": { "web": { "vcpu": <|>2 } } }' })).toBe('vms/web');
  });
});

describe('from the diagram to the text', () => {
  const estate = '{ "hosts": { "h": { "memory": "64 GiB" } } }';

  it('a node is the key and the value of its entry', () => {
    expect(shown(estate, 'hosts/h')).toBe('"h": { "memory": "64 GiB" }');
  });
  it('a field is its value, and one that is not written is the key of what lacks it', () => {
    expect(shown(estate, 'hosts/h', 'memory')).toBe('"64 GiB"');
    expect(shown(estate, 'hosts/h', 'cpu', 'cores')).toBe('"h"');
  });
  it('is in the file that declares the entry', () => {
    expect(shown({ 'main.virt.json': '{ "imports": ["part.virt.json"] }', 'part.virt.json': estate }, 'hosts/h', 'memory')).toBe('part.virt.json: "64 GiB"');
  });
  it('a group, and what is no longer there, has no text', () => {
    expect(shown(estate, 'group/unplaced')).toBeUndefined();
    expect(shown(estate, 'hosts/gone')).toBeUndefined();
  });
});
