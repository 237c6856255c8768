import { describe, expect, it } from 'vitest';
import { definitionAt } from '../../src/features/definition';
import { sessionAt, type Files } from '../support/estate';
import { textIn } from './support/textIn';

/** `from → to`: the text that leads, and the keys it leads to, with their file where it is another. */
function definition(files: Files): string | undefined {
  const { session, file, offset } = sessionAt(files);
  const found = definitionAt(session, file, offset);
  if (!found) return undefined;
  const targets = found.targets.map((target) => (target.file === file ? '' : `${target.file} `) + textIn(session, target.file, target.range));
  return `${textIn(session, file, found.origin)} → ${targets.join(', ')}`;
}

describe('going to a definition', () => {
  it('a reference leads to the entry it names', () => {
    expect(definition('{ "hosts": { "a": {}, "b": { "memory": "1 GiB" } }, "vms": { "web": { "host": "<|>b" } } }')).toBe('b → "b": { "memory": "1 GiB" }');
    expect(definition('{ "hosts": { "a": {} }, "vms": { "web": { "host": <|>"a" } } }')).toBe('a → "a": {}');
    expect(definition('{ "hosts": { "a": {} }, "vms": { "web": { "host": "a"<|> } } }')).toBe('a → "a": {}');
  });

  it('in a list and in a key as well', () => {
    expect(definition('{ "clusters": { "c": {} }, "datastores": { "d": { "mountedBy": ["x", "<|>c"] } } }')).toBe('c → "c": {}');
    expect(definition('{ "hosts": { "a": {} }, "switches": { "s": { "uplinks": { "a<|>": [] } } } }')).toBe('a → "a": {}');
  });

  it('of "owner/part", the owner leads to the owner and the part to the part', () => {
    const text = (value: string): string => `{ "switches": { "leaf": { "ports": { "eth1": { "mtu": 9000 } } } }, "hosts": { "a": { "nics": { "n": { "port": ${value} } } } } }`;
    expect(definition(text('"le<|>af/eth1"'))).toBe('leaf → "leaf": { "ports": { "eth1": { "mtu": 9000 } } }');
    expect(definition(text('"leaf/e<|>th1"'))).toBe('eth1 → "eth1": { "mtu": 9000 }');
  });

  it('a standby uplink, an aggregation, an interface of a translation and the party of a filter lead to what they name', () => {
    expect(definition('{ "hosts": { "a": { "nics": { "n0": {} } } }, "switches": { "s": { "standby": { "a": ["<|>n0"] } } } }')).toBe('n0 → "n0": {}');
    expect(definition('{ "routers": { "r": { "interfaces": { "wan": {} }, "nat": [{ "out": "<|>wan" }] } } }')).toBe('wan → "wan": {}');
    expect(definition('{ "switches": { "s": { "ports": { "e1": { "aggregation": "<|>po1" } }, "aggregations": { "po1": {} } } } }')).toBe('po1 → "po1": {}');
    expect(definition('{ "networks": { "web": {} }, "firewalls": { "f": { "filters": [{ "from": "network:we<|>b" }] } } }')).toBe('web → "web": {}');
    expect(definition('{ "firewalls": { "f": { "groups": { "admins": {} }, "filters": [{ "from": "<|>admins" }] } } }')).toBe('admins → "admins": {}');
  });

  it('a port of a zone, the adapter that storage goes by and the LUN of a raw device mapping lead to what they name', () => {
    expect(definition('{ "arrays": { "san": { "ports": { "a1": {} }, "zones": { "z": { "ports": ["<|>a1"] } } } } }')).toBe('a1 → "a1": {}');
    expect(definition('{ "hosts": { "h": { "adapters": { "vmk1": {} }, "hbas": { "vmhba64": { "adapter": "<|>vmk1" } } } } }')).toBe('vmk1 → "vmk1": {}');
    const raw = (text: string): string => `{ "arrays": { "san": { "exports": { "lun": { "size": "1 TiB" } } } }, "vms": { "db": { "disks": { "data": { "raw": "${text}" } } } } }`;
    expect(definition(raw('san/l<|>un'))).toBe('lun → "lun": { "size": "1 TiB" }');
    expect(definition(raw('s<|>an/lun'))).toBe('san → "san": { "exports": { "lun": { "size": "1 TiB" } } }');
    expect(definition(raw('naa.6<|>0060e8'))).toBe(undefined);
  });

  it('a datastore in the path of a file or an image leads to it by its id', () => {
    const text = (field: string, path: string): string => `{ "datastores": { "gold": { "name": "Gold" } }, "vms": { "web": { "${field}": "${path}" } } }`;
    for (const field of ['path', 'cdrom', 'floppy']) expect(definition(text(field, '[go<|>ld] web/web.vmx'))).toBe('gold → "gold": { "name": "Gold" }');
    expect(definition(text('path', '[go<|>ne] web/web.vmx'))).toBe(undefined);
  });

  it('a NIC among uplinks and a target of a scenario lead to what they name', () => {
    expect(definition('{ "hosts": { "a": { "nics": { "n0": {} } } }, "switches": { "s": { "uplinks": { "a": ["<|>n0"] } } } }')).toBe('n0 → "n0": {}');
    expect(definition('{ "hosts": { "a": {} }, "scenarios": { "s": { "steps": [{ "target": "hosts/<|>a" }] } } }')).toBe('a → "a": {}');
  });

  it('leads into other files', () => {
    const files = { 'main.virt.json': '{ "imports": ["part.virt.json"], "vms": { "web": { "host": "<|>a" } } }', 'part.virt.json': '{ "hosts": { "a": {} } }' };
    expect(definition(files)).toBe('a → part.virt.json "a": {}');
  });

  it('leads to each file that declares the same id', () => {
    const files = { 'main.virt.json': '{ "imports": ["b.virt.json"], "hosts": { "a": {} }, "vms": { "web": { "host": "<|>a" } } }', 'b.virt.json': '{ "hosts": { "a": { "rack": "1" } } }' };
    expect(definition(files)).toBe('a → "a": {}, b.virt.json "a": { "rack": "1" }');
  });

  it('an import leads to the beginning of its file, unless that cannot be read', () => {
    expect(definition({ 'main.virt.json': '{ "imports": ["./part<|>.virt.json"] }', 'part.virt.json': '{}' })).toBe('"./part.virt.json" → part.virt.json ');
    expect(definition('{ "imports": ["./part<|>.virt.json"] }')).toBeUndefined();
  });

  it('leads nowhere from what names nothing that is there', () => {
    expect(definition('{ "hosts": {}, "vms": { "web": { "host": "<|>gone" } } }')).toBeUndefined();
    expect(definition('{ "hosts": { "a": {} }, "vms": { "web": { "name": "<|>a" } } }')).toBeUndefined();
    expect(definition('{ "hosts": { "a": { "mem<|>ory": "1 GiB" } } }')).toBeUndefined();
  });

  it('an id written with escapes is found, and underlined whole', () => {
    expect(definition('{ "hosts": { "a": {} }, "vms": { "web": { "host": "\\u006<|>1" } } }')).toBe('\\u0061 → "a": {}');
  });
});
