/** Letters typed one after the other are one beginning, until nothing was typed for so long. */
const pauseMs = 1000;

/** Goes to what begins with the letters typed. */
export interface TypeAhead {
  /**
   * @param letter as `KeyboardEvent.key`
   * @param timeMs as `Event.timeStamp`
   * @param labels in order, `at` the one that one is at
   * @returns the index of what was meant; -1 where nothing begins so. One letter again and again goes from one to the next.
   */
  readonly type: (letter: string, timeMs: number, labels: readonly string[], at: number) => number;
}

export function createTypeAhead(): TypeAhead {
  let typed = '';
  let last = -Infinity;
  return {
    type: (letter, timeMs, labels, at) => {
      const isNew = timeMs - last > pauseMs;
      last = timeMs;
      typed = isNew ? letter.toLowerCase() : typed + letter.toLowerCase();
      const isOneLetter = [...typed].every((each) => each === typed[0]);
      // The one that one is at may be what is typed further; a letter alone asks for another.
      const from = isOneLetter ? at + 1 : at;
      for (const beginning of isOneLetter ? [typed, typed.slice(0, 1)] : [typed]) {
        for (let step = 0; step < labels.length; step++) {
          const index = (from + step) % labels.length;
          if (labels[index]?.toLowerCase().startsWith(beginning) === true) return index;
        }
      }
      return -1;
    },
  };
}
