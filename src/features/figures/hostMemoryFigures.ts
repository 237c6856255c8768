import type { MemoryTraits } from '../../core/catalogue/product';
import { findRelease } from '../../core/catalogue/releases';
import { sourceTitle } from '../../core/catalogue/wording';
import type { HostMemory, MemoryState } from '../../core/hypervisor/sharing/allocation';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { memoryClaims } from '../../core/hypervisor/sharing/memoryClaims';
import { memoryTraitsOf } from '../../core/hypervisor/sharing/memoryTraits';
import { freeShare } from '../../core/hypervisor/sharing/reclamation';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor, type ResolvedPolicies } from '../../core/model/policies';
import { bytes, consumerName, type Term } from './amounts';
import { figure, percent, type Figure } from './figure';
import { reservedTerms, shareOf, sumOver, withFormula } from './hostTerms';
import { policyText, policyValue } from './policyText';
import { balloonGrounds, basisOfAll } from './shareFigures';

/** Memory of a host: what it has, who holds it, and where what does not fit went. */
export function hostMemoryFigures(estate: Estate, { id, value }: Entry<'hosts'>): readonly Figure[] {
  const memory = estate.query(hostMemory, id);
  const policies = policiesFor(estate, value.cluster);
  const { capacity } = memory;
  if (capacity === undefined) return [figure('Capacity', 'not said', 'The document does not say how much memory it has: whatever follows from that is left out.')];
  const of = (amount: number): string => shareOf(amount, capacity, bytes);
  const configured = [...memory.consumers].map(([consumer, guest]): Term => ({ name: consumerName(consumer), amount: guest.configured }));
  const all = configured.reduce((sum, { amount }) => sum + amount, 0);
  const found = ([['Shared', memory.shared], ['Ballooned', memory.ballooned], ['Compressed', memory.compressed], ['Swapped', memory.swapped], ['Lacking', memory.lacking]] as const).filter(([, amount]) => amount > 0);
  return [
    figure('Capacity', bytes(capacity), value.vm === undefined ? 'As written.' : `It runs in VM "${value.vm}", and has at most the memory of that.`),
    stateFigure(memory, capacity),
    ...ownFigure(memory, capacity, { id, value }, policies),
    ...overheadFigure(memory, value.hypervisor),
    figure('Given to guests', of(all), 'Memory configured for its running VMs, and what its containers use.', withFormula(configured, bytes)),
    figure('Active', of(memory.active), `What its guests use of it. ${basisOfAll[memory.basis]}`, sumOver(memory.consumers, (guest) => guest.active, bytes)),
    figure('In RAM', of(memory.entitled), 'What its guests hold in it.', found.length === 0 ? {} : { formula: `${bytes(all)}${found.map(lessFound).join('')} = ${bytes(memory.entitled)}` }),
    ...found.map(([name, amount]) => figure(name, bytes(amount), foundSentence[name], foundGrounds(name, memoryTraitsOf(value).scheduler, policies))),
    figure('Reserved', bytes(memory.reserved), 'Guaranteed to its running guests and to resource pools, their overhead not counted.', reservedTerms(estate.query(memoryClaims, id), memory.pools, bytes)),
  ];
}

/** " − 8 GiB ballooned"; of what is compressed, half is saved. */
function lessFound([name, amount]: readonly [string, number]): string {
  return name === 'Compressed' ? ` − ${bytes(amount / 2)} saved by compression` : ` − ${bytes(amount)} ${name.toLowerCase()}`;
}

function ownFigure({ own }: HostMemory, capacity: number, { value }: Pick<Entry<'hosts'>, 'id' | 'value'>, policies: ResolvedPolicies): readonly Figure[] {
  const { own: published } = memoryTraitsOf(value);
  const release = value.hypervisor === undefined ? undefined : findRelease(value.hypervisor);
  const said = value.ownDemand?.memory;
  if (own <= 0) return [figure('Kept by the host', bytes(0), 'Neither the document nor a policy says what the host takes for itself.', { policies: [policyText(policies, 'hostMemoryReserve')] })];
  if (said === undefined && policies.hostMemoryReserve === 0 && published && release) {
    const source = release.product.sources[published.source];
    return [figure('Kept by the host', bytes(own), `What ${release.name} takes for itself, as published.`, source ? { source: sourceTitle(source) } : {})];
  }
  const formula = `max(${said === undefined ? bytes(0) : said.dimension === 'bytes' ? bytes(said.value) : `${percent(said.value)} × ${bytes(capacity)}`} said, ${policyValue(policies, 'hostMemoryReserve')} × ${bytes(capacity)}) = ${bytes(own)}`;
  return [figure('Kept by the host', bytes(own), 'What the host OS or the hypervisor uses as the document says, or what the policy keeps for it, whichever is more.', { formula, policies: [policyText(policies, 'hostMemoryReserve')] })];
}

function overheadFigure({ overhead, consumers }: HostMemory, hypervisor: string | undefined): readonly Figure[] {
  const source = hypervisor === undefined ? undefined : overheadSource(hypervisor);
  if (source === undefined) return [];
  return [figure('Overhead', bytes(overhead), 'What running its VMs costs beside their memory.', { ...sumOver(consumers, (guest) => guest.overhead, bytes), source })];
}

/** The title of what publishes the overhead of a VM on a hypervisor; undefined where nothing does. */
export function overheadSource(hypervisor: string): string | undefined {
  const release = findRelease(hypervisor);
  const source = release?.traits.memory.overhead && release.product.sources[release.traits.memory.overhead.source];
  return source && sourceTitle(source);
}

function stateFigure({ state, minFree, own, overhead, entitled }: HostMemory, capacity: number): Figure {
  const free = capacity - own - overhead - entitled;
  const above = (part: number): string => `${bytes(part * minFree)} (${percent(part)} of minFree)`;
  const thresholds = ` Its product reclaims so as to keep a part of minFree, ${bytes(minFree)}, free: it is high above ${above(freeShare.soft)}, soft above ${above(freeShare.hard)}, hard above ${above(freeShare.low)}.`;
  return figure('State', state, stateSentence[state] + (minFree > 0 ? thresholds : ''), {
    formula: `${bytes(capacity)} − ${bytes(own)} − ${bytes(overhead)} − ${bytes(entitled)} = ${bytes(Math.max(0, free))} free`,
    ...(minFree > 0 ? { source: 'vSphere 6: minFree is 899 MB for the first 28 GB and 1 % of the rest' } : {}),
  });
}

export const stateSentence: Readonly<Record<MemoryState, string>> = {
  high: 'There is enough: nothing is taken back.',
  soft: 'Ballooning finds what is missing: guests give back what they do not use.',
  hard: 'It takes compression or swapping: guests become slow.',
  low: 'Even what is in use does not fit: guests stand still, or do not start.',
};

const foundSentence = {
  Shared: 'Pages that several VMs have in common and that are kept once.',
  Ballooned: 'Idle memory that guests gave back.',
  Compressed: 'Memory held in half of its size.',
  Swapped: 'Memory written to storage.',
  Lacking: 'It does not fit, and the product has no way to find it.',
} as const;

function foundGrounds(name: keyof typeof foundSentence, scheduler: MemoryTraits['scheduler'], policies: ResolvedPolicies): Pick<Figure, 'policies' | 'source'> {
  if (name === 'Shared') return { policies: [policyText(policies, 'pageSharing')] };
  return name === 'Ballooned' ? balloonGrounds(scheduler, policies) : {};
}
