/** A value that has been written already, comments included: from the left margin on, with plain line feeds. */
export class Written {
  constructor(readonly text: string) {}
}

/** How a document is written: its line ends and its indentation, and new values written the same way. */
export class Formatting {
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;

  constructor(private readonly text: string) {
    const newline = text.indexOf('\n');
    this.eol = newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
    this.unit = /^[^\S\r\n]+(?=["{[])/m.exec(text.slice(0, 4096))?.[0] ?? '  ';
  }

  /** The white space at the beginning of the line of `offset`. */
  indentAt(offset: number): string {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    let end = lineStart;
    while (this.text[end] === ' ' || this.text[end] === '\t') end++;
    return this.text.slice(lineStart, end);
  }

  /** JSON of `value`: on one line where it is short, unless `asBlock` asks for a line per property. */
  value(value: unknown, indent: string, asBlock: boolean): string {
    if (value instanceof Written) return value.text.split('\n').map((line, i) => (i === 0 || line === '' ? line : indent + line)).join(this.eol);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const oneLine = inline(value);
    if (!asBlock && oneLine.length <= 100 && !oneLine.includes('\n')) return oneLine;
    const inner = indent + this.unit;
    const lines = Array.isArray(value)
      ? value.map((item: unknown) => inner + this.value(item, inner, false))
      : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${this.value(item, inner, false)}`);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    return lines.length === 0 ? open + close : `${open}${this.eol}${lines.join(`,${this.eol}`)}${this.eol}${indent}${close}`;
  }
}

function inline(value: unknown): string {
  if (value instanceof Written) return value.text;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
