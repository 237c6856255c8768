/** The first of a list in words, and how many more there are. */
export function some(items: readonly string[], shown = 5): string {
  const rest = items.length - shown;
  return `${items.slice(0, shown).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
