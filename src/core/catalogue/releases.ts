/** Which release of a product a text means: "esxi-8.0", "ESXi 8.0.2", "proxmox" (the newest). */
import { closest } from '../util/closest';
import { rememberedBy, rememberedByText } from '../util/remembered';
import { mergedMaxima } from './maxima';
import type { Product, Traits, Version } from './product';
import { products } from './products';

/** One version of a product, with everything that holds for it. */
export interface Release {
  /** As documents write it: "esxi-8.0"; the product's id alone where versions are not told apart. */
  readonly id: string;
  /** "VMware ESXi 8.0" */
  readonly name: string;
  readonly product: Product;
  readonly version: Version;
  /** What holds for every version, with what differs in this one. */
  readonly traits: Traits;
}

export type Recognition =
  | { readonly kind: 'release'; readonly release: Release }
  /** `nearest` is the newest known version before the one written, or the oldest there is. */
  | { readonly kind: 'unknown-version'; readonly product: Product; readonly versions: readonly Release[]; readonly nearest: Release }
  /** `suggestion` is the id of what was probably meant. */
  | { readonly kind: 'unknown-product'; readonly suggestion?: string };

/** The release a text means; undefined where its product or version is not in the catalogue. */
export function findRelease(text: string): Release | undefined {
  const recognised = recogniseRelease(text);
  return recognised.kind === 'release' ? recognised.release : undefined;
}

/** The product a text means, whatever version follows. */
export function findProduct(text: string): Product | undefined {
  const recognised = recogniseRelease(text);
  if (recognised.kind === 'unknown-product') return undefined;
  return recognised.kind === 'release' ? recognised.release.product : recognised.product;
}

/** The release a text means, or what is missing to tell. */
export const recogniseRelease: (text: string) => Recognition = rememberedByText((text) => {
  const written = slug(text);
  const named = productOf(written);
  if (!named) {
    const suggestion = closest(written, ids()) ?? closest(written.replace(/-?v?\d.*$/, ''), products.map((product) => product.id));
    return suggestion === undefined ? { kind: 'unknown-product' } : { kind: 'unknown-product', suggestion };
  }
  const { product, version } = named;
  const versions = releasesOf(product);
  const release = version === '' ? versions[versions.length - 1] : withVersion(versions, version);
  if (release) return { kind: 'release', release };
  return { kind: 'unknown-version', product, versions, nearest: nearestTo(versions, version) };
});

/** Every release, by product and then oldest first. */
export function releases(): readonly Release[] {
  return (all ??= products.flatMap(releasesOf));
}

/** Releases a host's `hypervisor` may name: everything but container engines. */
export function hypervisors(): readonly Release[] {
  return releases().filter((release) => !isEngine(release.product));
}

/** Releases a container's `engine` may name. */
export function engines(): readonly Release[] {
  return releases().filter((release) => isEngine(release.product));
}

export function isEngine({ kind }: Product): boolean {
  return kind === 'container-engine';
}

/** The releases of a product, oldest first. */
export const releasesOf: (product: Product) => readonly Release[] = rememberedBy((product) => product.versions.map((version) => ({
  id: version.version === '' ? product.id : `${product.id}-${version.version}`,
  name: version.version === '' ? product.name : `${product.name} ${version.version}`,
  product,
  version,
  traits: { ...product.traits, ...version.traits, maxima: mergedMaxima(product.traits.maxima, version.traits?.maxima ?? {}) },
})));

let all: readonly Release[] | undefined;
const ids = (): readonly string[] => releases().map((release) => release.id);

/** Lower case, with one hyphen for whatever stands between words. */
function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '');
}

/** The product a text begins with, by the longest of its names, and the version that follows. */
function productOf(written: string): { readonly product: Product; readonly version: string } | undefined {
  for (const [name, product] of names()) {
    if (!written.startsWith(name)) continue;
    const version = /^(?:|-?v?(\d[a-z0-9.-]*))$/.exec(written.slice(name.length));
    if (version) return { product, version: version[1] ?? '' };
  }
  return undefined;
}

let byLength: readonly (readonly [string, Product])[] | undefined;

/** Names as they may begin a text, longest first, so that "qemu-kvm" is not taken for a version of "qemu". */
function names(): readonly (readonly [string, Product])[] {
  return (byLength ??= products
    .flatMap((product) => [product.id, slug(product.name), ...(product.aliases ?? [])].map((name) => [name, product] as const))
    .sort(([a], [b]) => b.length - a.length));
}

/** The version itself, or the most specific known one it belongs to: "8.0.2" is of "8.0", "8.2" of "8". */
function withVersion(versions: readonly Release[], written: string): Release | undefined {
  const [only] = versions;
  if (versions.length === 1 && only?.version.version === '') return only;
  const whole = versions.find(({ version }) => version.version === written || version.aliases?.includes(written));
  if (whole) return whole;
  const parts = /^\d+(?:\.\d+)*/.exec(written)?.[0].split('.') ?? [];
  for (let length = parts.length; length > 0; length--) {
    const start = parts.slice(0, length).join('.');
    const found = versions.find(({ version }) => version.version === start || (length === parts.length && version.aliases?.includes(start)));
    if (found) return found;
  }
  return undefined;
}

function nearestTo(versions: readonly Release[], written: string): Release {
  const before = versions.findLast(({ version }) => compareVersions(version.version, written) <= 0);
  const nearest = before ?? versions[0];
  if (!nearest) throw new Error('Every product of the catalogue has a version.');
  return nearest;
}

/** Negative where `a` is the older one. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(parseFloat), b.split('.').map(parseFloat)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}
