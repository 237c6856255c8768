/** What of storage can be lost (X1), beside what the network loses: hosts and links between sites are the same there. */
import type { Component } from '../../network/fabric/types';
import { componentKey as networkKey } from '../../network/fabric/types';

export type StorageComponent =
  /** One disk of a group, whichever; named twice it is two disks. */
  | { readonly kind: 'disk'; readonly array: string; readonly group: string }
  /** One of the disks of a kind that a host has; named twice it is two. */
  | { readonly kind: 'host-disk'; readonly host: string; readonly disks: string }
  | { readonly kind: 'group'; readonly array: string; readonly group: string }
  /** `controller`: counted from 1. */
  | { readonly kind: 'controller'; readonly array: string; readonly controller: number }
  | { readonly kind: 'array-port'; readonly array: string; readonly port: string }
  | { readonly kind: 'array'; readonly array: string }
  | { readonly kind: 'hba'; readonly host: string; readonly hba: string }
  | { readonly kind: 'site'; readonly site: string };

/** Whatever can be lost: of storage, or of the network it is reached by. */
export type Lost = StorageComponent | Component;

/** "arrays/san-a/controllers/1", "hosts/esx-1/hbas/vmhba1", "sites/east": one text per component. */
export function lostKey(lost: Lost): string {
  switch (lost.kind) {
    case 'disk': return `arrays/${lost.array}/groups/${lost.group}/disk`;
    case 'host-disk': return `hosts/${lost.host}/disks/${lost.disks}/disk`;
    case 'group': return `arrays/${lost.array}/groups/${lost.group}`;
    case 'controller': return `arrays/${lost.array}/controllers/${lost.controller}`;
    case 'array-port': return `arrays/${lost.array}/ports/${lost.port}`;
    case 'array': return `arrays/${lost.array}`;
    case 'hba': return `hosts/${lost.host}/hbas/${lost.hba}`;
    case 'site': return `sites/${lost.site}`;
    default: return networkKey(lost);
  }
}
