import { defineIndex, type Estate } from '../../../core/model/estate';
import { counted } from '../../../core/util/words';
import type { Drawing } from '../look';
import { networksGroup, type EntryName } from '../nodeIds';
import { plain } from '../plain';

/** The group of the networks that a host or VM makes for itself, where it makes some. A host comes first where both have the id. */
export function ownNetworks(estate: Estate, owner: EntryName, label: string): readonly Drawing[] {
  const count = owner.collection === 'vms' && estate.find('hosts', owner.id) ? 0 : estate.count(networksByOwner, owner.id);
  return count === 0 ? [] : [plain({ id: networksGroup(owner), kind: 'group', label: `Networks of ${label}`, parent: null, detail: counted(count, 'network') })];
}

/** Those that are port groups of a switch lie there. */
const networksByOwner = defineIndex('networks by who makes them', 'networks', (network) => (network.on === undefined || network.switch !== undefined ? [] : [network.on]));

/** The host or VM that makes a network; undefined where none does. */
export function ownerOf(estate: Estate, { on, switch: ofSwitch }: { readonly on?: string | undefined; readonly switch?: string | undefined }): EntryName | undefined {
  if (on === undefined || ofSwitch !== undefined) return undefined;
  if (estate.find('hosts', on)) return { collection: 'hosts', id: on };
  return estate.find('vms', on) ? { collection: 'vms', id: on } : undefined;
}
