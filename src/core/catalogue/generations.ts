/** The processor generations of servers, by vendor and oldest first, and lookups in them. */
import { rememberedByText } from '../util/remembered';
import type { Extension, Generation } from './generation';

/** The generation a text means: "ice-lake", "Ice Lake", "intel-icelake" (as vSphere names its EVC modes), or a model name. */
export const findGeneration: (text: string) => Generation | undefined = rememberedByText((text) => byName.get(compact(text)) ?? generationOfModel(text));

/** The generation of a CPU model such as "Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz"; undefined where the name does not tell. */
export const generationOfModel: (model: string) => Generation | undefined = rememberedByText((model) => {
  const text = model.replace(/\((?:r|tm)\)/gi, '').replace(/\s+/g, ' ');
  return generations.find(({ models }) => models?.test(text));
});

/**
 * Negative where `a` came before `b`, 0 for the same, positive where it came later; undefined where no order is known, as
 * between vendors: a running VM then moves in neither direction. It moves to the same generation or a later one.
 */
export function compareGenerations(a: Generation, b: Generation): number | undefined {
  return a.vendor === b.vendor && a.architecture === b.architecture ? a.rank - b.rank : undefined;
}

const byName = new Map<string, Generation>();
const compact = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

// Order of Intel and AMD: "Enhanced vMotion Compatibility (EVC) processor support" (VMware KB 1003212), one baseline after the
// other. Nested page tables came with the third Opteron, extended page tables with Nehalem, and unrestricted guests with Westmere
// ("x86 virtualization", Wikipedia); AMD-V runs real mode in a guest without more (AMD64 Architecture Programmer's Manual, volume
// 2, "Paged Real Mode"). What depends on the chipset, as VT-d and AMD-Vi do, counts where a server of that generation has it.
const first: readonly Extension[] = ['long-mode', 'hardware-virtualization'];
const paged: readonly Extension[] = [...first, 'nested-paging', 'io-virtualization'];
const whole: readonly Extension[] = [...paged, 'unrestricted-guest'];
const arm: readonly Extension[] = ['hardware-virtualization', 'nested-paging', 'io-virtualization'];

const evc = 'Enhanced vMotion Compatibility (EVC) processor support, VMware KB 1003212';
const ark = (name: string): string => `Intel ARK, "Products formerly ${name}"; order: ${evc}`;
const epyc = (series: string): string => `AMD EPYC ${series} Series Processors, amd.com; order: ${evc}`;

type Line = readonly [id: string, name: string, year: number, extensions: readonly Extension[], models: RegExp | undefined, source: string, ...aliases: string[]];

const intel: readonly Line[] = [
  ['merom', 'Merom', 2006, first, /Xeon CPU [XEL]?(?:30|32|51|53|72|73)\d\d\b/i, ark('Woodcrest'), 'core-2', 'woodcrest', 'clovertown'],
  ['penryn', 'Penryn', 2007, first, /Xeon CPU [XEL]?(?:31|33|52|54|74)\d\d\b/i, ark('Harpertown'), 'harpertown', 'dunnington'],
  ['nehalem', 'Nehalem', 2009, paged, /Xeon.*\b[XELW](?:34|55|65|75)\d\d\b/i, ark('Nehalem EP')],
  ['westmere', 'Westmere', 2010, whole, /Xeon.*\b(?:[XELW]56\d\d|E7-\s?[248]8\d\d\b(?! v))/i, ark('Westmere EP')],
  ['sandy-bridge', 'Sandy Bridge', 2011, whole, /Xeon.*\bE[35]-\s?\d{4}[A-Z]?\b(?! v\d)/i, ark('Sandy Bridge EP')],
  ['ivy-bridge', 'Ivy Bridge', 2012, whole, /Xeon.*\bE[357]-\s?\d{4}[A-Z]? v2\b/i, ark('Ivy Bridge EP')],
  ['haswell', 'Haswell', 2013, whole, /Xeon.*\bE[357]-\s?\d{4}[A-Z]? v3\b/i, ark('Haswell')],
  ['broadwell', 'Broadwell', 2015, whole, /Xeon.*\b(?:E[357]-\s?\d{4}[A-Z]? v4|D-15\d\d)\b/i, ark('Broadwell')],
  ['skylake', 'Skylake', 2015, whole, /Xeon.*\b(?:E3-\s?\d{4}[A-Z]? v[56]|(?:Platinum|Gold|Silver|Bronze) \d1\d\d)/i, ark('Skylake'), 'skylake-sp'],
  ['cascade-lake', 'Cascade Lake', 2019, whole, /Xeon (?:Platinum|Gold|Silver|Bronze) \d2\d\d/i, ark('Cascade Lake')],
  ['cooper-lake', 'Cooper Lake', 2020, whole, /Xeon (?:Platinum 8|Gold [56])3\d\dHL?\b/i, ark('Cooper Lake')],
  ['ice-lake', 'Ice Lake', 2021, whole, /Xeon (?:Platinum|Gold|Silver) \d3\d\d/i, ark('Ice Lake')],
  ['sapphire-rapids', 'Sapphire Rapids', 2023, whole, /Xeon (?:CPU )?(?:Platinum|Gold|Silver|Bronze|Max) \d4\d\d/i, ark('Sapphire Rapids')],
  ['emerald-rapids', 'Emerald Rapids', 2023, whole, /Xeon (?:Platinum|Gold|Silver|Bronze) \d5\d\d/i, ark('Emerald Rapids')],
  ['granite-rapids', 'Granite Rapids', 2024, whole, /Xeon 6\d{3}P\b/i, ark('Granite Rapids'), 'xeon-6'],
];

const amd: readonly Line[] = [
  ['k8', 'K8 (Opteron Rev. F)', 2006, first, /Opteron.*\b(?:12|22|82)\d\d\b/i, `${evc}: AMD Opteron Generation 2`, 'opteron-gen-2', 'amd-rev-f'],
  ['k10', 'K10 (Barcelona to Magny-Cours)', 2007, whole, /Opteron.*\b(?:13|23|24|41|61|83|84)\d\d\b/i, `${evc}: AMD Opteron Generation 3`, 'barcelona', 'magny-cours', 'greyhound', 'opteron-gen-3'],
  ['bulldozer', 'Bulldozer', 2011, whole, /Opteron.*\b(?:32|42|62)\d\d\b/i, `${evc}: AMD Opteron Generation 4`, 'interlagos'],
  ['piledriver', 'Piledriver', 2012, whole, /Opteron.*\b(?:33|43|63)\d\d\b/i, `${evc}: AMD Opteron "Piledriver" Generation`, 'abu-dhabi'],
  ['zen', 'Zen', 2017, whole, /EPYC 7\d\d1P?\b/i, epyc('7001'), 'naples'],
  ['zen-2', 'Zen 2', 2019, whole, /EPYC 7[\dFH]\d2P?\b/i, epyc('7002'), 'rome'],
  ['zen-3', 'Zen 3', 2021, whole, /EPYC 7\d[\dF]3[PX]?\b/i, epyc('7003'), 'milan'],
  ['zen-4', 'Zen 4', 2022, whole, /EPYC [89]\d\d4[PFXSN]{0,2}\b/i, epyc('9004'), 'genoa', 'bergamo'],
  ['zen-5', 'Zen 5', 2024, whole, /EPYC 9\d\d5[PFX]?\b/i, epyc('9005'), 'turin'],
];

// Arm: the virtualization of Armv8-A (EL2, stage 2 translation, SMMU), which every Neoverse has ("Learn the architecture: AArch64 virtualization", Arm).
const neoverse: readonly Line[] = [
  ['neoverse-n1', 'Neoverse N1', 2019, arm, /Neoverse[- ]N1\b/i, 'Arm Neoverse N1 Core Technical Reference Manual', 'graviton-2', 'graviton2'],
  ['neoverse-v1', 'Neoverse V1', 2021, arm, /Neoverse[- ]V1\b/i, 'Arm Neoverse V1 Core Technical Reference Manual', 'graviton-3', 'graviton3'],
  ['neoverse-n2', 'Neoverse N2', 2021, arm, /Neoverse[- ]N2\b/i, 'Arm Neoverse N2 Core Technical Reference Manual'],
  ['neoverse-v2', 'Neoverse V2', 2023, arm, /Neoverse[- ]V2\b/i, 'Arm Neoverse V2 Core Technical Reference Manual', 'graviton-4', 'grace'],
];
const ampere: readonly Line[] = [
  ['ampere-altra', 'Altra', 2020, arm, /Altra\b/i, 'Ampere Altra Rev A1 64-Bit Multi-Core Processor Datasheet', 'altra', 'altra-max'],
  ['ampere-one', 'AmpereOne', 2023, arm, /AmpereOne\b/i, 'AmpereOne 64-Bit Multi-Core Processor Datasheet'],
];

/** Every generation; of a vendor, the oldest first. */
export const generations: readonly Generation[] = [
  ...linesOf('intel', 'x86-64', intel),
  ...linesOf('amd', 'x86-64', amd),
  ...linesOf('arm', 'arm64', neoverse),
  ...linesOf('ampere', 'arm64', ampere),
];

function linesOf(vendor: Generation['vendor'], architecture: Generation['architecture'], lines: readonly Line[]): readonly Generation[] {
  return lines.map(([id, name, year, extensions, models, source, ...aliases], rank) => {
    const generation: Generation = { id, name, vendor, architecture, rank, year, extensions, source, ...(models ? { models } : {}) };
    for (const word of [id, name, ...aliases]) {
      byName.set(compact(word), generation);
      byName.set(compact(vendor + word), generation);
    }
    return generation;
  });
}
