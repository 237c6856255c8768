import { colourOf, contrast, watchTheme } from './palette';

/** What WCAG 2.1 asks of what shows the focus (success criterion 1.4.11). */
const enough = 3;

/**
 * Some themes make the focus all but invisible, or wholly. Who uses the keyboard must see where it is: there it has the colour of text.
 * @returns a function that stops watching the theme.
 */
export function keepFocusVisible(): () => void {
  const mend = (): void => {
    const background = colourOf('--vscode-editor-background');
    if (contrast(colourOf('--vscode-focusBorder', background), background) >= enough) return;
    // The theme that comes next brings its own again.
    document.documentElement.style.setProperty('--vscode-focusBorder', colourOf('--vscode-editor-foreground'));
  };
  mend();
  return watchTheme(mend);
}
