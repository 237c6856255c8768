import {
  provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeDropdown, vsCodeOption, vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import type { Checkbox, Dropdown, TextField } from '@vscode/webview-ui-toolkit';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/**
 * The web components behind this folder. Nothing outside it names them, so that another set could take their place here;
 * never load two sets, they share tag names.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());
}

export type TextFieldElement = TextField;
export type CheckboxElement = Checkbox;
export type DropdownElement = Dropdown;

type CustomElement<E, P = object> = DetailedHTMLProps<HTMLAttributes<E>, E> & P;

declare module 'react' {
  // The only way to declare custom elements to React.
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': CustomElement<HTMLElement, { appearance?: string; disabled?: boolean }>;
      'vscode-text-field': CustomElement<TextField, { value?: string; placeholder?: string; disabled?: boolean; readOnly?: boolean }>;
      'vscode-checkbox': CustomElement<Checkbox, { checked?: boolean; disabled?: boolean }>;
      'vscode-dropdown': CustomElement<Dropdown, { value?: string; disabled?: boolean }>;
      'vscode-option': CustomElement<HTMLElement, { value?: string; selected?: boolean }>;
    }
  }
}
