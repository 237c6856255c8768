import { createTextPainter, type TextPainter } from '../canvas/paint/text';
import { watchTheme } from '../theme/palette';

/** Whether a text may need more than so many pixels of a line of a card or of a head, and is to be cut there: of texts that fit hundreds of clips would cost a browser more in every frame than the texts themselves. */
export function isCut(text: string, line: keyof typeof fonts, roomPx: number): boolean {
  const { painter, family } = (measuring ??= measure());
  return painter.width(text, `${fonts[line]} ${family}`) * spare > roomPx;
}

/** As in `theme/canvas.css`. */
const fonts = { title: '600 13px', label: '600 12px', detail: '11px' } as const;
/** Figures of one width, and text that is drawn larger or smaller, take a little more than what is measured. */
const spare = 1.06;

interface Measuring { readonly painter: TextPainter; readonly family: string }
let measuring: Measuring | null = null;
let isWatching = false;

function measure(): Measuring {
  if (!isWatching) watchTheme(() => { measuring = null; });
  isWatching = true;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas.');
  return { painter: createTextPainter(context), family: getComputedStyle(document.body).fontFamily };
}
