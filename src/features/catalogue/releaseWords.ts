/** What `hypervisor` and `engine` may say. */
import { GiB } from '../../core/catalogue/figures';
import { maximaOf, maximumInfo, maximumNames, type MaximumInfo, type MaximumName } from '../../core/catalogue/maxima';
import type { Firmware, Product, Technique, TechniqueTraits } from '../../core/catalogue/product';
import { products } from '../../core/catalogue/products';
import { isEngine, recogniseRelease, releasesOf, type Release } from '../../core/catalogue/releases';
import { extensionNames, kindNames, osFamilyNames, sourceTitle, techniqueNames } from '../../core/catalogue/wording';
import { exactQuantity, formatQuantity } from '../../core/model/quantity';
import { capitalized, listed } from '../../core/util/words';
import { figure, type Figure } from '../figures/figure';
import type { Term, Vocabulary } from './vocabulary';

export const hypervisorWords: Vocabulary = { fields: ['hosts.hypervisor'], words: () => wordsOf(products.filter((product) => !isEngine(product))), explain };
export const engineWords: Vocabulary = { fields: ['containers.engine'], words: () => wordsOf(products.filter(isEngine)), explain };

/** By product, newest first. */
function wordsOf(products: readonly Product[]): ReturnType<Vocabulary['words']> {
  return products.flatMap((product) => releasesOf(product).toReversed().map(({ id, name }) => ({ word: id, detail: () => `${name} · ${kindNames[product.kind].name}` })));
}

function explain(text: string): Term | undefined {
  const recognised = recogniseRelease(text);
  switch (recognised.kind) {
    case 'release': return termOf(recognised.release);
    case 'unknown-version': return {
      title: recognised.product.name,
      about: [...aboutOf(recognised.product), `Its known versions are ${listed(recognised.versions.map(({ version }) => version.version), 'and', Infinity)}.`],
      figures: [],
    };
    case 'unknown-product': return undefined;
  }
}

function termOf(release: Release): Term {
  return {
    title: release.name,
    about: aboutOf(release.product),
    figures: [...hostOsFigures(release), ...techniqueFigures(release), ...maximumFigures(release), ...fileFigures(release)],
  };
}

function aboutOf({ kind, vendor, about }: Product): readonly string[] {
  const { name, meaning } = kindNames[kind];
  return [about, `${capitalized(aOrAn(name))}: ${meaning}. Vendor: ${vendor}.`];
}

function hostOsFigures({ traits: { hostOs } }: Release): readonly Figure[] {
  return hostOs.length === 0 ? [] : [figure('Host OS', listed(hostOs.map((family) => osFamilyNames[family]), 'or'), 'The families of operating systems it runs on.')];
}

function techniqueFigures(release: Release): readonly Figure[] {
  return (Object.entries(release.traits.techniques) as [Technique, TechniqueTraits][]).map(([technique, { needs, guestArchitectures, note, source }]) => {
    const needed = needs.length === 0 ? 'needs nothing of the processor' : `needs ${listed(needs.map((extension) => extensionNames[extension]))}`;
    const sentences = [note, `For guests of architecture ${listed(guestArchitectures, 'or', Infinity)}.`, from(release, [{ source }])];
    return figure(capitalized(techniqueNames[technique]), needed, sentences.filter((sentence) => sentence !== undefined).join(' '));
  });
}

/** What a VM and a host may have at most; where it depends on the firmware, once for each. */
function maximumFigures(release: Release): readonly Figure[] {
  const { byFirmware } = release.traits.maxima;
  const ofVm = byFirmware
    ? (['bios', 'uefi'] as const).flatMap((firmware) => maximaFigure(release, 'vm', `At most in a VM with ${firmware.toUpperCase()}`, firmware))
    : maximaFigure(release, 'vm', 'At most in a VM');
  return [...ofVm, ...maximaFigure(release, 'host', 'At most on a host')];
}

function maximaFigure(release: Release, of: MaximumInfo['of'], title: string, firmware?: Firmware): readonly Figure[] {
  const maxima = maximaOf(release, firmware);
  const there = maximumNames.flatMap((name) => {
    const most = maximumInfo[name].of === of ? maxima[name] : undefined;
    return most ? [{ text: `${maximumInfo[name].name.replace(/ per (VM|host)$/, '')} ${amount(name, most.value)}`, source: most.source }] : [];
  });
  return there.length === 0 ? [] : [figure(title, there.map(({ text }) => text).join(' · '), from(release, there))];
}

function fileFigures(release: Release): readonly Figure[] {
  const { files } = release.traits;
  return files.length === 0 ? [] : [figure('Files of a VM', [...new Set(files.map(({ name }) => name))].join(' · '), from(release, files))];
}

/** "24560 GiB", "768" */
export function amount(name: MaximumName, value: number): string {
  return maximumInfo[name].unit === 'count' ? String(value) : value % GiB === 0 ? exactQuantity(value, 'bytes') : formatQuantity(value, 'bytes');
}

/** The titles of the sources that figures come from. */
function from({ product }: Release, figures: readonly { readonly source: string }[]): string {
  return [...new Set(figures.map(({ source }) => source))].flatMap((key) => product.sources[key] ?? []).map((source) => `${sourceTitle(source)}.`).join(' ');
}

function aOrAn(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
