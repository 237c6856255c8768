import type { Rect } from '../types';

/** Rectangles found by height: the few at a height are found without looking at all, of which there may be ten thousand. */
export class Taken<R extends Rect = Rect> {
  private readonly bands = new Map<number, Set<R>>();
  private readonly all = new Set<R>();

  constructor(rects: Iterable<R>) {
    for (const rect of rects) this.add(rect);
  }

  /** Invariant: a rectangle does not change while it is here. */
  add(rect: R): void {
    this.all.add(rect);
    for (let band = bandOf(rect.y); band <= bandOf(rect.y + rect.height); band++) {
      const here = this.bands.get(band);
      if (here) here.add(rect);
      else this.bands.set(band, new Set([rect]));
    }
  }

  remove(rect: R): void {
    this.all.delete(rect);
    for (let band = bandOf(rect.y); band <= bandOf(rect.y + rect.height); band++) this.bands.get(band)?.delete(rect);
  }

  values(): Iterable<R> {
    return this.all;
  }

  /** Those that may reach between two heights; each once. */
  between(top: number, bottom: number): readonly R[] {
    const [first, last] = [bandOf(top), bandOf(bottom)];
    const found: R[] = [];
    for (let band = first; band <= last; band++) {
      for (const rect of this.bands.get(band) ?? []) if (band === first || bandOf(rect.y) === band) found.push(rect);
    }
    return found;
  }
}

const bandHeight = 128;
const bandOf = (y: number): number => Math.floor(y / bandHeight);
