import { useState } from 'react';
import type { FieldPath } from '../../../src/protocol/inspector';

export interface Looking {
  /** The part that is looked into, below its entry; empty for the whole. */
  readonly within: FieldPath;
  /** The part that was looked into before, where it was left for what it is a part of. */
  readonly cameFrom: FieldPath | null;
  readonly open: (part: FieldPath) => void;
}

/** Where in what is inspected the user looks. */
export function useLooking(): Looking {
  const [{ within, cameFrom }, setLooking] = useState<Pick<Looking, 'within' | 'cameFrom'>>({ within: [], cameFrom: null });
  return { within, cameFrom, open: (part) => setLooking({ within: part, cameFrom: part.length < within.length ? within : null }) };
}
