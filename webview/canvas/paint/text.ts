/** Fits and draws text; measuring is what costs, so widths are kept, and what fitted. */
export interface TextPainter {
  /** The text, or its beginning and an ellipsis, in at most so many pixels; empty where not even that fits. */
  readonly fit: (text: string, maxWidth: number, font: string) => string;
  readonly width: (text: string, font: string) => number;
}

const keptAtMost = 20_000;

export function createTextPainter(context: Pick<CanvasRenderingContext2D, 'font' | 'measureText'>): TextPainter {
  const widths = new Kept<number>();
  const fitted = new Kept<string>();
  const width = (text: string, font: string): number => {
    const known = widths.find(font, 0, text);
    if (known !== undefined) return known;
    context.font = font;
    return widths.keep(font, 0, text, context.measureText(text).width);
  };
  const shorten = (text: string, maxWidth: number, font: string): string => {
    const whole = width(text, font);
    if (whole <= maxWidth) return text;
    // Widths are nearly proportional: one guess, then a step or two back.
    let length = Math.floor((text.length * (maxWidth - width('…', font))) / whole);
    for (; length >= 2; length--) {
      const shortened = `${text.slice(0, length)}…`;
      if (width(shortened, font) <= maxWidth) return shortened;
    }
    return '';
  };
  return {
    width,
    fit: (text, maxWidth, font) => fitted.find(font, maxWidth, text) ?? fitted.keep(font, maxWidth, text, shorten(text, maxWidth, font)),
  };
}

/** What is known of texts in a font and a room; all of it is given up once there is too much. */
class Kept<V> {
  private byFont = new Map<string, Map<number, Map<string, V>>>();
  private size = 0;

  find(font: string, room: number, text: string): V | undefined {
    return this.byFont.get(font)?.get(room)?.get(text);
  }

  keep(font: string, room: number, text: string, value: V): V {
    if (++this.size > keptAtMost) {
      this.byFont = new Map();
      this.size = 1;
    }
    const byRoom = this.byFont.get(font) ?? new Map<number, Map<string, V>>();
    const byText = byRoom.get(room) ?? new Map<string, V>();
    this.byFont.set(font, byRoom.set(room, byText.set(text, value)));
    return value;
  }
}
