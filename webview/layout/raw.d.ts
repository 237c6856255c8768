/** A module with all it imports, as the text of a script. */
declare module '*?bundled' {
  const text: string;
  export default text;
}
/** A file's text, inlined by the bundler. */
declare module '*?raw' {
  const text: string;
  export default text;
}
