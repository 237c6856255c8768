/** The architecture of a host from below: what its VMs and containers stand on. */
import { findGuest } from '../../catalogue/guests';
import { findRelease, isEngine, type Release } from '../../catalogue/releases';
import { capacityOf } from '../../model/defaults';
import type { Host } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { containersByHost, vmsByHost } from '../../model/lookups';
import { formatQuantity } from '../../model/quantity';
import { counted } from '../../util/words';
import { engineOf } from '../containers/engines';
import { extensionName } from './extensions';
import { processorIn } from './setting';

export interface Layer {
  readonly kind: 'hardware' | 'host-os' | 'hypervisor' | 'engine';
  /** "VMware ESXi 8.0"; for a layer that is there though the document does not name it, what it is: "Host OS". */
  readonly label: string;
  /** A few words on it, for a second line; empty where there is nothing to say. */
  readonly detail: string;
  readonly space: 'hardware' | 'kernel' | 'user' | 'kernel and user';
}

/**
 * What a host consists of, the hardware first: then a hypervisor of type 1; or a host OS with a hypervisor of type 2 or an
 * engine on it; or a host OS alone, the traditional architecture. A host that names nothing is taken to have a hypervisor.
 */
export function layersOf(estate: Estate, hostId: string): readonly Layer[] {
  return estate.query(layers, hostId);
}

const layers = defineQuery<readonly Layer[]>('layers of a host', (estate, id) => {
  const host = estate.value('hosts', id);
  return host ? [hardware(estate, id, host), ...software(estate, id, host)] : [];
}, (a, b) => JSON.stringify(a) === JSON.stringify(b));

function hardware(estate: Estate, id: string, host: Host): Layer {
  const { cores, cpuKnown, memory } = capacityOf(host);
  const processor = processorIn(estate, id);
  const detail = [
    ...(cpuKnown ? [counted(cores, 'core')] : []),
    ...(memory === undefined ? [] : [formatQuantity(memory, 'bytes')]),
    ...(processor.generation ? [processor.generation.name] : []),
    ...(processor.lacks.has('hardware-virtualization') ? [`no ${extensionName('hardware-virtualization', processor)}`] : []),
  ].join(', ');
  if (host.vm !== undefined) return { kind: 'hardware', label: `VM "${host.vm}"`, detail: ['virtual hardware', ...(detail === '' ? [] : [detail])].join(', '), space: 'hardware' };
  return { kind: 'hardware', label: [host.vendor, host.model].filter((word) => word !== undefined).join(' ') || 'Hardware', detail, space: 'hardware' };
}

function software(estate: Estate, id: string, host: Host): readonly Layer[] {
  const release = host.hypervisor === undefined ? undefined : findRelease(host.hypervisor);
  const engines = enginesOn(estate, id, release);
  if (host.hypervisor === undefined) {
    if (engines.length > 0) return [hostOs(host), ...engines];
    if (host.hostOs !== undefined && estate.count(vmsByHost, id) === 0) return [hostOs(host)];
    return [...(host.hostOs === undefined ? [] : [hostOs(host)]), { kind: 'hypervisor', label: 'Hypervisor', detail: 'which one is not said', space: host.hostOs === undefined ? 'kernel' : 'kernel and user' }];
  }
  if (!release) return [...(host.hostOs === undefined ? [] : [hostOs(host)]), { kind: 'hypervisor', label: host.hypervisor, detail: 'not in the catalogue', space: host.hostOs === undefined ? 'kernel' : 'kernel and user' }, ...engines];
  const { name } = release;
  switch (release.product.kind) {
    case 'type-1': return [{ kind: 'hypervisor', label: name, detail: ['type 1', ...ownOs(host, release)].join(', '), space: 'kernel' }, ...engines];
    // Its application and the machines are processes; a driver of it in the kernel of the host OS switches to the guest and back.
    case 'type-2': return [hostOs(host), { kind: 'hypervisor', label: name, detail: 'type 2, an application', space: 'kernel and user' }, ...engines];
    case 'emulator': return [hostOs(host), { kind: 'hypervisor', label: name, detail: 'emulator, an application', space: 'user' }, ...engines];
    case 'container-engine': return [hostOs(host), ...engines];
  }
}

function hostOs({ hostOs }: Host): Layer {
  if (hostOs === undefined) return { kind: 'host-os', label: 'Host OS', detail: 'which one is not said', space: 'kernel and user' };
  return { kind: 'host-os', label: findGuest(hostOs)?.name ?? hostOs, detail: 'host OS', space: 'kernel and user' };
}

/** The OS that comes with a hypervisor of type 1, where the document names it. */
function ownOs({ hostOs }: Host, { traits }: Release): readonly string[] {
  const os = hostOs === undefined ? undefined : findGuest(hostOs);
  return os && traits.ownOs?.includes(os.family) ? [`with ${os.name}`] : [];
}

/** The engine a host is, and those of its containers. */
function enginesOn(estate: Estate, id: string, release: Release | undefined): readonly Layer[] {
  const named = estate.lookup(containersByHost, id).map((container) => engineOf(estate, estate.value('containers', container) ?? {}));
  const texts = [...(release && isEngine(release.product) ? [release.id] : []), ...named];
  const labels = new Set(texts.map((text) => findRelease(text)?.name ?? text));
  return [...labels].map((label) => ({ kind: 'engine', label, detail: 'containers share the kernel below', space: 'user' }));
}
