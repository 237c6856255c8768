/** Arbitrary small networks and changes of them, for laws: dense in conflicts, since few names are used again and again. */
import fc from 'fast-check';
import type { Change, JsonValue } from '../../../../src/core/model/change';
import { mainFile } from '../../../support/estate';

const ids = {
  sites: ['s1', 's2'], clusters: ['c1'], hosts: ['h1', 'h2'], vms: ['v1', 'v2', 'h1'], containers: ['k1'], switches: ['leaf', 'spine', 'dvs'], networks: ['lan', 'wan', 'nat'], routers: ['r1'],
} as const;
type Collection = keyof typeof ids;
const collections = Object.keys(ids) as Collection[];
const anyOf = (collection: Collection): fc.Arbitrary<string> => fc.constantFrom(...ids[collection], 'ghost');
const part = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const port = fc.constantFrom('leaf/p1', 'leaf/p2', 'spine/p1', 'spine/p2', 'dvs/p1', 'leaf', 'ghost/p1');
const nicNames = fc.constantFrom('n1', 'n2');

const entries: Readonly<Record<Collection, fc.Arbitrary<unknown>>> = {
  sites: fc.record({ name: part(fc.constant('Dakar')) }),
  clusters: fc.record({ site: part(anyOf('sites')) }),
  hosts: fc.record({
    cluster: part(anyOf('clusters')), site: part(anyOf('sites')), maintenance: part(fc.boolean()),
    nics: part(fc.dictionary(nicNames, fc.record({ port: part(port), speed: part(fc.constantFrom('10 Gb/s', '25 Gb/s')) }))),
    adapters: part(fc.dictionary(fc.constantFrom('vmk0', 'vmk1'), fc.record({ network: part(anyOf('networks')), purposes: part(fc.constant(['migration'])) }))),
  }),
  vms: fc.record({ power: part(fc.constantFrom('on', 'off')), nics: part(fc.dictionary(nicNames, fc.record({ network: part(anyOf('networks')), connected: part(fc.boolean()), vlan: part(fc.constant(7)), addresses: part(fc.constant(['10.0.0.9'])) }))) }),
  containers: fc.record({ networks: part(fc.array(anyOf('networks'), { maxLength: 3 })), addresses: part(fc.constant(['10.0.0.8'])) }),
  switches: fc.record({
    kind: part(fc.constantFrom('physical', 'distributed')), site: part(anyOf('sites')),
    ports: part(fc.dictionary(fc.constantFrom('p1', 'p2'), fc.record({ to: part(port), vlan: part(fc.constantFrom(10, 20)), vlans: part(fc.constant('10,20')), enabled: part(fc.boolean()) }))),
    uplinks: part(fc.dictionary(anyOf('hosts'), fc.array(nicNames, { maxLength: 2 }))), standby: part(fc.dictionary(anyOf('hosts'), fc.array(nicNames, { maxLength: 1 }))),
  }),
  networks: fc.record({
    kind: part(fc.constantFrom('overlay', 'nat', 'bridged', 'port-group')), switch: part(anyOf('switches')), on: part(fc.oneof(anyOf('hosts'), anyOf('vms'))), nic: part(nicNames),
    vlan: part(fc.constantFrom<number | string>(0, 10, 4095, '10,20')), vni: part(fc.constant(5001)), underlay: part(anyOf('networks')), purpose: part(fc.constant('migration')),
  }),
  routers: fc.record({ interfaces: part(fc.dictionary(fc.constantFrom('eth0', 'eth1'), fc.record({ network: part(anyOf('networks')), address: part(fc.constant('10.0.0.1/24')) }))) }),
};
const plain = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<JsonValue> => value.map((v) => JSON.parse(JSON.stringify(v)) as JsonValue);
const pins = fc.dictionary(fc.constantFrom('hosts/h1', 'switches/leaf/ports/p1', 'group/routers'), fc.tuple(fc.nat(500), fc.nat(500)), { maxKeys: 2 });

/** The text of a small network, spread over lines. */
export const networkTexts: fc.Arbitrary<string> = fc
  .record({ ...Object.fromEntries(collections.map((c) => [c, fc.dictionary(fc.constantFrom<string>(...ids[c]), plain(entries[c]))])), diagram: fc.record({ pins: fc.record({ network: pins }) }) }, { requiredKeys: [] })
  .map((value) => `${JSON.stringify(value, null, 2)}\n`);

/** A change of such a network. */
export const networkChanges: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...collections).chain((c) => fc.record({ id: fc.constantFrom<string>(...ids[c]), value: plain(entries[c]) }).map(({ id, value }): Change => ({ kind: 'set', file: mainFile, path: [c, id], value }))) },
  { weight: 3, arbitrary: fc.constantFrom(...collections).chain((c) => fc.constantFrom<string>(...ids[c]).map((id): Change => ({ kind: 'remove', file: mainFile, path: [c, id] }))) },
  { weight: 2, arbitrary: fc.constantFrom(...collections).chain((c) => fc.tuple(fc.constantFrom<string>(...ids[c]), fc.constantFrom<string>(...ids[c])).map(([a, b]): Change => ({ kind: 'rename', file: mainFile, path: [c, a], to: b }))) },
);
