import { formatQuantity } from '../../core/model/quantity';
import { counted, decimals } from '../../core/util/words';
import { plain } from '../plain';
import type { Figures, HostFigures, PoolFigures, VmFigures } from './figures';
import type { Known } from './known';
import { networkSections } from './networkText';
import { storageSections } from './storageText';
import { table, type Row } from './table';
import { withoutSections } from './without';

/** The figures for people: for each host what it has and a table of what its VMs get, then the VMs on none, the resource pools, the storage and the network. */
export function textFigures({ hosts, vms, containers, resourcePools, datastores, storagePools, arrays, without, ...network }: Figures): string {
  const ofHost = (host: string | null): readonly (readonly [string, VmFigures])[] => Object.entries(vms).filter(([, vm]) => (host === null ? vm.host === null || !Object.hasOwn(hosts, vm.host) : vm.host === host));
  const sections: (readonly string[])[] = Object.entries(hosts).map(([id, host]) => {
    const sharing = Object.entries(containers).filter(([, { on }]) => on === id).map(([name, { cpu, memory }]): Row => [`container ${name}`, frequency(cpu.demandMHz), frequency(cpu.entitledMHz), '', size(memory.demandMiB), '', size(memory.entitledMiB)]);
    const own = ofHost(id);
    return [...hostLines(id, host, own.some(([, vm]) => vm.cpu.demandBasis === 'said') || sharing.length > 0), ...guests(own, sharing)];
  });
  const homeless = ofHost(null);
  if (homeless.length > 0) sections.push(['On no host', ...guests(homeless, [])]);
  const pools = Object.entries(resourcePools);
  if (pools.length > 0) sections.push(poolLines(pools));
  sections.push(...storageSections({ datastores, storagePools, arrays }), ...networkSections(network), ...(without ? withoutSections(without) : []));
  return sections.length === 0 ? 'There is no host and no VM.\n' : `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** `someSay`: whether some of those on it say what they use; otherwise the host was measured. */
function hostLines(id: string, { product, cpu, memory }: HostFigures, someSay: boolean): readonly string[] {
  const likeOthers = someSay ? ' (who does not say what they use is taken to be like the others, or to share what else was measured)' : ' (what was measured on the host, shared out)';
  const guessed = cpu.demandBasis === 'worst-case' ? ' (all they could use: nobody says what they need)' : cpu.demandBasis === 'like-others' ? likeOthers : '';
  const cpuLine = cpu.capacityMHz === null
    ? `unknown, ${frequency(cpu.reservedMHz)} reserved`
    : `${frequency(cpu.capacityMHz)}: ${frequency(cpu.demandMHz)} wanted${guessed}, ${frequency(cpu.entitledMHz)} given, ${percent(cpu.utilization)} used, ${frequency(cpu.reservedMHz)} reserved`;
  const memoryLine = memory.capacityMiB === null
    ? `unknown, ${size(memory.demandMiB)} wanted, ${size(memory.reservedMiB)} reserved`
    : `${size(memory.capacityMiB)}: ${memoryParts(memory).join(', ')}; state ${memory.state ?? ''}${memory.state !== 'high' && memory.activeBasis === 'worst-case' ? ', if all of it is in use: nobody says how much is' : ''}`;
  const density = cpu.vcpuPerCore === null ? counted(cpu.vcpus, 'vCPU') : `${counted(cpu.vcpus, 'vCPU')}, ${decimals(cpu.vcpuPerCore)} per core`;
  return [plain(product === null ? id : `${id}, ${product}`), `  CPU     ${cpuLine}; ${density}`, `  memory  ${memoryLine}`];
}

/** What always counts, and what seldom happens only where it does. */
function memoryParts({ ownMiB, demandMiB, overheadMiB, reservedMiB, balloonedMiB, compressedMiB, swappedMiB, lackingMiB }: HostFigures['memory']): readonly string[] {
  const seldom = (what: string, amount: Known): readonly string[] => (amount === null || amount === 0 ? [] : [`${size(amount)} ${what}`]);
  return [
    `${size(demandMiB)} wanted`, ...seldom('kept by the host', ownMiB), `${size(overheadMiB)} overhead`, `${size(reservedMiB)} reserved`, `${size(balloonedMiB)} ballooned`,
    ...seldom('compressed', compressedMiB), `${size(swappedMiB)} swapped`, ...seldom('lacking', lackingMiB),
  ];
}

function guests(vms: readonly (readonly [string, VmFigures])[], others: readonly Row[]): readonly string[] {
  if (vms.length + others.length === 0) return ['  no VM'];
  const rows = [...vms.map(([id, vm]) => row(id, vm)), ...others];
  const refused = vms.filter(([, { admitted, power }]) => !admitted && power !== 'template').flatMap(([id, { reasons }]) => [`  ${plain(id)} would not start:`, ...reasons.map((reason) => `    ${plain(reason)}`)]);
  return ['', ...table([header, ...rows]), ...(refused.length > 0 ? ['', ...refused] : [])];
}

const header: Row = ['VM', 'CPU wanted', 'given', 'ready', 'memory', 'overhead', 'in RAM', 'ballooned', 'swapped', 'files', 'starts'];

function row(id: string, { power, cpu, memory, files, admitted }: VmFigures): Row {
  const there = files.filter(({ exists }) => exists === 'now');
  const bytes = there.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  const state = power === 'on' ? id : `${id} (${power})`;
  const taken = power === 'on'
    ? [frequency(cpu.demandMHz), frequency(cpu.entitledMHz), cpu.readyPercent === null ? '–' : `${decimals(cpu.readyPercent)} %`, size(memory.configuredMiB), size(memory.overheadMiB), size(memory.entitledMiB), size(memory.balloonedMiB), size(memory.swappedMiB)]
    : ['', '', '', size(memory.configuredMiB), '', '', '', ''];
  return [plain(state), ...taken, there.every((file) => file.bytes === null) ? '–' : formatQuantity(bytes, 'bytes'), power === 'template' ? 'never' : admitted ? 'yes' : 'no'];
}

function poolLines(pools: readonly (readonly [string, PoolFigures])[]): readonly string[] {
  const rows = pools.map(([id, { parent, expandable, cpu, memory }]): Row => [
    plain(id), plain(parent ?? '–'), frequency(cpu.reservationMHz), frequency(cpu.reservedInsideMHz), frequency(cpu.entitledMHz), size(memory.reservationMiB), size(memory.reservedInsideMiB), size(memory.entitledMiB), expandable ? 'yes' : 'no',
  ]);
  return ['Resource pools', '', ...table([['pool', 'of', 'CPU reserved', 'inside', 'given', 'memory reserved', 'inside', 'given', 'expandable'], ...rows])];
}

const frequency = (value: Known): string => (value === null ? '–' : formatQuantity(value, 'frequency'));
const size = (value: Known): string => (value === null ? '–' : formatQuantity(value * 2 ** 20, 'bytes'));
const percent = (value: Known): string => (value === null ? '–' : `${Math.round(value * 100)} %`);
