/** Where an import leads: paths of other files, relative to the file that names them. */
import { parseText } from './json/parse';
import { valueOf } from './json/node';

/** The files that the text of `file` imports; nothing else of it is read. */
export function importsIn(file: string, text: string): readonly string[] {
  // Most topologies import nothing; those are not parsed a second time.
  const imports = text.includes('"imports"') ? valueOf(parseText(text).root, 'imports') : undefined;
  return imports?.kind === 'array' ? imports.values.flatMap((path) => (path.kind === 'string' ? [resolveImport(file, String(path.value))] : [])) : [];
}

/** The file named by `path` in `from`; both with "/" between their parts, `from` possibly a URI. "." and ".." are resolved. */
export function resolveImport(from: string, path: string): string {
  const forward = path.replace(/\\/g, '/');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(forward)) return forward;
  const [, prefix = '', directory = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*|)(.*\/|)[^/]*$/i.exec(from) ?? [];
  const whole = forward.startsWith('/') ? forward : directory + forward;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '' && parts[parts.length - 1] !== '..') parts.pop();
    else parts.push(part);
  }
  return prefix + parts.join('/');
}
