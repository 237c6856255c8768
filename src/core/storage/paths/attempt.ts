/** What came of looking for paths of one kind, before those of all kinds are judged together. */
import type { NoPath, NotKnown, StoragePath } from './types';

/** Of Fibre Channel, or over IP. */
export interface Attempt {
  readonly paths: readonly StoragePath[];
  /** What keeps it from being known that there is none. */
  readonly unknown: NotKnown | undefined;
  /** Why there is none, where there is none and all is known. */
  readonly none: readonly NoPath[];
}
