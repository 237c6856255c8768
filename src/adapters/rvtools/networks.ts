import { withFields, type JsonObject } from './documentText';
import { assignIds, nameUnless, noteRenamed } from './ids';
import type { Origin } from './origin';
import type { Note } from './report';
import type { Tables } from './tables';
import { some } from './words';

export interface Networks {
  readonly entries: Readonly<Record<string, JsonObject>>;
  /** The id of the network of a name. */
  readonly networkOf: (name: string) => string | undefined;
}

/** The networks of `names`, those that NICs name, with the VLAN their port groups have where every sheet and host says the same. */
export function readNetworks(tables: Tables, names: readonly string[], origin: Origin, note: Note): Networks {
  const ids = assignIds(names.map((name) => ({ name })), 'network');
  const groups = [...(tables.dvPort?.rows ?? []), ...(tables.vPort?.rows ?? [])];
  const unreadable: string[] = [];
  const differing: string[] = [];
  const vlanOf = (name: string): number | string | undefined => {
    const written = [...new Set(groups.flatMap((g) => (g.name === name && g.vlan !== undefined ? [g.vlan] : [])))];
    const vlans = [...new Set(written.map(vlanIn))];
    if (vlans.length > 1) differing.push(`${name} (${written.join(' and ')})`);
    else if (written.length > 0 && vlans[0] === undefined) unreadable.push(`${name} ("${written.join('", "')}")`);
    return vlans.length === 1 ? vlans[0] : undefined;
  };
  const entries = names.map((name, i) => {
    const id = ids[i] ?? '';
    noteRenamed('network', name, id, note);
    return [id, withFields({ name: nameUnless(id, name), vlan: vlanOf(name), source: origin.source(name) })] as const;
  });
  if (unreadable.length > 0) note({ kind: 'dropped', subject: 'VLANs', count: unreadable.length, message: `Networks whose VLAN is neither a number nor a trunk: ${some(unreadable)}.` });
  if (differing.length > 0) note({ kind: 'dropped', subject: 'VLANs', count: differing.length, message: `Networks whose port groups have different VLANs: ${some(differing)}.` });
  const unused = new Set(groups.flatMap((g) => (g.name !== undefined && !names.includes(g.name) ? [g.name] : [])));
  if (unused.size > 0) note({ kind: 'dropped', subject: 'port groups', count: unused.size, message: `Port groups that no NIC of a VM is connected to: ${some([...unused])}.` });
  const idByName = new Map(names.map((name, i) => [name, ids[i]]));
  return { entries: Object.fromEntries(entries), networkOf: (name) => idByName.get(name) };
}

/** A VLAN as the document writes it: a number, 0 for none, or a trunk such as "10,20-29"; 4095 passes every VLAN to the guest. */
function vlanIn(text: string): number | string | undefined {
  const plain = text.replace(/\s+/g, '').replace(/^(?:vlan|trunk):?/i, '');
  if (/^\d+$/.test(plain)) {
    const id = Number(plain);
    return id < 4095 ? id : id === 4095 ? allVlans : undefined;
  }
  if (!/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(plain)) return undefined;
  return plain.replace(/(^|,)0-/g, '$11-').replace(/-4095\b/g, '-4094');
}

const allVlans = '1-4094';
