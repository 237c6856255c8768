/** The key for menus. The browser then tells of a menu that is wanted in the middle of what has the focus, as if it had been pressed there. */
export function isMenuKey({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}
