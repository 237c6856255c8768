/** Small words of messages. */

/** "1 core", "3 cores", "1.5 cores", "2 switches", "1,660 disks". */
export function counted(n: number, word: string): string {
  return `${grouped(Math.round(n * 10) / 10)} ${n === 1 ? word : plural(word)}`;
}

function plural(word: string): string {
  if (/(s|x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** "1.3": at most one decimal. */
export function decimals(n: number): string {
  return String(Math.round(n * 10) / 10);
}

/** "84,000", "1,250.5": as many decimals as the number has, and its thousands apart. */
export function grouped(n: number): string {
  const [whole = '', ...rest] = String(n).split('.');
  return [whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,'), ...rest].join('.');
}

/** "a, b and c"; beyond `most`, "a, b and 7 others". */
export function listed(items: readonly string[], joint: 'and' | 'or' = 'and', most = 5): string {
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} ${joint} ${items.length - most + 1} others`;
  const last = items[items.length - 1] ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}

export function quoted(text: string): string {
  return `"${text}"`;
}

/** The same text with its first letter in upper case. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
