/** What counts where a field is not written: a policy, what lies around the entry or what it is made of says, or a default of the format. */
import { usualFigures } from '../../../core/catalogue/media';
import type { Entry, Path } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import { siteOf } from '../../../core/model/lookups';
import { policiesFor, type ResolvedPolicies } from '../../../core/model/policies';
import { exactQuantity } from '../../../core/model/quantity';
import type { FieldSchema } from '../../../core/model/schemaAt';
import { valueAt } from '../../../core/util/valueAt';
import type { InspectorField } from '../../../protocol/inspector';
import { policyValue } from '../../figures/policyText';

/** What counts, why, and where it comes from in words. */
export type InForce = Pick<InspectorField, 'fallback' | 'origin'> & { readonly from: Exclude<InspectorField['from'], 'document'> };

/** What counts for an entry where the field at `path` below it is not written. */
export function inForce(estate: Estate, entry: Entry, path: Path, schema: FieldSchema): InForce {
  return sourceOf(entry.collection, path)?.(estate, entry, path) ?? byDefault(schema);
}

/** Whether something beside the format says what counts for a field. */
export function isToldElsewhere(collection: CollectionName, path: Path): boolean {
  return sourceOf(collection, path) !== undefined;
}

/** The descriptions of the schema end with what counts where nothing is written: "… Default 4." */
function byDefault({ description = '' }: FieldSchema): InForce {
  return { from: 'default', fallback: /\bDefault:? "?([^"]*?)"?\.?$/.exec(description)?.[1] ?? '', origin: '' };
}

type Source = (estate: Estate, entry: Entry, path: Path) => InForce | undefined;

/** Where a field gets its value from, if not from the entry; undefined where the format alone says. */
function sourceOf(collection: CollectionName, path: Path): Source | undefined {
  if (collection === 'clusters' && path[0] === 'policies' && path.length === 2) return clusterPolicy;
  // Of a part, whatever its name is.
  return sources[`${collection}.${path.map((step, i) => (i === 1 && path.length === 3 ? '*' : step)).join('.')}`];
}

const sources: Readonly<Record<string, Source>> = {
  'hosts.site': (estate, { value }) => {
    const { cluster } = value as Entry<'hosts'>['value'];
    return from(estate, 'clusters', cluster, ['site']);
  },
  'vms.site': (estate, { value }) => {
    const vm = value as Entry<'vms'>['value'];
    const host = estate.value('hosts', vm.host);
    const site = host && siteOf(estate, host);
    return site === undefined ? from(estate, 'clusters', vm.cluster, ['site']) : inherited(site, 'hosts', vm.host);
  },
  'vms.cluster': (estate, { value }) => from(estate, 'hosts', (value as Entry<'vms'>['value']).host, ['cluster']),
  'vms.architecture': (estate, { value }) => from(estate, 'hosts', (value as Entry<'vms'>['value']).host, ['cpu', 'architecture']),
  'vms.nics.*.mtu': ofNetwork('mtu'),
  'vms.nics.*.gateway': ofNetwork('gateway'),
  'hosts.adapters.*.mtu': ofNetwork('mtu'),
  'hosts.adapters.*.purposes': ofNetwork('purpose'),
  'hosts.numaNodes': (_estate, { value }) => {
    const sockets = (value as Entry<'hosts'>['value']).cpu?.sockets;
    return sockets === undefined ? undefined : { from: 'inherited', fallback: String(sockets), origin: 'one per socket' };
  },
  'switches.ports.*.mtu': (_estate, { value, id }) => told((value as Entry<'switches'>['value']).mtu, 'switches', id),
  'networks.teaming': (estate, { value }) => from(estate, 'switches', (value as Entry<'networks'>['value']).switch, ['teaming']),
  'datastores.latencyTarget': (estate) => ({ from: 'policy', fallback: policyValue(policiesFor(estate), 'datastoreLatency'), origin: 'policy datastoreLatency' }),
  ...Object.fromEntries((['iops', 'throughput', 'latency'] as const).flatMap((figure) => ['hosts.disks', 'arrays.groups'].map((field) => [`${field}.*.${figure}`, usual(figure)]))),
};

/** A cluster that does not set a policy has the document's. */
function clusterPolicy(estate: Estate, _entry: Entry, [, key]: Path): InForce {
  const [main] = estate.files();
  const isSet = main !== undefined && valueAt(estate.header(main, 'policies'), [String(key)]) !== undefined;
  const fallback = policyValue(policiesFor(estate), key as keyof ResolvedPolicies);
  return isSet ? { from: 'policy', fallback, origin: 'policies of the document' } : { from: 'default', fallback, origin: '' };
}

/** What the network of a NIC or adapter says. */
function ofNetwork(field: 'mtu' | 'gateway' | 'purpose'): Source {
  return (estate, { value }, path) => from(estate, 'networks', valueAt(value, [...path.slice(0, -1), 'network']), [field]);
}

/** What one disk of its media usually does. */
function usual(figure: 'iops' | 'throughput' | 'latency'): Source {
  const dimension = figure === 'latency' ? 'duration' : figure;
  return (_estate, { value }, path) => {
    const media = valueAt(value, [...path.slice(0, -1), 'media']);
    const figures = Object.entries(usualFigures).find(([kind]) => kind === media)?.[1];
    return figures && { from: 'inherited', fallback: exactQuantity(figures[figure], dimension), origin: `catalogue: ${figures.of}` };
  };
}

function from(estate: Estate, collection: CollectionName, id: unknown, path: Path): InForce | undefined {
  const entry = typeof id === 'string' ? estate.find(collection, id) : undefined;
  return entry && told(valueAt(entry.value, path), collection, entry.id);
}

/** What an entry says, as what counts for another that says nothing. */
function told(value: unknown, collection: CollectionName, id: string): InForce | undefined {
  return typeof value === 'string' || typeof value === 'number' ? inherited(String(value), collection, id) : undefined;
}

function inherited(fallback: string, collection: CollectionName, id: string | undefined): InForce {
  return { from: 'inherited', fallback, origin: `${entityWord[collection]} ${id ?? ''}` };
}
