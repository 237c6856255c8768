/** The fields of an entry, from the schema: what may be written there, and what is. */
import { valueOf, type JsonNode } from '../../../core/document/json/node';
import type { Entry, Path } from '../../../core/model/entry';
import { isCollectionName, type CollectionName } from '../../../core/model/ids';
import { policiesFor, type ResolvedPolicies } from '../../../core/model/policies';
import { schemaAt, type FieldSchema } from '../../../core/model/schemaAt';
import type { Inspection, InspectorField } from '../../../protocol/view';
import { policyValue } from '../../figures/policyText';
import { naturalOrder } from '../../naturalOrder';
import type { Session } from '../../session';

type Groups = Inspection['groups'];

/**
 * Fields of the entry itself first, then a group for each object below it, and one for each of its disks and NICs.
 * Lists and what the schema leaves open are edited as text.
 */
export function groupsOf(session: Session, entry: Entry, problemAt: (path: Path) => string): Groups {
  const root = valueOf(valueOf(session.document(entry.file)?.root, entry.collection), entry.id);
  const schema = schemaAt([entry.collection, entry.id]);
  const groups: Groups = [];
  if (schema) collect(schema, root, []);
  return groups.filter((group) => group.fields.length > 0);

  function collect(shape: FieldSchema, node: JsonNode | undefined, path: Path): void {
    const fields: InspectorField[] = [];
    groups.push({ title: titleOf(path), fields });
    for (const [key, child] of Object.entries(shape.properties ?? {})) {
      const at = [...path, key];
      const below = valueOf(node, key);
      const control = controlOf(session, child);
      if (control) fields.push({ ...fieldOf(at, child, below, control, problemAt(at)), ...inForce(session, entry, at) });
      else if (child.properties && path.length < 2) collect(child, below, at);
      else if (typeof child.additionalProperties === 'object' && child.additionalProperties.properties && path.length === 0 && below?.kind === 'object') {
        for (const part of new Set(below.keys)) collect(child.additionalProperties, valueOf(below, part), [...at, part]);
      }
    }
  }
}

function fieldOf(path: Path, schema: FieldSchema, node: JsonNode | undefined, control: InspectorField['control'], problem: string): InspectorField {
  const description = schema.description ?? '';
  const scalar = node && node.kind !== 'object' && node.kind !== 'array' ? node.value : null;
  return { path: [...path], label: words(String(path[path.length - 1])), description, control, value: scalar, fallback: fallbackOf(description), problem };
}

/** A cluster that does not set a policy has the document's. */
function inForce(session: Session, entry: Entry, [group, key]: Path): Partial<InspectorField> {
  if (entry.collection !== 'clusters' || group !== 'policies') return {};
  return { fallback: policyValue(policiesFor(session.estate), key as keyof ResolvedPolicies) };
}

/** How a field is edited; undefined where it is not one value. */
function controlOf(session: Session, schema: FieldSchema): InspectorField['control'] | undefined {
  const quantity = schema['x-quantity'];
  if (quantity) return { kind: 'quantity', example: String(schema.examples?.[0] ?? '') };
  const collections = schema['x-ref'];
  if (collections) return { kind: 'choice', options: idsOf(session, collections), reference: true };
  if (schema['x-part']) return { kind: 'text' };
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(String), reference: false };
  switch (schema.type) {
    case 'string': return { kind: 'text' };
    case 'boolean': return { kind: 'flag' };
    case 'integer':
    case 'number': return { kind: 'number', minimum: schema.minimum ?? null };
    default: return schema.anyOf?.some(({ type, enum: levels }) => type === 'string' || levels !== undefined) ? { kind: 'text' } : undefined;
  }
}

function idsOf(session: Session, collections: readonly CollectionName[]): string[] {
  return collections.filter(isCollectionName).flatMap((collection) => [...session.estate.ids(collection)]).sort(naturalOrder);
}

/** The descriptions of the schema end with what counts where nothing is written: "… Default 4." */
function fallbackOf(description: string): string {
  return /\bDefault:? "?([^"]*?)"?\.?$/.exec(description)?.[1] ?? '';
}

function titleOf(path: Path): string {
  if (path.length === 0) return 'General';
  const [first, ...rest] = path;
  return [words(String(first)), ...rest.map(String)].join(' › ');
}

/** "cpuPeak" → "CPU peak" */
function words(key: string): string {
  const spoken = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(' ').map((word) => spelled[word] ?? word).join(' ');
  return spoken.startsWith('vCPU') ? spoken : spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

const spelled: Readonly<Record<string, string>> = {
  cpu: 'CPU', vcpu: 'vCPU', vm: 'VM', mac: 'MAC', nics: 'NICs', hbas: 'HBAs', numa: 'NUMA', usb: 'USB', tpm: 'TPM', iops: 'IOPS', mtu: 'MTU',
  cdrom: 'CD/DVD', os: 'OS', pue: 'PUE', kwh: 'kWh', id: 'ID', sriov: 'SR-IOV virtual functions', wwn: 'WWN',
  nic: 'NIC', vlan: 'VLAN', vlans: 'VLANs', vni: 'VNI', dhcp: 'DHCP', lacp: 'LACP', smt: 'SMT',
};
