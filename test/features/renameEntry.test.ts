import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/core/document/applyChanges';
import type { CollectionName } from '../../src/core/model/ids';
import { resolve } from '../../src/core/model/references';
import { renameChanges, renameNamed, type RenameOutcome } from '../../src/features/renameEntry';
import { freeNames, freeTexts } from '../../src/features/names/freeNames';
import type { Named } from '../../src/features/names/named';
import type { Session } from '../../src/features/session';
import { mainFile, sessionOf, type Files } from '../support/estate';

/** The texts after a rename, or the reasons why it was refused. Of one text alone, just that. */
function renamed(files: Files, named: Named, to: string): string | Readonly<Record<string, string>> | readonly string[] {
  const session = sessionOf(files);
  const outcome = renameNamed(session, named, to);
  if (outcome.kind === 'refused') return outcome.reasons;
  const texts = Object.fromEntries(session.files().map((file) => [file, textAfter(session, file, outcome)]));
  return typeof files === 'string' ? (texts[mainFile] ?? '') : texts;
}

function textAfter(session: Session, file: string, outcome: Extract<RenameOutcome, { kind: 'changes' }>): string {
  const document = session.document(file);
  if (!document) throw new Error(`"${file}" is not open.`);
  const edits = applyChanges({ text: document.text, tree: document.tree }, outcome.changes.filter((change) => change.file === file));
  return edits.reduceRight((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length), document.text);
}

const host = (id: string): Named => ({ collection: 'hosts', id });

describe('renaming an entry', () => {
  it('renames its key and every reference to it, and touches nothing else', () => {
    const text = `{
  // two hosts
  "clusters": { "c": { "rules": [{ "kind": "on-hosts", "hosts": ["a", "b"] }] } },
  "hosts": { "a": { "cluster": "c" }, "b": {} },
  "vms": { "a": { "host": "a" }, "web": { "host": "b", "name": "a" } },
  "containers": { "x": { "on": "a" } },
  "datastores": { "d": { "mountedBy": ["c", "a"] } },
}`;
    expect(renamed(text, host('a'), 'esx-01')).toBe(`{
  // two hosts
  "clusters": { "c": { "rules": [{ "kind": "on-hosts", "hosts": ["esx-01", "b"] }] } },
  "hosts": { "esx-01": { "cluster": "c" }, "b": {} },
  "vms": { "a": { "host": "esx-01" }, "web": { "host": "b", "name": "a" } },
  "containers": { "x": { "on": "esx-01" } },
  "datastores": { "d": { "mountedBy": ["c", "esx-01"] } },
}`);
  });

  it('renames references in every file of the estate', () => {
    const files = { 'main.virt.json': '{ "imports": ["vms.virt.json"], "hosts": { "a": {} } }', 'vms.virt.json': '{ "vms": { "web": { "host": "a" } } }' };
    expect(renamed(files, host('a'), 'b')).toEqual({
      'main.virt.json': '{ "imports": ["vms.virt.json"], "hosts": { "b": {} } }', 'vms.virt.json': '{ "vms": { "web": { "host": "b" } } }',
    });
  });

  it('renames the owner in references to its parts', () => {
    expect(renamed('{ "switches": { "leaf": { "ports": { "eth1": { "to": "spine/eth1" } } }, "spine": { "ports": { "eth1": { "to": "leaf/eth1" } } } } }', { collection: 'switches', id: 'leaf' }, 'leaf-1')).toBe(
      '{ "switches": { "leaf-1": { "ports": { "eth1": { "to": "spine/eth1" } } }, "spine": { "ports": { "eth1": { "to": "leaf-1/eth1" } } } } }',
    );
  });

  it('renames keys that are references', () => {
    expect(renamed('{ "hosts": { "a": { "nics": { "n0": {} } } }, "switches": { "d": { "uplinks": { "a": ["n0"] } } } }', host('a'), 'b')).toBe(
      '{ "hosts": { "b": { "nics": { "n0": {} } } }, "switches": { "d": { "uplinks": { "b": ["n0"] } } } }',
    );
    expect(renamed('{ "sites": { "s": { "links": { "s": {}, "t": {} } }, "t": { "links": { "s": {} } } } }', { collection: 'sites', id: 's' }, 'u')).toBe(
      '{ "sites": { "u": { "links": { "u": {}, "t": {} } }, "t": { "links": { "u": {} } } } }',
    );
  });

  it('renames what scenarios aim at, with its collection, as an owner or alone', () => {
    const steps = (a: string): string => `[{ "target": "hosts/${a}" }, { "target": "${a}/n0" }, { "action": "migrate", "target": "vms/a", "to": "${a}x" }]`;
    const text = (a: string): string => `{ "hosts": { "${a}": { "nics": { "n0": {} } } }, "vms": { "a": {} }, "scenarios": { "s": { "steps": ${steps(a)} } } }`;
    expect(renamed(text('a'), host('a'), 'b')).toBe(text('b').replace('"bx"', '"ax"'));
    expect(renamed('{ "hosts": { "h": {} }, "scenarios": { "s": { "steps": [{ "to": "h" }] } } }', host('h'), 'k')).toBe(
      '{ "hosts": { "k": {} }, "scenarios": { "s": { "steps": [{ "to": "k" }] } } }',
    );
  });

  it('leaves alone what a later entry of the same key makes void', () => {
    const text = (last: string): string => `{ "hosts": { "a": {} }, "scenarios": { "s": { "steps": [{}, { "target": "hosts/a" }] }, "s": { "steps": [{ "target": "hosts/${last}" }] } } }`;
    expect(renamed(text('a'), host('a'), 'b')).toBe(text('b').replace('{ "a": {} }', '{ "b": {} }'));
  });

  it('renames its pins, and those of the group that is named after it', () => {
    expect(renamed('{ "hosts": { "a": {} }, "diagram": { "pins": { "compute": { "hosts/a": [1, 2], "vms/a": [3, 4] } } } }', host('a'), 'b')).toBe(
      '{ "hosts": { "b": {} }, "diagram": { "pins": { "compute": { "hosts/b": [1, 2], "vms/a": [3, 4] } } } }',
    );
    expect(renamed('{ "clusters": { "a": {} }, "diagram": { "pins": { "compute": { "group/no-host/a": [1, 2] } } } }', { collection: 'clusters', id: 'a' }, 'b')).toBe(
      '{ "clusters": { "b": {} }, "diagram": { "pins": { "compute": { "group/no-host/b": [1, 2] } } } }',
    );
  });

  it('a pin left over from an entry that is gone makes room', () => {
    expect(renamed('{ "hosts": { "a": {} }, "diagram": { "pins": { "compute": { "hosts/a": [1, 2], "hosts/b": [3, 4] } } } }', host('a'), 'b')).toBe(
      '{ "hosts": { "b": {} }, "diagram": { "pins": { "compute": { "hosts/b": [1, 2] } } } }',
    );
  });

  it('renames a network in filters, be there a tag that reads the same, but not a tag or group (R9)', () => {
    const filters = (to: string): string => `{ "networks": { "${to}": {} }, "routers": { "r": { "filters": [{ "from": "${to}", "to": "10.0.0.0/8" }] } } }`;
    expect(renamed(filters('web'), { collection: 'networks', id: 'web' }, 'dmz')).toBe(filters('dmz'));
    const tagged = '{ "networks": { "web": {} }, "vms": { "v": { "tags": ["web"] } }, "routers": { "r": { "filters": [{ "from": "web" }] } } }';
    expect(renamed(tagged, { collection: 'networks', id: 'web' }, 'dmz')).toBe(tagged.replace('"networks": { "web"', '"networks": { "dmz"').replace('"from": "web"', '"from": "dmz"'));
    const others = '{ "networks": { "web": {} }, "firewalls": { "f": { "groups": { "web": {} }, "filters": [{ "from": "web", "to": "tag:web" }, { "from": "group:web", "to": "web:1" }] } } }';
    expect(renamed(others, { collection: 'networks', id: 'web' }, 'dmz')).toBe(others.replace('"networks": { "web"', '"networks": { "dmz"'));
  });

  it('renames parties of filters of routers and firewalls behind what says their kind', () => {
    const filters = (vm: string, network: string): string =>
      `{ "vms": { "${vm}": {} }, "networks": { "${network}": {} }, "routers": { "r": { "filters": [{ "to": "vm:${vm}" }] } }, "firewalls": { "f": { "filters": [{ "from": "vm:${vm}", "to": "network:${network}" }, { "from": "tag:a" }] } } }`;
    expect(renamed(filters('a', 'web'), { collection: 'vms', id: 'a' }, 'b')).toBe(filters('b', 'web'));
    expect(renamed(filters('a', 'web'), { collection: 'networks', id: 'web' }, 'dmz')).toBe(filters('a', 'dmz'));
  });

  it('renames a group of a firewall in its filters, and in no other', () => {
    const groups = (name: string): string => `{ "firewalls": { "f": { "groups": { "${name}": {} }, "filters": [{ "from": "${name}", "to": "group:${name}" }] }, "g": { "groups": { "web": {} }, "filters": [{ "from": "web" }] } } }`;
    expect(renamed(groups('web'), { collection: 'firewalls', id: 'f', part: { field: 'groups', name: 'web' } }, 'front')).toBe(groups('front'));
  });

  it('refuses a network the name by which a filter means somebody else', () => {
    const text = '{ "networks": { "web": {} }, "vms": { "v": { "tags": ["db"] } }, "routers": { "r": { "filters": [{ "from": "db" }] } }, "firewalls": { "f": { "groups": { "admins": {} }, "filters": [{ "from": "web" }] } } }';
    expect(renamed(text, { collection: 'networks', id: 'web' }, 'db')).toEqual(['A filter of router "r" means tag "db", and would then mean this network.']);
    expect(renamed(text, { collection: 'networks', id: 'web' }, 'admins')).toEqual(['A filter of firewall "f" names it "web", and "admins" is a group there.']);
  });

  it('renames a NIC among standby uplinks, uplinks of a port group on one host, and where a network is bridged to', () => {
    const of = (nic: string): string =>
      `{ "hosts": { "h": { "nics": { "${nic}": {} } } }, "switches": { "s": { "uplinks": { "h": ["${nic}"] }, "standby": { "h": ["${nic}"] } } }, "networks": { "web": { "switch": "s", "uplinks": ["${nic}"], "standby": ["${nic}"] }, "lan": { "kind": "bridged", "on": "h", "nic": "${nic}" } } }`;
    expect(renamed(of('n0'), { collection: 'hosts', id: 'h', part: { field: 'nics', name: 'n0' } }, 'vmnic0')).toBe(of('vmnic0'));
  });

  it('leaves uplinks of a port group alone that several hosts have', () => {
    const text = '{ "hosts": { "h": { "nics": { "n0": {} } }, "k": { "nics": { "n0": {} } } }, "switches": { "s": { "uplinks": { "h": ["n0"], "k": ["n0"] } } }, "networks": { "web": { "switch": "s", "uplinks": ["n0"] } } }';
    expect(renamed(text, { collection: 'hosts', id: 'h', part: { field: 'nics', name: 'n0' } }, 'n9')).toContain('"uplinks": ["n0"]');
  });

  it('renames an interface of a router in its translations', () => {
    const of = (name: string): string => `{ "routers": { "edge": { "interfaces": { "${name}": {} }, "nat": [{ "out": "${name}" }] }, "other": { "nat": [{ "out": "wan" }] } } }`;
    expect(renamed(of('wan'), { collection: 'routers', id: 'edge', part: { field: 'interfaces', name: 'wan' } }, 'uplink')).toBe(of('uplink'));
  });

  it('renames a port of an array in its zones, an adapter where storage goes by it, and a LUN where it is mapped', () => {
    const zone = (name: string): string => `{ "arrays": { "san": { "ports": { "${name}": {} }, "zones": { "z": { "ports": ["${name}", "b1"] } } }, "other": { "zones": { "z": { "ports": ["a1"] } } } } }`;
    expect(renamed(zone('a1'), { collection: 'arrays', id: 'san', part: { field: 'ports', name: 'a1' } }, 'a2')).toBe(zone('a2'));
    const hba = (name: string): string => `{ "hosts": { "h": { "adapters": { "${name}": {} }, "hbas": { "vmhba64": { "adapter": "${name}" } } } } }`;
    expect(renamed(hba('vmk1'), { collection: 'hosts', id: 'h', part: { field: 'adapters', name: 'vmk1' } }, 'vmk2')).toBe(hba('vmk2'));
    const raw = (array: string, lun: string): string => `{ "arrays": { "${array}": { "exports": { "${lun}": {} } } }, "vms": { "db": { "disks": { "data": { "raw": "${array}/${lun}" }, "log": { "raw": "naa.6006" } } } } }`;
    expect(renamed(raw('san', 'lun'), { collection: 'arrays', id: 'san', part: { field: 'exports', name: 'lun' } }, 'lun-1')).toBe(raw('san', 'lun-1'));
    expect(renamed(raw('san', 'lun'), { collection: 'arrays', id: 'san' }, 'san-a')).toBe(raw('san-a', 'lun'));
  });

  it('renames a datastore in paths of files, and leaves display names', () => {
    const text = (id: string): string => `{ "datastores": { "${id}": { "name": "Fast" }, "iso": {} }, "vms": { "web": { "path": "[${id}] gold/web.vmx", "cdrom": "[iso] debian.iso" }, "db": { "path": "[Fast] db/db.vmx" } } }`;
    expect(renamed(text('gold'), { collection: 'datastores', id: 'gold' }, 'silver')).toBe(text('silver'));
    expect(renamed('{ "datastores": { "a": { "name": "b" }, "c": {} }, "vms": { "v": { "path": "[b] v/v.vmx" } } }', { collection: 'datastores', id: 'c' }, 'b')).toEqual([
      'VM "v" names "[b] v/v.vmx" on datastore "a", which would then be on this one.',
    ]);
    expect(renamed('{ "datastores": { "a": { "name": "b" } }, "vms": { "v": { "path": "[b] v/v.vmx" } } }', { collection: 'datastores', id: 'a' }, 'b')).toBe('{ "datastores": { "b": { "name": "b" } }, "vms": { "v": { "path": "[b] v/v.vmx" } } }');
  });

  it('is refused for an array by the name that a raw device mapping gives to one elsewhere', () => {
    expect(renamed('{ "arrays": { "san": {} }, "vms": { "db": { "disks": { "data": { "raw": "old-san/lun-7" } } } } }', { collection: 'arrays', id: 'san' }, 'old-san')).toEqual([
      'VM "db" has a raw device mapping of the LUN "old-san/lun-7" elsewhere, which would then be of this array.',
    ]);
  });

  it('renames an aggregation at its ports', () => {
    const of = (name: string): string => `{ "switches": { "leaf": { "ports": { "e1": { "aggregation": "${name}" } }, "aggregations": { "${name}": {} } }, "other": { "ports": { "e1": { "aggregation": "po1" } } } } }`;
    expect(renamed(of('po1'), { collection: 'switches', id: 'leaf', part: { field: 'aggregations', name: 'po1' } }, 'lag')).toBe(of('lag'));
  });

  it('leaves an entry of another collection with the same id alone', () => {
    const text = '{ "hosts": { "x": {} }, "clusters": { "x": {} }, "datastores": { "d": { "mountedBy": ["x"] } }, "vms": { "v": { "cluster": "x" } } }';
    expect(renamed(text, { collection: 'clusters', id: 'x' }, 'prod')).toBe(
      '{ "hosts": { "x": {} }, "clusters": { "prod": {} }, "datastores": { "d": { "mountedBy": ["x"] } }, "vms": { "v": { "cluster": "prod" } } }',
    );
  });

  it('renames every one of several equal keys, so that none begins to count', () => {
    expect(renamed('{ "vms": { "a": { "vcpu": 1 }, "a": { "vcpu": 2 } } }', { collection: 'vms', id: 'a' }, 'b')).toBe('{ "vms": { "b": { "vcpu": 1 }, "b": { "vcpu": 2 } } }');
  });

  it('renames it in each file that declares it', () => {
    const files = { 'main.virt.json': '{ "imports": ["b.virt.json"], "hosts": { "a": {} } }', 'b.virt.json': '{ "hosts": { "a": {} } }' };
    expect(renamed(files, host('a'), 'z')).toEqual({ 'main.virt.json': '{ "imports": ["b.virt.json"], "hosts": { "z": {} } }', 'b.virt.json': '{ "hosts": { "z": {} } }' });
  });

  it('to the id it has changes nothing', () => {
    expect(renameChanges(sessionOf('{ "hosts": { "a": {} } }'), 'hosts', 'a', ' a ')).toEqual({ kind: 'changes', changes: [] });
  });
});

describe('renaming is refused', () => {
  it('to what cannot be an id, and says what can', () => {
    expect(renamed('{ "hosts": { "a": {} } }', host('a'), 'my host')).toEqual(['"my host" cannot be an id: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.']);
    expect(renamed('{ "hosts": { "a": {} } }', host('a'), '')).toHaveLength(1);
  });

  it('to an id that is taken in its collection, in whatever file, but not to one of another collection', () => {
    const files = { 'main.virt.json': '{ "imports": ["b.virt.json"], "hosts": { "a": {} } }', 'b.virt.json': '{ "hosts": { "b": {} }, "vms": { "c": {} } }' };
    expect(renamed(files, host('a'), 'b')).toEqual(['Host "b" already exists.']);
    expect(renamed(files, host('a'), 'c')).not.toBeInstanceOf(Array);
  });

  it('of what is not there', () => {
    expect(renamed('{ "hosts": {} }', host('a'), 'b')).toEqual(['There is no host "a".']);
  });

  it('where a reference would come to mean something else', () => {
    const text = '{ "hosts": { "h": {} }, "clusters": { "c": {} }, "datastores": { "d": { "mountedBy": ["c"] } } }';
    expect(renamed(text, host('h'), 'c')).toEqual(['Datastore "d" names cluster "c" under "mountedBy", which would then mean this one.']);
    expect(renamed(text, { collection: 'clusters', id: 'c' }, 'h')).toEqual(['Datastore "d" names it under "mountedBy", which would then mean host "h".']);
  });

  it('where a scenario names an entry by its id alone', () => {
    expect(renamed('{ "hosts": { "h": {} }, "vms": { "v": {} }, "scenarios": { "s": { "steps": [{ "target": "v" }] } } }', host('h'), 'v')).toEqual([
      'Scenario "s" names "v" without its collection, which would then be ambiguous.',
    ]);
  });

  it('where an object keyed by it has that key already', () => {
    expect(renamed('{ "hosts": { "a": {} }, "switches": { "d": { "uplinks": { "a": [], "b": [] } } } }', host('a'), 'b')).toEqual([
      '"d" in "switches" already has "b" under "uplinks".',
    ]);
  });

  it('while brackets are open', () => {
    const session = sessionOf('{ "hosts": { "a": {} } }');
    session.edit(mainFile, [{ offset: 23, length: 1, text: '' }]);
    expect(renameChanges(session, 'hosts', 'a', 'b')).toEqual({ kind: 'refused', reasons: ['The brackets of "estate.virt.json" do not match, see line 1: mend them first.'] });
  });
});

describe('renaming a part', () => {
  const port = (name: string): Named => ({ collection: 'switches', id: 'leaf', part: { field: 'ports', name } });

  it('renames its key and the references to it alone', () => {
    const text = '{ "switches": { "leaf": { "ports": { "eth1": {}, "eth10": {} } } }, "hosts": { "h": { "nics": { "a": { "port": "leaf/eth1" }, "b": { "port": "leaf/eth10" } } } } }';
    expect(renamed(text, port('eth1'), 'p1')).toBe(text.replace('"eth1"', '"p1"').replace('leaf/eth1"', 'leaf/p1"'));
  });

  it('renames a NIC among the uplinks of a switch, and a disk group under its exports', () => {
    expect(renamed('{ "hosts": { "h": { "nics": { "n0": {} } }, "k": { "nics": { "n0": {} } } }, "switches": { "d": { "uplinks": { "h": ["n0"], "k": ["n0"] } } } }', { collection: 'hosts', id: 'h', part: { field: 'nics', name: 'n0' } }, 'vmnic0')).toBe(
      '{ "hosts": { "h": { "nics": { "vmnic0": {} } }, "k": { "nics": { "n0": {} } } }, "switches": { "d": { "uplinks": { "h": ["vmnic0"], "k": ["n0"] } } } }',
    );
    expect(renamed('{ "arrays": { "a": { "groups": { "g": {} }, "exports": { "e": { "group": "g" } } } }, "datastores": { "d": { "on": "a/g" } } }', { collection: 'arrays', id: 'a', part: { field: 'groups', name: 'g' } }, 'fast')).toBe(
      '{ "arrays": { "a": { "groups": { "fast": {} }, "exports": { "e": { "group": "fast" } } } }, "datastores": { "d": { "on": "a/fast" } } }',
    );
  });

  it('is refused where the owner has a part of that name which a reference could mean', () => {
    expect(renamed('{ "switches": { "leaf": { "ports": { "a": {}, "b": {} } } } }', port('a'), 'b')).toEqual(['Switch "leaf" already has "b" under "ports".']);
    const text = '{ "arrays": { "a": { "groups": { "g": {} }, "exports": { "e": {} } } }, "datastores": { "d": { "on": "a/e" } } }';
    expect(renamed(text, { collection: 'arrays', id: 'a', part: { field: 'groups', name: 'g' } }, 'e')).toEqual(['Array "a" already has "e" under "exports", and "a/e" could mean either.']);
    expect(renamed('{ "vms": { "v": { "disks": { "x": {} }, "nics": { "y": {} } } } }', { collection: 'vms', id: 'v', part: { field: 'disks', name: 'x' } }, 'y')).not.toBeInstanceOf(Array);
  });
});

describe('laws of renaming', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const estate = fc.record({
    clusters: fc.dictionary(id, fc.record({})),
    hosts: fc.dictionary(id, fc.record({ cluster: id, disks: fc.dictionary(id, fc.record({})) })),
    vms: fc.dictionary(id, fc.record({ host: id, cluster: id, disks: fc.dictionary(id, fc.record({ raw: fc.tuple(id, id).map((parts) => parts.join('/')) }), { maxKeys: 1 }) })),
    resourcePools: fc.dictionary(id, fc.record({ parent: id })),
    arrays: fc.dictionary(id, fc.record({ groups: fc.dictionary(id, fc.record({})), exports: fc.dictionary(id, fc.record({ group: id }), { maxKeys: 1 }), ports: fc.dictionary(id, fc.record({}), { maxKeys: 1 }), zones: fc.constantFrom(...['a', 'b'].map((port) => ({ z: { ports: [port] } }))) })),
    storagePools: fc.dictionary(id, fc.record({ members: fc.array(fc.tuple(id, id).map((parts) => parts.join('/'))) })),
    datastores: fc.dictionary(id, fc.record({ on: fc.oneof(id, fc.tuple(id, id).map((parts) => parts.join('/'))), mountedBy: fc.array(id) })),
  });
  const collection = fc.constantFrom<CollectionName>('clusters', 'hosts', 'vms', 'resourcePools', 'arrays', 'storagePools', 'datastores');

  it('every reference that led somewhere leads to the same thing afterwards', () => {
    fc.assert(
      fc.property(estate, collection, id, fc.constantFrom('a', 'b', 'z'), (draft, of, from, to) => {
        const session = sessionOf(JSON.stringify(draft));
        const outcome = renameChanges(session, of, from, to);
        if (outcome.kind === 'refused') return;
        const after = sessionOf(textAfter(session, mainFile, outcome));
        const now = (name: string): string => (name === `${of}/${from}` ? `${of}/${to}` : name);
        expect(meanings(after).filter((line) => meanings(session, now).includes(line))).toEqual(meanings(session, now));
      }),
      { numRuns: 500 },
    );
  });

  /** What each reference means: `vms/web host → hosts/esx-01`. */
  function meanings(session: Session, say: (name: string) => string = (name) => name): readonly string[] {
    const { estate: model } = session;
    const lines: string[] = [];
    for (const of of ['clusters', 'hosts', 'vms', 'resourcePools', 'arrays', 'storagePools', 'datastores'] as const) {
      for (const key of model.ids(of)) {
        for (const reference of model.find(of, key)?.references ?? []) {
          const target = resolve(model, reference);
          if (target.kind === 'found') lines.push(`${say(`${of}/${key}`)} ${reference.path.join('.')} → ${say(`${target.entry.collection}/${target.entry.id}`)}`);
        }
      }
    }
    for (const place of freeTexts(session.document(mainFile)?.root)) {
      const holder = say(place.path.slice(0, 2).join('/'));
      for (const { named } of freeNames(model, place)) lines.push(`${holder} ${place.path.slice(2).join('.')} → ${say(`${named.collection}/${named.id}`)} ${named.part?.name ?? ''}`);
    }
    return lines.sort();
  }
});
