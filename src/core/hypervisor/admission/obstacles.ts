/** What keeps a VM from being started on a host: what is in its own way, and what it would lack beside the VMs that run there. */
import { maximaOf } from '../../catalogue/maxima';
import type { Release } from '../../catalogue/releases';
import { vcpusOf } from '../../model/defaults';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { formatContrast } from '../../model/quantity';
import { unseenText } from '../../storage/paths/explain';
import { unseenBy } from '../../storage/paths/unreached';
import { rememberedBy } from '../../util/remembered';
import { sum } from '../../util/sum';
import { capitalized, counted } from '../../util/words';
import { unsupportedBy } from '../machine/deviceSupport';
import { exceededBy } from './exceededMaxima';
import { hostHardware } from '../sharing/hostHardware';
import { hostLoad } from '../sharing/hostLoad';
import { heldByContainers } from '../sharing/memoryClaims';
import { memoryOverheadOf } from '../sharing/memoryOverhead';
import { leastMemoryOf, memoryTraitsOf, ownMemoryOf } from '../sharing/memoryTraits';
import { nestingOf } from '../techniques/nesting';
import { deviceConflicts, deviceShortage, wantsDevices } from '../machine/passthrough';
import { unreservedFor } from '../sharing/promises';
import { vmsRunningOn } from '../sharing/running';
import { swapSpaceLacking } from './swapSpace';
import { techniqueOn } from '../techniques/techniques';
import { releaseOn } from '../machine/vmRelease';

export type ObstacleKind =
  | 'maintenance' | 'host-off' | 'inside' | 'too-wide' | 'topology' | 'maximum' | 'device' | 'technique' | 'passthrough' | 'unreachable'
  | 'cpu-reservation' | 'memory-reservation' | 'memory' | 'swap-space';

export interface Obstacle {
  readonly kind: ObstacleKind;
  /** A sentence with its numbers. */
  readonly says: string;
}

/** What is in the way of a VM on a host whatever else runs there, and what it wants of devices that others have. */
export function obstaclesAlone(estate: Estate, vm: Entry<'vms'>, host: Entry<'hosts'>): readonly Obstacle[] {
  const { value } = vm;
  const release = releaseOn(estate, host.id);
  const found: Obstacle[] = [];
  const add = (kind: ObstacleKind, says: string): void => void found.push({ kind, says });
  if (host.value.maintenance === true) add('maintenance', `"${host.id}" is in maintenance: it runs nothing.`);
  const around = estate.find('vms', host.value.vm);
  if (around && !runs(around.value)) add('host-off', `"${host.id}" runs in VM "${around.id}", which is not on.`);
  const { around: outside, circle } = nestingOf(estate, host.id);
  if (circle.length === 0 && outside.some((each) => each.vm === vm.id)) add('inside', `"${host.id}" runs in VM "${vm.id}" itself.`);
  const { cores, threadsPerCore, coresKnown } = hostHardware(estate, host.id);
  if (coresKnown && vcpusOf(value) > cores * threadsPerCore) add('too-wide', `"${vm.id}" has ${counted(vcpusOf(value), 'vCPU')}, "${host.id}" has ${counted(cores * threadsPerCore, 'logical processor')}.`);
  if (value.coresPerSocket !== undefined && vcpusOf(value) % value.coresPerSocket !== 0) {
    add('topology', `VM "${vm.id}" has ${counted(vcpusOf(value), 'vCPU')}, which ${counted(value.coresPerSocket, 'core')} per socket do not divide.`);
  }
  if (release) found.push(...refusedBy(release)(vm));
  const technique = techniqueOn(estate, value, host.id);
  if (technique.kind === 'impossible') add('technique', `VM "${vm.id}" cannot run on "${host.id}": ${technique.reasons.map(({ says }) => says).join('; ')}.`);
  if (wantsDevices(value)) for (const { reason } of deviceConflicts(estate, vm.id, value, host.id)) add('passthrough', reason);
  for (const says of outOfReach(estate, vm, host.id)) add('unreachable', says);
  return found;
}

/** What a release refuses to run whatever the host: kept by entry, since a what-if asks for every host. */
const refusedBy = rememberedBy((release: Release) => rememberedBy((vm: Entry<'vms'>): readonly Obstacle[] => {
  return [
    ...exceededBy(release, vm).map((says): Obstacle => ({ kind: 'maximum', says })),
    ...unsupportedBy(release, vm).map(({ reason }): Obstacle => ({ kind: 'device', says: reason })),
  ];
}));

/** What VMs that are to be started on a host together would lack beside those that run there. */
export function obstaclesTogether(estate: Estate, vms: readonly Entry<'vms'>[], host: Entry<'hosts'>): readonly Obstacle[] {
  if (vms.length === 0) return [];
  const release = releaseOn(estate, host.id);
  return [
    ...unreservedFor(estate, 'cpu', vms, host).map((says): Obstacle => ({ kind: 'cpu-reservation', says })),
    ...unreservedFor(estate, 'memory', vms, host).map((says): Obstacle => ({ kind: 'memory-reservation', says })),
    ...(release ? [...hostMaxima(estate, release, vms, host.id), ...memoryLacking(estate, release, vms, host)] : []),
    ...deviceShortage(estate, vms, host.id).map((says): Obstacle => ({ kind: 'passthrough', says })),
    ...vms.flatMap((vm) => swapSpaceLacking(estate, vm, release)).map((says): Obstacle => ({ kind: 'swap-space', says })),
  ];
}

function* outOfReach(estate: Estate, { id, value: { disks } }: Entry<'vms'>, host: string): Iterable<string> {
  for (const disk in disks) {
    const datastore = disks[disk]?.datastore;
    const unseen = datastore === undefined ? undefined : unseenBy(estate, host, datastore);
    if (datastore === undefined || !unseen) continue;
    yield unseen.kind === 'not-mounted'
      ? `"${host}" does not mount datastore "${datastore}", which holds disk "${disk}" of VM "${id}".`
      : `${capitalized(unseenText(unseen, host, datastore))}, which holds disk "${disk}" of VM "${id}".`;
  }
}

function hostMaxima(estate: Estate, release: Release, vms: readonly Entry<'vms'>[], host: string): readonly Obstacle[] {
  const maxima = maximaOf(release);
  if (!maxima.vmsPerHost && !maxima.vcpusPerHost && !maxima.vcpusPerCore) return [];
  const { running, vcpus, capacity } = estate.query(hostLoad, host);
  const added = vms.filter((vm) => vm.value.host !== host || !runs(vm.value));
  const wanted = vcpus + added.reduce((sum, vm) => sum + vcpusOf(vm.value), 0);
  const found: Obstacle[] = [];
  const check = (there: number, most: number | undefined, what: string): void => {
    if (most !== undefined && there > most) found.push({ kind: 'maximum', says: `"${host}" would run ${counted(there, what)}; ${release.name} allows ${counted(most, what)}.` });
  };
  check(running + added.length, maxima.vmsPerHost?.value, 'VM');
  check(wanted, maxima.vcpusPerHost?.value, 'vCPU');
  if (capacity.cpuKnown) check(wanted, maxima.vcpusPerCore && maxima.vcpusPerCore.value * capacity.cores, 'vCPU');
  return found;
}

/** A product that overcommits no memory starts a VM only where its memory is free, or its minimum where balloons take the rest back (A4). */
function memoryLacking(estate: Estate, release: Release, vms: readonly Entry<'vms'>[], host: Entry<'hosts'>): readonly Obstacle[] {
  const { traits } = release;
  const { memory } = hostHardware(estate, host.id);
  if (traits.memory.overcommit || memory === undefined) return [];
  const starting = new Set(vms.map((vm) => vm.id));
  const others = vmsRunningOn(estate, host.id).filter(({ id }) => !starting.has(id));
  const taken = (of: readonly Entry<'vms'>[]): number => sum(of, (vm) => leastMemoryOf(vm.value, traits.memory) + memoryOverheadOf(vm.value, traits.memory));
  const own = ownMemoryOf(host.value, memory, memoryTraitsOf(host.value), policiesFor(estate, host.value.cluster));
  const free = Math.max(0, memory - own - heldByContainers(estate, host.id) - taken(others));
  const wanted = taken(vms);
  return wanted <= free ? [] : [{ kind: 'memory', says: memoryShort(wanted, free, host.id, release) }];
}

/** The sentence itself. */
export function memoryShort(wanted: number, free: number, host: string, { name }: Release): string {
  const [needs = '', there = ''] = formatContrast([wanted, free], 'bytes');
  return `${needs} of memory is needed and ${there} is free on host "${host}": ${name} gives VMs no more memory than there is.`;
}
