/** What tells a tint without its colour: "A" for the first of the row, "Z", then "AA". Unlike colours, letters do not begin anew. */
export function tintLetter(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : tintLetter(Math.floor(at / 26) - 1) + letter;
}
