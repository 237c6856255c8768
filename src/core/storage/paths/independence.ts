/** Which paths have nothing in common that could fail for both (W4). */
import { rememberedBy } from '../../util/remembered';
import type { StoragePath } from './types';

/** What a path cannot do without. */
export type PathPart =
  /** A storage adapter, or the one NIC by which an adapter on a network leaves its host. */
  | { readonly kind: 'hba' | 'nic'; readonly name: string }
  | { readonly kind: 'fabric'; readonly name: string }
  | { readonly kind: 'switch'; readonly name: string }
  | { readonly kind: 'port'; readonly name: string }
  | { readonly kind: 'controller'; readonly name: string };

/**
 * The parts of a path that are shown, from the host on. An adapter on a network that leaves its host by several NICs needs none
 * of them, and a fabric that is not shown may be several.
 */
export function partsOf({ from, over, array, port, controller }: StoragePath): readonly PathPart[] {
  const near: readonly PathPart[] = over.kind === 'fabric'
    ? [{ kind: 'hba', name: from.kind === 'hba' ? from.hba : from.adapter }, ...(over.fabric === undefined ? [] : [{ kind: 'fabric', name: over.fabric } as const])]
    : over.nics.length === 1 ? over.nics.map((name) => ({ kind: 'nic', name }) as const) : [];
  return [
    ...near, ...over.switches.map((name) => ({ kind: 'switch', name }) as const), { kind: 'port', name: `${array}/${port}` },
    ...(controller === undefined ? [] : [{ kind: 'controller', name: `${array}/${controller}` } as const]),
  ];
}

/** The parts without which none of some paths is left. */
export const sharedByAll = rememberedBy((paths: readonly StoragePath[]): readonly PathPart[] => {
  const [first, ...others] = paths.map(partsOf);
  return (first ?? []).filter((part) => others.every((parts) => parts.some((other) => isSame(other, part))));
});

/**
 * As many paths as there are of which no two have a part in common, at most `most`.
 * @param without kinds of parts that they may have in common
 */
export function independent(paths: readonly StoragePath[], most: number, without: readonly PathPart['kind'][] = []): readonly StoragePath[] {
  const known = answers(paths);
  const question = `${most} ${without.join()}`;
  let found = known.get(question);
  if (!found) known.set(question, (found = largest(paths, most, without)));
  return found;
}

/** Hosts with the same adapters have the same paths. */
const answers = rememberedBy((_: readonly StoragePath[]) => new Map<string, readonly StoragePath[]>());

function largest(paths: readonly StoragePath[], most: number, without: readonly PathPart['kind'][]): readonly StoragePath[] {
  const parts = new Map(paths.map((path) => [path, partsOf(path).filter(({ kind }) => !without.includes(kind))]));
  const areApart = (a: StoragePath, b: StoragePath): boolean => !(parts.get(a) ?? []).some((part) => (parts.get(b) ?? []).some((other) => isSame(other, part)));
  let best: readonly StoragePath[] = [];
  extend([], paths);
  return best;

  function extend(chosen: readonly StoragePath[], left: readonly StoragePath[]): void {
    if (chosen.length > best.length) best = chosen;
    left.forEach((path, i) => {
      if (best.length >= most || chosen.length + left.length - i <= best.length) return;
      extend([...chosen, path], left.slice(i + 1).filter((other) => areApart(path, other)));
    });
  }
}

const isSame = (a: PathPart, b: PathPart): boolean => a.kind === b.kind && a.name === b.name;
