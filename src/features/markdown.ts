/** Every mark that Markdown knows, behind a backslash; on one line. What comes from a document is then never markup, a link or HTML. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
