import { iconPaths, type IconName } from '../ui/icons';
import { colourOf, watchTheme } from './palette';

/** What an icon is drawn in: an image has no colour of its surroundings. */
export type Ink = 'muted' | 'error' | 'warning' | 'info';

/** The class of an element that has this icon as its background; its colour follows the theme. */
export function imageClass(name: IconName, ink: Ink): string {
  const known = `tv-image-${name}-${ink}`;
  if (!made.has(known)) {
    made.set(known, { name, ink });
    write();
  }
  return known;
}

const made = new Map<string, { readonly name: IconName; readonly ink: Ink }>();
let sheet: CSSStyleSheet | null = null;

/** All of them anew: there are few, and each is first wanted once. */
function write(): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    watchTheme(write);
  }
  sheet.replaceSync([...made].map(([known, { name, ink }]) => `.${known} { background-image: url("${imageOf(name, colourOf(`--tv-${ink}`))}"); }`).join('\n'));
}

/** As `ui.css` has icons that are elements. */
function imageOf(name: IconName, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="${colour}" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round"><path d="${iconPaths[name]}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
