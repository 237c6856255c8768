/** The controls of the webview. This folder alone knows which web components are behind them. */
export { Button, IconButton } from './button';
export { Checkbox } from './checkbox';
export { Combobox, type Choice } from './combobox';
export { Dialog } from './dialog';
export { Dropdown } from './dropdown';
export { Icon } from './icon';
export { ImageIcon } from './imageIcon';
export { iconPaths, kindIcon, layerIcon, stateIcon, type IconName } from './icons';
export { Menu, type MenuItem } from './menu';
export { MenuButton } from './menuButton';
export { isMenuKey } from './menuKey';
export { Meter } from './meter';
export { RowList, type Row, type RowListProps } from './rowList';
export { Segments } from './segments';
export { FindingsBadge, Problem, SeverityIcon, severityWord } from './severity';
export { TextField } from './textField';
export { registerControls } from './toolkit';
export { createTypeAhead } from './typeAhead';
