/** What `cpu.generation` and `cpuBaseline` may say. */
import { extensions, type Extension, type Generation } from '../../core/catalogue/generation';
import { compareGenerations, findGeneration, generations } from '../../core/catalogue/generations';
import { extensionName } from '../../core/hypervisor/techniques/extensions';
import { listed } from '../../core/util/words';
import { figure } from '../figures/figure';
import type { Term, Vocabulary } from './vocabulary';

export const generationWords: Vocabulary = {
  fields: ['hosts.cpu.generation', 'clusters.cpuBaseline'],
  words: () => generations.map((generation) => ({ word: generation.id, detail: () => `${vendorNames[generation.vendor]} ${generation.name} · ${generation.year}` })),
  explain,
};

function explain(text: string): Term | undefined {
  const generation = findGeneration(text);
  if (!generation) return undefined;
  const { name, vendor, year, architecture, source } = generation;
  const named = (extensions: readonly Extension[]): string => listed(extensions.map((extension) => extensionName(extension, { architecture, generation })), 'and', Infinity);
  const lacking = extensions.filter((extension) => architecture === 'x86-64' && !generation.extensions.includes(extension));
  return {
    title: `${vendorNames[vendor]} ${name}`,
    about: [`Processors for servers, on sale since ${year}.`],
    figures: [
      figure('Architecture', architecture, `${source}.`),
      figure('Offers virtualization', named(generation.extensions), lacking.length === 0 ? 'Everything that hypervisors ask for.' : `It lacks ${named(lacking)}.`),
      figure('A running VM moves to', movesTo(generation), 'To the same generation or a later one of the vendor; to an earlier one only where the cluster reduces all its hosts to that.'),
    ],
  };
}

function movesTo(generation: Generation): string {
  const later = generations.filter((other) => (compareGenerations(other, generation) ?? -1) > 0).map(({ name }) => name);
  return listed([generation.name, ...later], 'and', Infinity);
}

const vendorNames: Readonly<Record<Generation['vendor'], string>> = { intel: 'Intel', amd: 'AMD', arm: 'Arm', ampere: 'Ampere', ibm: 'IBM' };
