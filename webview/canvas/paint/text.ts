/** Fits and draws text; measuring is what costs, so widths are kept. */
export interface TextPainter {
  /** The text, or its beginning and an ellipsis, in at most so many pixels; empty where not even that fits. */
  readonly fit: (text: string, maxWidth: number, font: string) => string;
  readonly width: (text: string, font: string) => number;
}

const keptAtMost = 20_000;

export function createTextPainter(context: CanvasRenderingContext2D): TextPainter {
  let widths = new Map<string, number>();
  const width = (text: string, font: string): number => {
    const key = `${font}|${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size > keptAtMost) widths = new Map();
    context.font = font;
    const measured = context.measureText(text).width;
    widths.set(key, measured);
    return measured;
  };
  return {
    width,
    fit: (text, maxWidth, font) => {
      const whole = width(text, font);
      if (whole <= maxWidth) return text;
      // Widths are nearly proportional: one guess, then a step or two back.
      let length = Math.floor((text.length * (maxWidth - width('…', font))) / whole);
      for (; length >= 2; length--) {
        const shortened = `${text.slice(0, length)}…`;
        if (width(shortened, font) <= maxWidth) return shortened;
      }
      return '';
    },
  };
}
