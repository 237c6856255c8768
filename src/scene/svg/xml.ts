import { rounded } from '../heat/rounded';

/** Text as XML character data or attribute value: nothing in it can begin a tag, end a value or be no XML character. */
export function escapeXml(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(notXml, '\ufffd').replace(/[&<>"'\t\n\r]/g, (character: string) => `&#${character.charCodeAt(0)};`);
}

/** An element. Attribute values are escaped; `inside` is markup already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, inside = ''): string {
  let tag = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key] as string | number;
    tag += ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`;
  }
  return inside === '' ? `${tag}/>` : `${tag}>${inside}</${name}>`;
}

/** Text of which nothing has to be escaped, as most is. */
const plain = /^[\w .,:;/%#()·+-]*$/;

/** Characters that XML 1.0 does not allow in any form, and halves of characters. */
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
