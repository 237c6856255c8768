import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { vmsByDatastore } from '../../core/model/lookups';
import { formatQuantity } from '../../core/model/quantity';
import { explainSize } from '../../core/storage/capacity/explainSize';
import { spaceOfLayer, spaceOnDatastore } from '../../core/storage/capacity/space';
import { membersOf } from '../../core/storage/capacity/structure';
import { counted, listed } from '../../core/util/words';
import { figure, percent, type Figure } from './figure';
import { switchNetworkFigures } from './networkFigures';

export function datastoreFigures(estate: Estate, { id, value }: Entry<'datastores'>): readonly Figure[] {
  const { usable: capacity, provisioned, used, unknown } = spaceOnDatastore(estate, id);
  const ofCapacity = (bytes: number): string => (capacity === undefined ? formatQuantity(bytes, 'bytes') : `${formatQuantity(bytes, 'bytes')} of ${formatQuantity(capacity, 'bytes')}, ${percent(bytes / capacity)}`);
  const atLeast = unknown > 0 ? ` ${counted(unknown, 'thing')} on it ${unknown === 1 ? 'does' : 'do'} not say how much ${unknown === 1 ? 'it takes' : 'they take'}: it may be more.` : '';
  return [
    figure('Taken', ofCapacity(used), `Thick disks whole, thin ones as far as they are written, snapshots, swap and other files, or what was measured if that is more.${atLeast}`),
    figure('Provisioned', ofCapacity(provisioned), 'Everything on it at its full size.'),
    figure('VMs', String(estate.lookup(vmsByDatastore, id).length), 'VMs with a disk on it.'),
    ...(value.mountedBy === undefined ? [] : [figure('Mounted by', listed(value.mountedBy), 'Hosts and clusters that see it.')]),
  ];
}

export function networkFigures(estate: Estate, { id, value }: Entry<'networks'>): readonly Figure[] {
  const vms = estate.ids('vms').filter((vm) => Object.values(estate.value('vms', vm)?.nics ?? {}).some((nic) => nic.network === id)).length;
  return [
    ...(value.vlan === undefined ? [] : [figure('VLAN', String(value.vlan), 'As written.')]),
    ...(value.subnet === undefined ? [] : [figure('Subnet', value.subnet, 'As written.')]),
    ...(value.switch === undefined ? [] : [figure('Switch', value.switch, 'The switch that carries it.')]),
    figure('VMs', String(vms), 'VMs with a NIC on it.'),
  ];
}

export function switchFigures(estate: Estate, entry: Entry<'switches'>): readonly Figure[] {
  const { id, value } = entry;
  const networks = estate.ids('networks').filter((network) => estate.value('networks', network)?.switch === id).length;
  const hosts = Object.keys(value.uplinks ?? {}).length;
  const ports = Object.keys(value.ports ?? {}).length;
  return [
    ...(value.kind === undefined ? [] : [figure('Kind', value.kind, 'As written.')]),
    ...(ports > 0 ? [figure('Ports', String(ports), 'Ports it declares.'), ...switchNetworkFigures(estate, entry)] : []),
    ...(hosts > 0 ? [figure('Hosts', String(hosts), 'Hosts that give it uplinks.')] : []),
    ...(networks > 0 || value.kind !== 'physical' ? [figure('Networks', String(networks), 'Networks that name it.')] : []),
  ];
}

export function arrayFigures(estate: Estate, { id, value }: Entry<'arrays'>): readonly Figure[] {
  const { raw, usable } = spaceOfLayer(estate, { kind: 'array', array: id });
  const groups = Object.keys(value.groups ?? {}).length;
  const exported = new Set([...Object.keys(value.groups ?? {}), ...Object.keys(value.exports ?? {})].map((part) => `${id}/${part}`));
  const backed = estate.ids('datastores').filter((datastore) => {
    const on = estate.value('datastores', datastore)?.on;
    return on !== undefined && (on === id || exported.has(on));
  }).length;
  return [
    ...(raw === undefined ? [] : [figure('Raw capacity', `${formatQuantity(raw, 'bytes')}${groups === 0 ? '' : ` in ${counted(groups, 'disk group')}`}`, 'Disks × size, redundancy not taken off.')]),
    ...(usable === undefined ? [] : [figure('Usable', formatQuantity(usable, 'bytes'), explainSize(estate, { kind: 'array', array: id }).join(' '))]),
    figure('Datastores', String(backed), 'Datastores on it, its groups and exports.'),
  ];
}

export function storagePoolFigures(estate: Estate, { id }: Entry<'storagePools'>): readonly Figure[] {
  const { usable } = spaceOfLayer(estate, { kind: 'pool', pool: id });
  const backed = estate.ids('datastores').filter((datastore) => estate.value('datastores', datastore)?.on === id).length;
  return [
    ...(usable === undefined ? [] : [figure('Usable', formatQuantity(usable, 'bytes'), explainSize(estate, { kind: 'pool', pool: id }).join(' '))]),
    figure('Members', String(membersOf(estate, id).length), 'Disk groups, exports and host disks it is made of.'),
    figure('Datastores', String(backed), 'Datastores on it.'),
  ];
}
