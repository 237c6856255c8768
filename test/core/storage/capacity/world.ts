import type { Estate } from '../../../../src/core/model/estate';
import { spaceOf, type Space } from '../../../../src/core/storage/capacity/space';
import { estateOf, said } from '../../../support/worlds';

type Field = Exclude<keyof Space, 'unknown' | 'unknownParts'>;
type Said<F extends Field> = Readonly<Partial<Record<F, string | undefined>>>;

/** "4.5 TB": sizes of disks are decimal. */
export const decimal = (bytes: number | undefined): string | undefined => (bytes === undefined ? undefined : `${Math.round(bytes / 1e6) / 1e6} TB`);

/** The fields of the space of a layer as a person writes them. */
export function saidSpace<F extends Field>(estate: Estate, key: string, fields: readonly F[], write = said): Said<F> {
  const space = estate.query(spaceOf, key);
  return Object.fromEntries(fields.map((field) => [field, write(space[field])])) as Said<F>;
}

export function usableOf(document: object, key: string): string | undefined {
  return decimal(estateOf(document).query(spaceOf, key).usable);
}
