/** Text as XML character data or attribute value: nothing in it can begin a tag, end a value or be no XML character. */
export function escapeXml(text: string): string {
  return text.replace(notXml, '\ufffd').replace(/[&<>"'\t\n\r]/g, (character: string) => `&#${character.charCodeAt(0)};`);
}

/** Characters that XML 1.0 does not allow in any form, and halves of characters. */
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** An element. Attribute values are escaped; `inside` is markup already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`).join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** At most two decimals. */
export const rounded = (value: number): string => String(Math.round(value * 100) / 100);
