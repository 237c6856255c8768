/** At which sites a layer of storage is. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { distinct } from '../../util/distinct';
import { backingOf, hostsOfArray, membersOf } from '../capacity/structure';
import type { Layer } from '../layers';

/** In order and each once; none where nothing says so. Of a pool those of its members, of a datastore those of what backs it. */
export function sitesOf(estate: Estate, layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'group': case 'export': case 'array': return sitesOfArray(estate, layer.array);
    case 'disks': return siteOfHost(estate, layer.host);
    case 'pool': return distinct(membersOf(estate, layer.pool).flatMap(({ layer: member }) => (member === undefined || member.kind === 'pool' ? [] : sitesOf(estate, member)))).toSorted();
    case 'datastore': {
      const backing = backingOf(estate, layer.datastore);
      return backing ? sitesOf(estate, backing) : [];
    }
  }
}

function sitesOfArray(estate: Estate, id: string): readonly string[] {
  const array = estate.value('arrays', id);
  if (!array) return [];
  if (array.stretched?.sites && array.stretched.sites.length > 0) return distinct(array.stretched.sites).toSorted();
  if (array.site !== undefined) return [array.site];
  return distinct(hostsOfArray(estate, array).flatMap((host) => siteOfHost(estate, host))).toSorted();
}

function siteOfHost(estate: Estate, id: string): readonly string[] {
  const host = estate.value('hosts', id);
  const site = host && siteOf(estate, host);
  return site === undefined ? [] : [site];
}
