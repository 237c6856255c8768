/**
 * The variables and the body that VS Code 1.139 gives a webview, in its four standard themes. Read from the workbench; an empty
 * value means that the theme leaves the variable out.
 */
export const themes = ['light', 'dark', 'contrast', 'contrast-light'] as const;
export type Theme = (typeof themes)[number];

/** Attributes of the body, as VS Code sets them. */
export const bodyOf: Readonly<Record<Theme, { readonly className: string; readonly kind: string }>> = {
  light: { className: 'vscode-light', kind: 'vscode-light' },
  dark: { className: 'vscode-dark', kind: 'vscode-dark' },
  contrast: { className: 'vscode-high-contrast', kind: 'vscode-high-contrast' },
  'contrast-light': { className: 'vscode-high-contrast-light vscode-high-contrast', kind: 'vscode-high-contrast-light' },
};

/** The custom properties of a theme, by name. */
export function variablesOf(theme: Theme): Readonly<Record<string, string>> {
  const column = themes.indexOf(theme) + 1;
  const colours = colourTable.map((row) => [`--vscode-${row[0]}`, row[column] ?? ''] as const).filter(([, value]) => value !== '');
  return Object.fromEntries([...colours, ...fonts]);
}

const fonts: readonly (readonly [string, string])[] = [
  ['--vscode-font-family', 'system-ui, "Ubuntu", "Droid Sans", sans-serif'],
  ['--vscode-font-size', '13px'],
  ['--vscode-font-weight', 'normal'],
  ['--vscode-editor-font-family', "'Droid Sans Mono', 'monospace', monospace"],
  ['--vscode-editor-font-size', '14px'],
];

/** Name, light, dark, high contrast dark, high contrast light. */
const colourTable: readonly (readonly [string, string, string, string, string])[] = [
  ['editor-background', '#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  ['editor-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['descriptionForeground', '#3b3b3b', '#9d9d9d', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  ['disabledForeground', 'rgba(97, 97, 97, 0.5)', 'rgba(204, 204, 204, 0.5)', '#a5a5a5', '#7f7f7f'],
  ['errorForeground', '#f85149', '#f85149', '#f48771', '#b5200d'],
  ['icon-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['focusBorder', '#005fb8', '#0078d4', '#f38518', '#006bbd'],
  ['contrastBorder', '', '', '#6fc3df', '#0f4a85'],
  ['contrastActiveBorder', '', '', '#f38518', '#006bbd'],
  ['widget-shadow', 'rgba(0, 0, 0, 0.16)', 'rgba(0, 0, 0, 0.36)', '', ''],
  ['widget-border', '#e5e5e5', '#313131', '#6fc3df', '#0f4a85'],
  ['sideBar-background', '#f8f8f8', '#181818', '#000000', '#ffffff'],
  ['sideBar-border', '#e5e5e5', '#2b2b2b', '#6fc3df', '#0f4a85'],
  ['panel-border', '#e5e5e5', '#2b2b2b', '#6fc3df', '#0f4a85'],
  ['editorGroup-border', '#e5e5e5', 'rgba(255, 255, 255, 0.09)', '#6fc3df', '#0f4a85'],
  ['editorWidget-background', '#f8f8f8', '#202020', '#0c141f', '#ffffff'],
  ['editorWidget-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['editorWidget-border', 'rgba(59, 59, 59, 0.2)', 'rgba(204, 204, 204, 0.2)', '#6fc3df', '#0f4a85'],
  ['list-activeSelectionBackground', '#e8e8e8', '#04395e', '', 'rgba(15, 74, 133, 0.1)'],
  ['list-activeSelectionForeground', '#000000', '#ffffff', '', ''],
  ['list-inactiveSelectionBackground', '#e4e6f1', '#37373d', '', 'rgba(15, 74, 133, 0.1)'],
  ['list-hoverBackground', '#f2f2f2', '#2a2d2e', 'rgba(255, 255, 255, 0.1)', 'rgba(15, 74, 133, 0.1)'],
  ['list-focusOutline', '#005fb8', '#0078d4', '#f38518', '#006bbd'],
  ['input-background', '#ffffff', '#313131', '#000000', '#ffffff'],
  ['input-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['input-border', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  ['input-placeholderForeground', '#767676', '#989898', 'rgba(255, 255, 255, 0.7)', 'rgba(41, 41, 41, 0.7)'],
  ['inputOption-activeBackground', '#bed6ed', 'rgba(36, 137, 219, 0.51)', 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)'],
  ['inputOption-activeForeground', '#000000', '#ffffff', '#ffffff', '#292929'],
  ['inputOption-activeBorder', '#005fb8', '#2488db', '#6fc3df', '#0f4a85'],
  ['inputValidation-errorBackground', '#f2dede', '#5a1d1d', '#000000', '#ffffff'],
  ['inputValidation-errorBorder', '#be1100', '#be1100', '#6fc3df', '#0f4a85'],
  ['inputValidation-errorForeground', '', '', '', '#292929'],
  ['inputValidation-warningBackground', '#f6f5d2', '#352a05', '#000000', '#ffffff'],
  ['inputValidation-warningBorder', '#b89500', '#b89500', '#6fc3df', '#0f4a85'],
  ['button-background', '#005fb8', '#0078d4', '#000000', '#0f4a85'],
  ['button-foreground', '#ffffff', '#ffffff', '#ffffff', '#ffffff'],
  ['button-border', 'rgba(0, 0, 0, 0.1)', 'rgba(255, 255, 255, 0.1)', '#6fc3df', '#0f4a85'],
  ['button-hoverBackground', '#0258a8', '#026ec1', '#000000', '#0f4a85'],
  ['button-secondaryBackground', '#e5e5e5', 'rgba(0, 0, 0, 0)', '', '#ffffff'],
  ['button-secondaryForeground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['button-secondaryHoverBackground', '#cccccc', '#2b2b2b', '', ''],
  ['checkbox-background', '#f8f8f8', '#313131', '#000000', '#ffffff'],
  ['checkbox-border', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  ['checkbox-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['dropdown-background', '#ffffff', '#313131', '#000000', '#ffffff'],
  ['dropdown-border', '#cecece', '#3c3c3c', '#6fc3df', '#0f4a85'],
  ['dropdown-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['dropdown-listBackground', '#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  ['badge-background', '#cccccc', '#616161', '#000000', '#0f4a85'],
  ['badge-foreground', '#3b3b3b', '#f8f8f8', '#ffffff', '#ffffff'],
  ['editorError-foreground', '#e51400', '#f14c4c', '#f48771', '#b5200d'],
  ['editorWarning-foreground', '#bf8803', '#cca700', '#ffd370', '#895503'],
  ['editorInfo-foreground', '#0063d3', '#59a4f9', '#59a4f9', '#0063d3'],
  ['charts-red', '#e51400', '#f14c4c', '#f48771', '#b5200d'],
  ['charts-blue', '#0063d3', '#59a4f9', '#59a4f9', '#0063d3'],
  ['charts-yellow', '#bf8803', '#cca700', '#ffd370', '#895503'],
  ['charts-green', '#388a34', '#89d185', '#89d185', '#374e06'],
  ['charts-orange', 'rgba(234, 92, 0, 0.33)', 'rgba(234, 92, 0, 0.33)', '', ''],
  ['charts-purple', '#652d90', '#b180d7', '#b180d7', '#652d90'],
  ['toolbar-hoverBackground', 'rgba(184, 184, 184, 0.31)', 'rgba(90, 93, 94, 0.31)', '', ''],
  ['toolbar-activeBackground', 'rgba(166, 166, 166, 0.31)', 'rgba(99, 102, 103, 0.31)', '', ''],
  ['textLink-foreground', '#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  ['textLink-activeForeground', '#005fb8', '#4daafc', '#21a6ff', '#0f4a85'],
  ['scrollbarSlider-background', 'rgba(100, 100, 100, 0.4)', 'rgba(121, 121, 121, 0.4)', 'rgba(111, 195, 223, 0.6)', 'rgba(15, 74, 133, 0.4)'],
  ['scrollbarSlider-hoverBackground', 'rgba(100, 100, 100, 0.7)', 'rgba(100, 100, 100, 0.7)', 'rgba(111, 195, 223, 0.8)', 'rgba(15, 74, 133, 0.8)'],
  ['scrollbarSlider-activeBackground', 'rgba(0, 0, 0, 0.6)', 'rgba(191, 191, 191, 0.4)', '#6fc3df', '#0f4a85'],
  ['menu-background', '#ffffff', '#1f1f1f', '#000000', '#ffffff'],
  ['menu-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['menu-border', '#cecece', '#454545', '#6fc3df', '#0f4a85'],
  ['menu-selectionBackground', '#005fb8', '#0078d4', '', 'rgba(15, 74, 133, 0.1)'],
  ['menu-selectionForeground', '#ffffff', '#ffffff', '', ''],
  ['menu-selectionBorder', '', '', '#f38518', '#006bbd'],
  ['menu-separatorBackground', 'rgba(59, 59, 59, 0.2)', '#454545', '#6fc3df', '#0f4a85'],
  ['notifications-background', '#ffffff', '#1f1f1f', '#0c141f', '#ffffff'],
  ['notifications-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['notifications-border', '#e5e5e5', '#2b2b2b', '#0c141f', '#ffffff'],
  ['editorHoverWidget-background', '#f8f8f8', '#202020', '#0c141f', '#ffffff'],
  ['editorHoverWidget-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['editorHoverWidget-border', 'rgba(59, 59, 59, 0.2)', 'rgba(204, 204, 204, 0.2)', '#6fc3df', '#0f4a85'],
  ['minimapSlider-background', 'rgba(100, 100, 100, 0.2)', 'rgba(121, 121, 121, 0.2)', 'rgba(111, 195, 223, 0.3)', 'rgba(15, 74, 133, 0.2)'],
  ['keybindingLabel-background', 'rgba(221, 221, 221, 0.4)', 'rgba(128, 128, 128, 0.17)', 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)'],
  ['keybindingLabel-foreground', '#3b3b3b', '#cccccc', '#ffffff', '#292929'],
  ['keybindingLabel-border', 'rgba(204, 204, 204, 0.4)', 'rgba(51, 51, 51, 0.6)', '#6fc3df', '#0f4a85'],
  ['tree-indentGuidesStroke', '#a9a9a9', '#585858', '#a9a9a9', '#a5a5a5'],
];
