/**
 * Reads the XML that the SVG writer may produce, strictly: elements, quoted attributes and character references, nothing else.
 * Throws with the place of the first thing that is not well-formed.
 */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  let at = 0;
  const fail: Fail = (what) => { throw new Error(`${what} at ${at}: ${JSON.stringify(source.slice(at, at + 40))}`); };
  const match = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at;
    return pattern.exec(source) ?? fail('not text or a tag');
  };
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source)) fail('a character that XML does not allow');
  while (at < source.length) {
    const parent = open.at(-1) ?? fail('nothing open');
    if (source[at] !== '<') {
      const [chunk] = match(/[^<]+/y);
      parent.text += decoded(chunk, fail);
      at += chunk.length;
      continue;
    }
    if (source[at + 1] === '/') {
      const close = match(/<\/([a-zA-Z]+)>/y);
      if (parent.name !== close[1]) fail(`</${close[1]}> closes <${parent.name}>`);
      open.pop();
      at += close[0].length;
      continue;
    }
    const tag = match(/<([a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/y);
    const element: XmlElement = { name: tag[1] ?? '', attributes: {}, children: [], text: '' };
    for (const [, name = '', value = ''] of (tag[2] ?? '').matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)) {
      if (name in element.attributes) fail(`attribute ${name} twice`);
      element.attributes[name] = decoded(value, fail);
    }
    parent.children.push(element);
    if (tag[3] !== '/') open.push(element);
    at += tag[0].length;
  }
  if (open.length !== 1) fail(`<${open.at(-1)?.name}> is not closed`);
  if (root.children.length !== 1 || root.text.trim() !== '') fail('not one element');
  return root.children[0] as XmlElement;
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** The element and everything in it. */
export function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

type Fail = (what: string) => never;

function decoded(raw: string, fail: Fail): string {
  return raw.replace(/&(#\d+;)?|>/g, (_, reference: string | undefined) => reference ? String.fromCodePoint(Number(reference.slice(1, -1))) : fail('a bare & or >'));
}
