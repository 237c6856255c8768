/** Says things to a screen reader, one after the other, without moving the focus. */
export interface Announcer {
  readonly say: (text: string, urgency?: 'polite' | 'assertive') => void;
  /** Called with what the live regions are to hold. */
  readonly connect: (show: (regions: Regions) => void) => () => void;
}

export interface Regions { readonly polite: string; readonly assertive: string }

/** A repeated sentence is told apart by a no-break space, so that it is spoken again. */
export function createAnnouncer(): Announcer {
  let regions: Regions = { polite: '', assertive: '' };
  let show: (regions: Regions) => void = () => undefined;
  return {
    say: (text, urgency = 'polite') => {
      const repeated = regions[urgency] === text;
      regions = { ...regions, [urgency]: repeated ? `${text}\u00a0` : text };
      show(regions);
    },
    connect: (listener) => {
      show = listener;
      show(regions);
      return () => {
        show = () => undefined;
      };
    },
  };
}
