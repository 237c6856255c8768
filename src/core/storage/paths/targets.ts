/** What holds the data behind datastores: through pools, down to arrays and the disks of hosts. */
import { defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { countedMembersOf } from '../capacity/structure';
import { layerNamed } from '../layers';
import type { Target } from './types';

export interface Targets {
  /** Each once, in the order of the text. */
  readonly targets: readonly Target[];
  /** Whether that is all: nothing that is named is missing. */
  readonly isWhole: boolean;
}

/** What holds the data of a datastore; all of it is needed (W3). */
export const targetsOf = defineQuery<Targets>('what holds the data of a datastore', (estate, datastore) => {
  const on = estate.value('datastores', datastore)?.on;
  return on === undefined ? nothing : targetsNamed(estate, on);
}, sameValue);

/** The same of what `on` of a datastore names. */
function targetsNamed(estate: Estate, on: string): Targets {
  const layer = layerNamed(estate, on);
  if (!layer || layer.kind === 'datastore') return nothing;
  return layer.kind === 'pool' ? targetsOfPool(estate, layer.pool) : { targets: [{ layer, pool: undefined }], isWhole: true };
}

/** What a pool is made of, those of its tiers included. */
function targetsOfPool(estate: Estate, pool: string): Targets {
  const members = countedMembersOf(estate, pool);
  const targets = members.flatMap(({ layer }): readonly Target[] => (layer && layer.kind !== 'pool' && layer.kind !== 'datastore' ? [{ layer, pool }] : []));
  return { targets, isWhole: members.length > 0 && targets.length === members.length };
}

const nothing: Targets = { targets: [], isWhole: false };
