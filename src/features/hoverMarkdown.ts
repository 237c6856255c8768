import type { Hover } from './hover';
import { escaped } from './markdown';

/** A hover as Markdown. Whatever comes from a document is escaped: it is never taken for markup, a link or HTML. */
export function hoverMarkdown(hover: Hover): string {
  if (hover.kind === 'quantity') return hover.said.map((said) => `= ${escaped(said)}`).join('  \n');
  const figures = hover.figures.map(({ name, value, explanation, formula }) => {
    const how = explanation === asWritten ? '' : `  \n  *${escaped(explanation)}*`;
    const sum = formula === undefined ? '' : `  \n  ${escaped(formula)}`;
    return `- ${escaped(name)}: **${escaped(value)}**${how}${sum}`;
  });
  return [`**${escaped(hover.title)}**`, ...hover.about.map(escaped), figures.join('\n')].filter((part) => part !== '').join('\n\n');
}

const asWritten = 'As written.';
