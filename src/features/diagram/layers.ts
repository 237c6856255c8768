/** The architecture of a host as the diagram shows it: bands at its foot, and the whole stack in its inspector. */
import { layersOf, type Layer } from '../../core/hypervisor/techniques/layers';
import { capacityOf } from '../../core/model/defaults';
import type { Host } from '../../core/model/entities';
import type { Estate } from '../../core/model/estate';
import { formatQuantity } from '../../core/model/quantity';
import { counted } from '../../core/util/words';
import type { DiagramNode, LayerView } from '../../protocol/view';

type Bands = NonNullable<DiagramNode['layers']>;

/** The bands of a host, from below. A hypervisor that the document does not name is not drawn. */
export function bandsOf(estate: Estate, id: string, host: Host): Bands {
  return layersOf(estate, id)
    .filter(({ kind }) => kind !== 'hypervisor' || host.hypervisor !== undefined)
    .map((layer): Bands[number] => [layer.kind, bandLabel(layer, host)]);
}

function bandLabel({ kind, label, detail }: Layer, host: Host): string {
  if (kind === 'hypervisor') return joined(label, detail);
  if (kind !== 'hardware') return label;
  return joined(label === 'Hardware' ? '' : label, ...hardwareWords(host));
}

/** "2 × 16 cores" and "512 GiB": what is unknown is left out. */
function hardwareWords(host: Host): readonly string[] {
  const { cores, memory, cpuKnown } = capacityOf(host);
  const sockets = host.cpu?.sockets ?? 1;
  return [
    ...(cpuKnown ? [sockets > 1 ? `${sockets} × ${cores / sockets} cores` : counted(cores, 'core')] : []),
    ...(memory === undefined ? [] : [formatQuantity(memory, 'bytes')]),
  ];
}

/** The stack of a host for its inspector, from below. */
export function layerViews(estate: Estate, id: string): LayerView[] {
  return layersOf(estate, id).map(({ kind, label, detail, space }) => {
    // Of a make that is not said, what it has comes first.
    const words = kind === 'hardware' && label === 'Hardware' && detail !== '' ? { label: detail, detail: '' } : { label, detail };
    return { layer: kind, ...words, space: spaceWords[space] };
  });
}

const spaceWords: Readonly<Record<Layer['space'], string>> = {
  hardware: '', kernel: 'kernel space', user: 'user space', 'kernel and user': 'kernel and user space',
};

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
