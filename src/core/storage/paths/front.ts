/** What ways to an array depend on. */
import type { EntityOf } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';

type StorageArray = EntityOf<'arrays'>;

/** An array without what is behind its ports: who asks for it is left alone while disks and caches change. */
export type ArrayFront = Omit<StorageArray, Behind>;
type Behind = 'groups' | 'cache' | 'reduction' | 'slack' | 'controller';

/** The front of an array; undefined where there is none of this id. */
export function frontOf(estate: Estate, array: string): ArrayFront | undefined {
  return estate.query(front, array);
}

const front = defineQuery<ArrayFront | undefined>('front of an array', (estate, id) => {
  const array = estate.value('arrays', id);
  if (!array) return undefined;
  const { groups: _groups, cache: _cache, reduction: _reduction, slack: _slack, controller: _controller, ...rest } = array;
  return rest;
}, sameValue);
