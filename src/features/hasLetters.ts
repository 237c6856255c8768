/** Whether the letters of `wanted` come in `text` in their order: "e1" finds "esx-01". Both in lower case. */
export function hasLetters(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
