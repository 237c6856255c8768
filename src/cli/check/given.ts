/** The files a check was asked for: read before anything is checked, so that it is all or nothing. */
import { decodeText, fileOf, findTopologies, kindOfPath, readText, whyNot } from '../files';
import type { Terminal } from '../terminal';

export interface GivenFile {
  /** Absolute, with "/" between its parts. */
  readonly file: string;
  readonly text: string;
}

export type Given = { readonly kind: 'read'; readonly files: readonly GivenFile[] } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** What standard input is called in findings; its imports are relative to the current folder. */
export const standardInput = '<stdin>';

/** Reads every file named by `operands`: a path, a folder, or "-". There is a sentence for each that cannot be read. */
export async function readGiven(operands: readonly string[], terminal: Terminal): Promise<Given> {
  const files = new Map<string, GivenFile>();
  const reasons: string[] = [];
  for (const operand of new Set(operands)) {
    for (const one of operand === '-' ? [await inputOf(terminal)] : readOperand(operand, terminal.cwd)) {
      if (typeof one === 'string') reasons.push(one);
      else if (!files.has(one.file)) files.set(one.file, one);
    }
  }
  return reasons.length > 0 ? { kind: 'refused', reasons } : { kind: 'read', files: [...files.values()] };
}

async function inputOf(terminal: Terminal): Promise<GivenFile | string> {
  const text = decodeText(await terminal.readInput());
  return text.kind === 'refused' ? `standard input cannot be read: ${text.reason}.` : { file: fileOf(terminal.cwd, standardInput), text: text.value };
}

function readOperand(operand: string, cwd: string): readonly (GivenFile | string)[] {
  const file = fileOf(cwd, operand);
  try {
    if (kindOfPath(file) !== 'folder') return [readOne(file, operand)];
    const found = findTopologies(file);
    return found.length > 0 ? found.map((path) => readOne(fileOf(cwd, path), path)) : [`there is no topology (*.virt.json) in the folder "${operand}" or below it.`];
  } catch (error) {
    return [`"${operand}" cannot be read: ${whyNot(error)}.`];
  }
}

function readOne(file: string, shown: string): GivenFile | string {
  const text = readText(file);
  if (text.kind === 'read') return { file, text: text.value };
  const looksLikePattern = /[*?[\]{}]/.test(shown);
  return `"${shown}" cannot be read: ${text.reason}${looksLikePattern ? ', and the shell found nothing that matches this pattern' : ''}.`;
}
