import { containerFit } from '../../core/hypervisor/containers/containers';
import { hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { vmHardware } from '../../core/hypervisor/machine/hardware';
import type { Resource } from '../../core/hypervisor/sharing/pools';
import { poolReservation } from '../../core/hypervisor/sharing/reservations';
import { runsAs } from '../../core/hypervisor/techniques/runsAs';
import { techniqueNames } from '../../core/hypervisor/techniques/technique';
import { techniqueOf, techniqueSays } from '../../core/hypervisor/techniques/techniques';
import { vmFileSet } from '../../core/hypervisor/machine/vmFiles';
import { memoryOf, vcpusOf } from '../../core/model/defaults';
import type { Vm } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { siteOf } from '../../core/model/lookups';
import { formatQuantity } from '../../core/model/quantity';
import { capitalized, counted, listed } from '../../core/util/words';
import { vmUse } from '../use';
import { kernelFigure } from './containerSections';
import { figure, finePercent, percent, type Figure } from './figure';
import { poolGets } from './poolSections';
import { filesSummary } from './tablesOf';

/** What it lacks comes first: who hovers over a VM may see no more than the beginning. */
export function vmFigures(estate: Estate, { id, value: vm }: Entry<'vms'>): readonly Figure[] {
  const { cpu, memory } = vmUse(estate, vm);
  const technique = techniqueInBrief(estate, id);
  const cannotRun = techniqueOf(estate, id).kind === 'impossible';
  return [
    ...(cannotRun ? technique : []),
    ...wantingFigures(estate, id, vm),
    figure('Runs on', placeOfVm(estate, vm), 'Its host, with the cluster and the site of that.'),
    figure('vCPUs', String(vcpusOf(vm)), vm.vcpu === undefined ? 'The default: the document does not say.' : 'As written.'),
    figure('Memory', formatQuantity(memoryOf(vm), 'bytes'), vm.memory === undefined ? 'The default: the document does not say.' : 'As written.'),
    ...(cpu === undefined ? [] : [cpuFigure(estate, id, vm, cpu)]),
    ...(memory === undefined ? [] : [figure('Memory use', percent(memory), 'Its active memory over its configured memory.')]),
    ...(cannotRun ? [] : technique),
    ...diskFigure(vm),
    ...networkFigure(vm),
    ...hardwareFigure(estate, id),
    ...filesFigure(estate, id),
  ];
}

/** What it uses: what it is said to want, or less where its host or a limit, its own or that of a pool, lets it have less. */
function cpuFigure(estate: Estate, id: string, vm: Vm, wanted: number): Figure {
  const { known, clock, consumers } = estate.query(hostCpu, vm.host ?? '');
  const share = known ? consumers.get(`vms/${id}`) : undefined;
  const most = vcpusOf(vm) * clock;
  const gets = share && most > 0 ? share.entitled / share.cost / most : wanted;
  if (gets >= Math.min(wanted, 1) * (1 - rounding)) return figure('CPU use', percent(wanted), 'Its demand over its vCPUs at the clock of its host.');
  return figure('CPU use', `${percent(gets)} of ${percent(wanted)} wanted`, 'What it gets over its vCPUs at the clock of its host, when everybody there wants what they demand.');
}
const rounding = 1e-9;

/** What it wants and does not get, where anybody says what is wanted. */
function wantingFigures(estate: Estate, id: string, { host }: Vm): readonly Figure[] {
  if (host === undefined || !estate.find('hosts', host)) return [];
  const cpu = estate.query(hostCpu, host);
  const share = cpu.known && cpu.basis !== 'worst-case' ? cpu.consumers.get(`vms/${id}`) : undefined;
  const held = estate.query(hostMemory, host).consumers.get(`vms/${id}`);
  const gone = held && ([['ballooned', held.ballooned], ['compressed', held.compressed], ['swapped', held.swapped], ['lacking', held.lacking]] as const).flatMap(([word, amount]) => (amount > 0 ? [`${formatQuantity(amount, 'bytes')} ${word}`] : []));
  return [
    ...(share && share.ready >= 0.001 ? [figure('Waits for CPU', `${finePercent(share.ready)} ready`, 'Part of the time in which its vCPUs could run and wait for a core.')] : []),
    ...(held && gone && gone.length > 0 ? [figure('In RAM', [formatQuantity(held.entitled, 'bytes'), ...gone].join(', '), 'What its host took back of its memory, and where it is.')] : []),
  ];
}

function techniqueInBrief(estate: Estate, id: string): readonly Figure[] {
  const answer = techniqueOf(estate, id);
  if (answer.kind !== 'technique') return answer.kind === 'unknown' ? [] : [figure('Technique', 'none is possible', answer.reasons.map(({ says }) => `${capitalized(says)}.`).join(' '))];
  const cost = answer.cost === 1 ? '' : `, × ${Math.round(answer.cost * 100) / 100} CPU`;
  return [figure('Technique', techniqueNames[answer.technique] + cost, runsAs(estate, id)[0] ?? techniqueSays[answer.technique])];
}

/** Its devices beside what the other figures say: "LSI Logic Parallel, VMware SVGA II". */
function hardwareFigure(estate: Estate, id: string): readonly Figure[] {
  const devices = vmHardware(estate, id).filter(({ path: [field], device }) => !['memory', 'vcpu', 'nics'].includes(String(field)) && !device.startsWith('Hard disk'));
  return devices.length === 0 ? [] : [figure('Other hardware', listed(devices.map(({ device, summary }) => (summary === 'Present' ? device : summary))), 'What it has beside CPUs, memory, disks and NICs; what the document does not say is the default of its product.')];
}

function filesFigure(estate: Estate, id: string): readonly Figure[] {
  const set = estate.query(vmFileSet, id);
  return set.kind === 'unknown' ? [] : [figure('Files', filesSummary(set.files), `On storage it is a set of files, as ${set.release.name} lays them out.`)];
}

export function containerFigures(estate: Estate, { value }: Entry<'containers'>): readonly Figure[] {
  if (value.on === undefined) return [];
  const onVm = estate.find('hosts', value.on) ? undefined : estate.value('vms', value.on);
  const bounds = [...(value.cpus === undefined ? [] : [counted(value.cpus, 'CPU')]), ...(value.memoryLimit === undefined ? [] : [formatQuantity(value.memoryLimit, 'bytes')])];
  const kernel = kernelFigure(estate, value);
  const isUnfit = containerFit(estate, value).kind === 'unfit';
  return [
    ...(isUnfit ? kernel : []),
    figure('Runs on', onVm?.host === undefined ? value.on : `${value.on}, a VM on ${onVm.host}`, 'The host or VM whose kernel it shares.'),
    ...(isUnfit ? [] : kernel),
    figure('May take', bounds.length === 0 ? 'what there is' : listed(bounds), 'Its CPU quota and memory limit; without one, what it runs on has no protection from it.'),
  ];
}

export function resourcePoolFigures(estate: Estate, { id, value }: Entry<'resourcePools'>): readonly Figure[] {
  const vms = estate.ids('vms').filter((vm) => estate.value('vms', vm)?.resourcePool === id).length;
  const reserved = (['cpu', 'memory'] as const).map((of) => reservedFigure(estate, id, of));
  return [
    ...reserved.flatMap(({ exceeded, figures }) => (exceeded ? figures : [])),
    ...(value.parent === undefined ? [] : [figure('Takes from', value.parent, 'The pool, cluster or host above it.')]),
    figure('VMs', String(vms), 'VMs that name this pool itself.'),
    ...reserved.flatMap(({ exceeded, figures }) => (exceeded ? [] : figures)),
    ...poolGets(estate, id),
  ];
}

/** What is reserved in a pool; more than it has is wrong where it may not expand. */
function reservedFigure(estate: Estate, pool: string, of: Resource): { readonly exceeded: boolean; readonly figures: readonly Figure[] } {
  const { reserved, inside, expandable } = poolReservation(estate, of, pool);
  const format = (amount: number): string => formatQuantity(amount, of === 'cpu' ? 'frequency' : 'bytes');
  if (reserved + inside <= 0) return { exceeded: false, figures: [] };
  const how = `Reserved inside, of what it has reserved itself. ${expandable ? 'It may expand into what is above it.' : 'It does not expand.'}`;
  return { exceeded: !expandable && inside > reserved, figures: [figure(of === 'cpu' ? 'CPU reserved' : 'Memory reserved', reservedInside(inside, reserved, expandable, format), how)] };
}

/** "1 GHz of 4 GHz", "12 GHz, all from above": a pool that expands needs nothing of its own. */
function reservedInside(inside: number, reserved: number, expandable: boolean, format: (amount: number) => string): string {
  if (inside > reserved && expandable) return `${format(inside)}, ${reserved > 0 ? `${format(inside - reserved)} of it` : 'all'} from above`;
  return reserved > 0 ? `${format(inside)} of ${format(reserved)}` : `${format(inside)}, but the pool has none of its own`;
}

function placeOfVm(estate: Estate, vm: Vm): string {
  const host = estate.value('hosts', vm.host);
  const cluster = host?.cluster ?? vm.cluster;
  const site = host ? siteOf(estate, host) : (vm.site ?? estate.value('clusters', cluster)?.site);
  const around = [...(cluster === undefined ? [] : [`cluster ${cluster}`]), ...(site === undefined ? [] : [`site ${site}`])];
  if (vm.host === undefined) return around.length === 0 ? 'no host yet' : `no host yet, ${around.join(', ')}`;
  return [vm.host, ...around].join(', ');
}

function diskFigure(vm: Vm): readonly Figure[] {
  const disks = Object.values(vm.disks ?? {});
  if (disks.length === 0) return [];
  const size = disks.reduce((sum, disk) => sum + (disk.size ?? 0), 0);
  const datastores = [...new Set(disks.flatMap((disk) => disk.datastore ?? []))];
  const where = datastores.length === 0 ? '' : ` on ${listed(datastores)}`;
  return [figure('Disks', `${formatQuantity(size, 'bytes')} in ${counted(disks.length, 'disk')}${where}`, 'Sizes as the guest sees them.')];
}

function networkFigure(vm: Vm): readonly Figure[] {
  const networks = [...new Set(Object.values(vm.nics ?? {}).flatMap((nic) => nic.network ?? []))];
  return networks.length === 0 ? [] : [figure('Networks', listed(networks), 'What its NICs are connected to.')];
}
