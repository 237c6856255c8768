/** Space of a layer of storage: what there is, what is promised, and what is taken. Semantics: SPEC.md, M5 to M8 and D1 to D9. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { layerKey, type Layer } from '../layers';
import { sizeOf } from './size';
import { useOf } from './use';

export interface Space {
  /** Every disk behind it at its size; undefined where the document does not tell. */
  readonly raw: Bytes | undefined;
  /** What can be stored on it: the capacity of a datastore. At least so much where parts are unknown, undefined where all are. */
  readonly usable: Bytes | undefined;
  /** What is promised of it; never less than what is taken. */
  readonly provisioned: Bytes;
  /** What is taken now, or was measured if that is more. */
  readonly used: Bytes;
  /** Usable less used: below zero it says how much is lacking. */
  readonly free: Bytes | undefined;
  /** What is taken when everything promised is written, every VM runs and snapshots have grown as long as the policy keeps them. */
  readonly worstCase: Bytes;
  /** What is stored as those see it who store it, before deduplication and compression. */
  readonly logical: Bytes;
  /** Things on it that do not say how much they take: used is at least what it says. */
  readonly unknown: number;
  /** Parts of it that do not say how large they are: usable is at least what it says. */
  readonly unknownParts: number;
}

/** Space of the layer with this key ("datastores/gold", see `layerKey`); of one that is not there nothing is known. */
export const spaceOf = defineQuery<Space>('space of a layer of storage', (estate, key) => {
  const { raw, usable, unknownParts } = estate.query(sizeOf, key);
  const { provisioned, used, worstCase, logical, unknown } = estate.query(useOf, key);
  return { raw, usable, provisioned, used, free: usable === undefined ? undefined : ((usable - used) as Bytes), worstCase, logical, unknown, unknownParts };
}, (a, b) => spaceFields.every((field) => a[field] === b[field]));

const spaceFields = ['raw', 'usable', 'provisioned', 'used', 'free', 'worstCase', 'logical', 'unknown', 'unknownParts'] as const satisfies readonly (keyof Space)[];

export function spaceOfLayer(estate: Estate, layer: Layer): Space {
  return estate.query(spaceOf, layerKey(layer));
}

/** What is free on the datastore with this id; undefined where its size is not known. Who asks for no more is left alone while the rest of its space changes. */
export function freeOnDatastore(estate: Estate, id: string): Bytes | undefined {
  return estate.query(freeOn, id);
}

const freeOn = defineQuery<Bytes | undefined>('what is free on a datastore', (estate, id) => spaceOnDatastore(estate, id).free);

export function spaceOnDatastore(estate: Estate, id: string): Space {
  return estate.query(spaceOf, `datastores/${id}`);
}
