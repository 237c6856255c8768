/** The extension as it is bundled: its files, and which of them are loaded for what. */
import { build, type Metafile } from 'esbuild';
import { bundles } from '../../scripts/bundles.mjs';
import { repository } from '../../scripts/vscode/paths.mjs';

/** By path from the repository. */
export type BundledFiles = Metafile['outputs'];

/** What is loaded when VS Code starts the extension. */
export const atStart = ['src/extension/main.ts'];
/** What is loaded once the text of a topology is open: its model, rules, lenses and outline. */
export const forText = [...atStart, 'src/features/session.ts', 'src/extension/language/shown.ts'];

/** Bundles the extension, writes nothing, and tells what the files would be. */
export async function extensionFiles(): Promise<BundledFiles> {
  const [options] = bundles();
  const { metafile } = await build({ ...options, absWorkingDir: repository, write: false });
  return metafile?.outputs ?? {};
}

/** The files that hold sources which are imported when they are wanted, and all that these import at once. */
export function loadedWith(files: BundledFiles, sources: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(sources.map((source) => fileOf(files, source)));
  for (const file of loaded) for (const { path, kind } of files[file]?.imports ?? []) if (kind !== 'dynamic-import' && path in files) loaded.add(path);
  return loaded;
}

function fileOf(files: BundledFiles, source: string): string {
  const found = Object.entries(files).find(([, { entryPoint }]) => entryPoint === source);
  if (!found) throw new Error(`${source} is not in a file of its own.`);
  return found[0];
}
