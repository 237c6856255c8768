import { exactQuantity, type Bytes } from '../../src/core/model/quantity';
import type { Estate } from '../../src/core/model/estate';
import { sessionOf } from './estate';

/** The estate a document describes. */
export function estateOf(document: unknown): Estate {
  return sessionOf(JSON.stringify(document)).estate;
}

/** "8 GiB" */
export const said = (bytes: number | undefined): string | undefined => (bytes === undefined ? undefined : exactQuantity(bytes as Bytes, 'bytes'));
