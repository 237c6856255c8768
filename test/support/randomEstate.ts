/** Arbitrary small estates and changes of them, for laws: dense in conflicts, since few ids are used again and again. */
import fc from 'fast-check';
import { applyChanges } from '../../src/core/document/applyChanges';
import type { Change, JsonValue } from '../../src/core/model/change';
import type { Session } from '../../src/features/session';
import { mainFile } from './estate';

const ids = { sites: ['s1', 's2'], clusters: ['c1', 'c2', 'c10'], hosts: ['h1', 'h2', 'h10', 'h03'], vms: ['v1', 'v2', 'v10', 'v03', 'w', 'h1'], containers: ['k1', 'k2'], datastores: ['d1'] } as const;
type Collection = keyof typeof ids;

const anyOf = (collection: Collection): fc.Arbitrary<string> => fc.constantFrom(...ids[collection], 'ghost');
const sizes = fc.constantFrom('1 GiB', '8 GiB', '64 GiB', '512 GiB', '7 Go');
const share = fc.constantFrom('10 %', '35 %', '120 %', '2.4 GHz');
const part = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

/** A written entry of each collection. */
const entries: Readonly<Record<Collection, fc.Arbitrary<unknown>>> = {
  sites: fc.record({ racks: part(fc.nat(9)), links: part(fc.dictionary(anyOf('sites'), fc.record({ bandwidth: fc.constant('10 Gb/s') }), { maxKeys: 1 })) }),
  clusters: fc.record({ site: part(anyOf('sites')), name: part(fc.constant('A cluster')), policies: part(fc.record({ vcpuPerCore: fc.nat(3) })) }),
  hosts: fc.record({
    cluster: part(anyOf('clusters')), site: part(anyOf('sites')), memory: part(sizes), maintenance: part(fc.boolean()), derived: part(fc.boolean()),
    cpu: part(fc.record({ sockets: part(fc.integer({ min: 1, max: 2 })), cores: fc.constantFrom(2, 16), clock: part(fc.constant('2 GHz')) })),
    hypervisor: part(fc.constantFrom('esxi-8.0', 'virtualbox-7', 'unheard-of')), hostOs: part(fc.constant('debian-12')),
    measured: part(fc.record({ cpu: part(fc.constant('35 %')), memory: part(fc.constant('62 %')) })),
  }),
  vms: fc.record({
    host: part(anyOf('hosts')), cluster: part(anyOf('clusters')), site: part(anyOf('sites')), vcpu: part(fc.integer({ min: 1, max: 8 })), memory: part(sizes),
    power: part(fc.constantFrom('on', 'off', 'suspended')), template: part(fc.boolean()), demand: part(fc.record({ cpu: part(share), memory: part(sizes) })),
    disks: part(fc.record({ system: fc.record({ datastore: anyOf('datastores'), size: sizes }) })),
  }),
  containers: fc.record({ on: part(fc.oneof(anyOf('hosts'), anyOf('vms'))), engine: part(fc.constantFrom('docker', 'lxc')), cpus: part(fc.integer({ min: 1, max: 8 })), memoryLimit: part(sizes), demand: part(fc.record({ cpu: part(share), memory: part(sizes) })) }),
  datastores: fc.record({ capacity: part(sizes), mountedBy: part(fc.array(fc.oneof(anyOf('hosts'), anyOf('clusters')), { maxLength: 3 })) }),
};
const plain = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<JsonValue> => value.map((v) => JSON.parse(JSON.stringify(v)) as JsonValue);
const collections = Object.keys(ids) as Collection[];
const node = fc.oneof(anyOf('hosts').map((id) => `hosts/${id}`), anyOf('vms').map((id) => `vms/${id}`));
const pins = fc.dictionary(node, fc.tuple(fc.nat(500), fc.nat(500)), { maxKeys: 2 });

/** The text of a small estate, spread over lines. */
export const estateTexts: fc.Arbitrary<string> = fc
  .record({
    name: fc.constantFrom('Campus', 'Lab'),
    ...Object.fromEntries(collections.map((c) => [c, fc.dictionary(fc.constantFrom<string>(...ids[c]), plain(entries[c]))])),
    diagram: fc.record({ pins: fc.record({ compute: pins }) }),
  }, { requiredKeys: [] })
  .map((value) => `${JSON.stringify(value, null, 2)}\n`);

/** A change of such an estate, by path, of the main file. */
export const estateChanges: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...collections).chain((c) => fc.record({ id: fc.constantFrom<string>(...ids[c]), value: plain(entries[c]) }).map(({ id, value }) => set([c, id], value))) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...ids.vms), anyOf('hosts')).map(([vm, host]) => set(['vms', vm, 'host'], host)) },
  { weight: 3, arbitrary: fc.constantFrom(...collections).chain((c) => fc.constantFrom<string>(...ids[c]).map((id): Change => ({ kind: 'remove', file: mainFile, path: [c, id] }))) },
  { weight: 2, arbitrary: fc.constantFrom(...collections).chain((c) => fc.tuple(fc.constantFrom<string>(...ids[c]), fc.constantFrom<string>(...ids[c])).map(([a, b]): Change => ({ kind: 'rename', file: mainFile, path: [c, a], to: b }))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ids.containers), fc.oneof(anyOf('hosts'), anyOf('vms'))).map(([container, on]) => set(['containers', container, 'on'], on)) },
  { weight: 1, arbitrary: fc.tuple(node, fc.nat(500)).map(([n, x]) => set(['diagram', 'pins', 'compute', n], [x, 0])) },
  { weight: 1, arbitrary: fc.constantFrom('Campus', 'Other').map((name) => set(['name'], name)) },
  { weight: 1, arbitrary: fc.nat(4).map((n) => set(['policies', 'vcpuPerCore'], n)) },
);

function set(path: Change['path'], value: JsonValue): Change {
  return { kind: 'set', file: mainFile, path, value };
}

/** Carries changes out in a session, as the extension does: as edits of the texts. */
export function carryOut(session: Session, changes: readonly Change[]): void {
  for (const file of new Set(changes.map((change) => change.file))) {
    const document = session.document(file);
    if (!document) throw new Error(`${file} is not open.`);
    const edits = applyChanges({ text: document.text, tree: document.tree }, changes.filter((change) => change.file === file));
    // From the last to the first: each is in the text the one before it left.
    session.edit(file, [...edits].reverse());
  }
}
