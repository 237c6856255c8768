import { isPacked, unpacked } from '../src/protocol/packed';

/** Takes what comes, and hands it on in the order in which it came: what is packed takes a moment, and nothing overtakes it. */
export interface InTurn {
  readonly take: (data: unknown) => void;
  /** Hands on nothing more. */
  readonly stop: () => void;
}

/** @param fail is told why something packed could not be read; what comes after it is handed on all the same */
export function inTurn(receive: (data: unknown) => void, fail: (reason: string) => void): InTurn {
  let isOver = false;
  /** Done once everything before has been handed on; undefined where nothing is under way. */
  let before: Promise<void> | undefined;
  const hand = (data: unknown): void => {
    if (!isOver) receive(data);
  };
  return {
    take: (data) => {
      if (!before && !isPacked(data)) return hand(data);
      const coming = isPacked(data) ? unpacked(data, gunzip) : Promise.resolve(data);
      const turn: Promise<void> = Promise.allSettled([coming, before]).then(([came]) => {
        if (before === turn) before = undefined;
        if (came.status === 'fulfilled') hand(came.value);
        else if (!isOver) fail(came.reason instanceof Error ? came.reason.message : String(came.reason));
      });
      before = turn;
    },
    stop: () => {
      isOver = true;
    },
  };
}

function gunzip(bytes: Uint8Array): Promise<string> {
  return new Response(new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
