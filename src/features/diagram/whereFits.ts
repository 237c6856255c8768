import { containerFit } from '../../core/hypervisor/containers/containers';
import { containerLoad } from '../../core/hypervisor/containers/containerLoad';
import { placementOn } from '../../core/hypervisor/admission/placement';
import type { Container } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { formatContrast } from '../../core/model/quantity';
import { capitalized, counted, quoted } from '../../core/util/words';
import type { FitVerdict } from '../../protocol/view';
import type { Session } from '../session';
import { entryOf, nodeOf } from './nodeIds';
import { isStored, moveStored } from './storage/moveStored';

/**
 * Would these disks and volumes, together, fit on each datastore? Of other nodes: would these VMs and containers, together, fit on each
 * host beside what runs there, and where all are containers in each VM?
 * Other nodes are left out.
 */
export function whereFits({ estate }: Pick<Session, 'estate'>, nodes: readonly string[]): readonly FitVerdict[] {
  if (nodes.some(isStored)) return fitsOnDatastores(estate, nodes.filter(isStored));
  const named = nodes.flatMap((node) => entryOf(node) ?? []);
  const vms = named.flatMap(({ collection, id }) => (collection === 'vms' ? [id] : []));
  const containers = named.flatMap(({ collection, id }) => (collection === 'containers' ? estate.find('containers', id) ?? [] : []));
  const onHosts = estate.ids('hosts').map((host) => {
    const inTheWay = containers.length > 0 && vms.length === 0 && estate.value('hosts', host)?.maintenance === true ? [`${quoted(host)} is in maintenance: it runs nothing.`] : [];
    const reasons = [...(vms.length > 0 || containers.length === 0 ? placementOn(estate, host, vms).reasons : inTheWay), ...containers.flatMap((container) => reasonsAgainst(estate, container, host))];
    return verdict(nodeOf('hosts', host), reasons);
  });
  if (vms.length > 0 || containers.length === 0) return onHosts;
  const inVms = estate.ids('vms').filter((vm) => !estate.find('hosts', vm));
  return [...onHosts, ...inVms.map((vm) => verdict(nodeOf('vms', vm), containers.flatMap((container) => reasonsAgainst(estate, container, vm))))];
}

function fitsOnDatastores(estate: Estate, nodes: readonly string[]): readonly FitVerdict[] {
  return estate.ids('datastores').map((id) => {
    const { reasons, effect } = moveStored(estate, nodes, id);
    return { ...verdict(nodeOf('datastores', id), [...reasons]), effect };
  });
}

const verdict = (node: string, reasons: string[]): FitVerdict => ({ node, fits: reasons.length === 0, reasons });

/** Why a container could not share the kernel of a host or VM, or what it may take is more than that has. */
function reasonsAgainst(estate: Estate, { id, value }: Entry<'containers'>, on: string): readonly string[] {
  const fit = containerFit(estate, { ...value, on } as Container);
  const obstacles = fit.kind === 'unfit' ? fit.obstacles.map(({ says }) => `${capitalized(says)}.`) : [];
  const { cpus, memory } = estate.query(containerLoad, on);
  const tooMany = cpus !== undefined && value.cpus !== undefined && value.cpus > cpus
    ? [`${quoted(id)} may take ${counted(value.cpus, 'CPU')}, ${quoted(on)} has ${counted(cpus, 'CPU')}.`] : [];
  const tooMuch = memory !== undefined && value.memoryLimit !== undefined && value.memoryLimit > memory ? [memorySentence(id, value.memoryLimit, on, memory)] : [];
  return [...obstacles, ...tooMany, ...tooMuch];
}

function memorySentence(id: string, limit: number, on: string, memory: number): string {
  const [wanted = '', there = ''] = formatContrast([limit, memory], 'bytes');
  return `${quoted(id)} may take ${wanted} of memory, ${quoted(on)} has ${there}.`;
}
