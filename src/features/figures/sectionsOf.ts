/** Everything the model knows about an entry, by subject, each figure with how it comes about: for the inspector. */
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { containerSections } from './containerSections';
import { routerFailure, switchFailure } from './failureFigures';
import type { FigureSection } from './figure';
import { hostCpuFigures } from './hostCpuFigures';
import { hostMemoryFigures } from './hostMemoryFigures';
import { hostNetworkFigures, networkNetworkFigures, switchNetworkFigures, vmNetworkFigures } from './networkFigures';
import { poolSections } from './poolSections';
import { storageFailureSections } from './storageFailure';
import { layerAt, layerSections } from './storageSections';
import { vmSections } from './vmSections';

/** Sections with figures in them; none for entries of which everything is said in a few figures. */
export function sectionsOf(estate: Estate, entry: Entry): readonly FigureSection[] {
  return [...sections(estate, entry), ...storageFailureSections(estate, entry)].filter(({ figures }) => figures.length > 0);
}

function sections(estate: Estate, entry: Entry): readonly FigureSection[] {
  switch (entry.collection) {
    case 'hosts': {
      const host = entry as Entry<'hosts'>;
      return [{ title: 'CPU', figures: hostCpuFigures(estate, host) }, { title: 'Memory', figures: hostMemoryFigures(estate, host) }, { title: 'Network', figures: hostNetworkFigures(estate, host) }];
    }
    case 'vms': return [...vmSections(estate, entry as Entry<'vms'>), { title: 'Network', figures: vmNetworkFigures(estate, entry as Entry<'vms'>) }];
    case 'containers': return containerSections(estate, entry as Entry<'containers'>);
    case 'resourcePools': return poolSections(estate, entry as Entry<'resourcePools'>);
    case 'switches': return [{ title: 'Network', figures: [...switchNetworkFigures(estate, entry as Entry<'switches'>), ...switchFailure(estate, entry as Entry<'switches'>)] }];
    case 'routers': return [{ title: 'Network', figures: routerFailure(estate, entry as Entry<'routers'>) }];
    case 'networks': return [{ title: 'Network', figures: networkNetworkFigures(estate, entry as Entry<'networks'>) }];
    default: {
      const layer = layerAt(entry);
      return layer ? layerSections(estate, layer) : [];
    }
  }
}
