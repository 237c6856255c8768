/** A theme that somebody made: what it defines, and what VS Code writes on the body for it. */
export interface CustomTheme {
  readonly className: string;
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = { '--vscode-font-family': 'system-ui, sans-serif', '--vscode-font-size': '13px', '--vscode-font-weight': 'normal' };

/** Themes that nobody tests with: hardly anything defined, and everything defined oddly. */
export const oddThemes = {
  'with two colours and nothing else': {
    className: 'vscode-light', kind: 'vscode-light',
    variables: { ...fonts, '--vscode-editor-background': '#fff8dc', '--vscode-editor-foreground': '#1a1a6e' },
  },
  'of high contrast with two colours and nothing else': {
    className: 'vscode-high-contrast', kind: 'vscode-high-contrast',
    variables: { ...fonts, '--vscode-editor-background': '#00120a', '--vscode-editor-foreground': '#7dffb0' },
  },
  'with garish fields, an invisible focus and large letters': {
    className: 'vscode-dark', kind: 'vscode-dark',
    variables: {
      ...fonts, '--vscode-font-size': '17px',
      '--vscode-editor-background': '#2b0036', '--vscode-editor-foreground': '#ffe9ff', '--vscode-foreground': '#ffd9ff', '--vscode-focusBorder': '#ffffff00',
      '--vscode-input-background': '#ffff99', '--vscode-input-foreground': '#202000', '--vscode-input-placeholderForeground': '#404010', '--vscode-input-border': '#ff00ff',
      '--vscode-dropdown-background': '#ffff99', '--vscode-dropdown-foreground': '#202000', '--vscode-button-background': '#00ff88', '--vscode-button-foreground': '#002211',
      '--vscode-sideBar-background': '#003b36', '--vscode-editorWidget-background': '#3b2500', '--vscode-list-activeSelectionBackground': '#ffe100', '--vscode-list-activeSelectionForeground': '#000000',
      '--vscode-menu-background': '#f0f0f0', '--vscode-menu-foreground': '#101010', '--vscode-menu-selectionBackground': '#b00020', '--vscode-menu-selectionForeground': '#ffffff',
      '--vscode-charts-blue': '#00c2ff', '--vscode-charts-red': '#ff0055', '--vscode-charts-yellow': '#ffd000',
    },
  },
} as const satisfies Readonly<Record<string, CustomTheme>>;
