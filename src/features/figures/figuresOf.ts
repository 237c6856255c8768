/** What the model knows about an entry, as figures that say where they come from: for hovers and the inspector. */
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import type { CollectionName } from '../../core/model/ids';
import { clusterFigures, hostFigures, siteFigures } from './compute';
import type { Figure } from './figure';
import { arrayFigures, datastoreFigures, networkFigures, storagePoolFigures, switchFigures } from './infrastructure';
import { applicationFigures, desktopPoolFigures, groupFigures, scenarioFigures, userFigures } from './others';
import { containerFigures, resourcePoolFigures, vmFigures } from './workloads';

/** Figures of an entry, the most telling first; none where nothing can be said beyond what is written. */
export function figuresOf(estate: Estate, entry: Entry): readonly Figure[] {
  const of = byCollection[entry.collection] as ((estate: Estate, entry: Entry) => readonly Figure[]) | undefined;
  return of?.(estate, entry) ?? [];
}

const byCollection: { readonly [C in CollectionName]?: (estate: Estate, entry: Entry<C>) => readonly Figure[] } = {
  sites: siteFigures, clusters: clusterFigures, hosts: hostFigures, resourcePools: resourcePoolFigures, vms: vmFigures, containers: containerFigures,
  switches: switchFigures, networks: networkFigures, arrays: arrayFigures, storagePools: storagePoolFigures, datastores: datastoreFigures,
  desktopPools: desktopPoolFigures, applications: applicationFigures, groups: groupFigures, users: userFigures, scenarios: scenarioFigures,
};
