import { describe, expect, it } from 'vitest';
import { documentSymbols, estateSymbols } from '../../src/features/symbols';
import { mainFile, sessionOf, type Files } from '../support/estate';
import { textIn } from './support/textIn';

/** A line for each collection and each of its entries: its key, then its detail. */
function outline(text: string): readonly string[] {
  const session = sessionOf(text);
  return documentSymbols(session, mainFile).flatMap((collection) => [
    `${textIn(session, mainFile, collection.key)} ${collection.detail}`,
    ...collection.children.map((child) => `  ${textIn(session, mainFile, child.key)} ${child.detail}`.trimEnd()),
  ]);
}

function found(files: Files, query: string): readonly string[] {
  const session = sessionOf(files);
  return estateSymbols(session, query).map(({ name, collection, file, range }) => `${collection}: ${name} at ${textIn(session, file, range)} in ${file}`);
}

describe('the outline of a file', () => {
  it('lists collections with their entries in the order of the text, with a few figures', () => {
    expect(outline(`{
      "topovisor": 1, "name": "Campus",
      "vms": { "web": { "vcpu": 4, "memory": "8 GiB", "host": "h" }, "old": { "template": true, "name": "Golden" } },
      "hosts": { "h": { "cpu": { "sockets": 2, "cores": 16 }, "memory": "512 GiB", "cluster": "c" } },
      "networks": { "lan": { "vlan": 10, "subnet": "10.0.0.0/24" } },
      "users": { "ada": {} }
    }`)).toEqual([
      '"vms" 2 VMs', '  "web" 4 vCPU · 8 GiB · h', '  "old" Golden · 1 vCPU · 1 GiB · template',
      '"hosts" 1 host', '  "h" 32 cores · 512 GiB · c',
      '"networks" 1 network', '  "lan" VLAN 10 · 10.0.0.0/24',
      '"users" 1 user', '  "ada"',
    ]);
  });

  it('of several equal keys it lists the one that counts', () => {
    expect(outline('{ "vms": { "a": { "vcpu": 1 }, "a": { "vcpu": 2 } } }')).toEqual(['"vms" 1 VM', '  "a" 2 vCPU · 1 GiB']);
  });

  it('of a text that is no topology, or not yet one, it lists what there is', () => {
    expect(outline('')).toEqual([]);
    expect(outline('[1, 2]')).toEqual([]);
    expect(outline('{ "vms": [], "hosts": { "a": , "b": {} }')).toEqual(['"hosts" 1 host', '  "b"']);
  });

  it('the range of an entry is its key and its value', () => {
    const session = sessionOf('{ "vms": { "a": { "vcpu": 1 } } }');
    const [vms] = documentSymbols(session, mainFile);
    expect(vms?.children.map(({ range }) => textIn(session, mainFile, range))).toEqual(['"a": { "vcpu": 1 }']);
    expect(vms && textIn(session, mainFile, vms.range)).toBe('"vms": { "a": { "vcpu": 1 } }');
  });
});

describe('searching an estate by name', () => {
  const files = { 'main.virt.json': '{ "imports": ["b.virt.json"], "hosts": { "esx-01": { "name": "Rack 3" } } }', 'b.virt.json': '{ "vms": { "exchange-1": {}, "web": {} } }' };

  it('finds entries of every file whose id or display name has the letters in their order', () => {
    expect(found(files, 'ex1')).toEqual(['hosts: esx-01 (Rack 3) at "esx-01" in main.virt.json', 'vms: exchange-1 at "exchange-1" in b.virt.json']);
    expect(found(files, 'RACK')).toEqual(['hosts: esx-01 (Rack 3) at "esx-01" in main.virt.json']);
    expect(found(files, 'nothing')).toEqual([]);
  });

  it('lists no more than 500', () => {
    const vms = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`vm-${i}`, {}]));
    expect(found(JSON.stringify({ vms }), 'vm')).toHaveLength(500);
  });
});
