/** What one entry shows of another: small answers, so that an edit which does not change them goes no further. */
import { layerKey, layerNamed, memberNamed, type Layer } from '../../../core/storage/layers';
import { defineIndex, defineQuery, type Estate } from '../../../core/model/estate';
import { siteOf } from '../../../core/model/lookups';
import { own } from '../../../core/util/own';
import { nodeOf } from '../nodeIds';

/** Whether a node is of an entry that is there. */
export const isThere = defineQuery<boolean>('whether an entry is there', (estate, node) => {
  const slash = node.indexOf('/');
  return estate.find(node.slice(0, slash) as 'datastores', node.slice(slash + 1)) !== undefined;
});

/** The node of what a text names as backing, and whether it is there: where a part is not, the array or host stands for it. */
export function backer(estate: Estate, text: string): { readonly node: string; readonly there: boolean } {
  const layer = layerNamed(estate, text);
  if (layer) return { node: layerKey(layer), there: true };
  const [owner = ''] = text.split('/', 1);
  return { node: nodeOf(estate.find('hosts', owner) && !estate.find('arrays', owner) ? 'hosts' : 'arrays', owner), there: false };
}

/** The host or cluster of a name, a host first; as a node, and whether it is there. */
export function machine(estate: Estate, id: string): { readonly node: string; readonly there: boolean } {
  if (estate.query(isThere, nodeOf('hosts', id))) return { node: nodeOf('hosts', id), there: true };
  const there = estate.query(isThere, nodeOf('clusters', id));
  return { node: nodeOf(there ? 'clusters' : 'hosts', id), there };
}

export const arraysByMachine = defineIndex('distributed arrays by their hosts', 'arrays', ({ hosts }) => [...new Set<string>(hosts)]);
export const arraysBySite = defineIndex('arrays by site', 'arrays', ({ site }) => (site === undefined ? [] : [site]));

/**
 * The site in which a layer lies with all that is behind it, by its key; undefined where that is in several, or not said. A datastore of
 * which nothing is said lies where all lie that mount it.
 */
export const siteOfLayer = defineQuery<string | undefined>('site of a storage layer', (estate, key) => {
  const [collection, id = ''] = key.split('/');
  switch (collection) {
    case 'arrays': {
      const array = estate.value('arrays', id);
      if (array?.stretched !== undefined) return undefined;
      if (array?.site !== undefined) return there(estate, array.site);
      return oneOf((array?.hosts ?? none).map((host) => siteOfMachine(estate, host)));
    }
    case 'hosts': return siteOfMachine(estate, id);
    case 'storagePools': return oneOf((estate.value('storagePools', id)?.members ?? none).map((text) => siteBehind(estate, memberNamed(estate, text))));
    default: {
      const datastore = estate.value('datastores', id);
      if (datastore?.on !== undefined) return siteBehind(estate, layerNamed(estate, datastore.on));
      return oneOf((datastore?.mountedBy ?? none).map((name) => siteOfMachine(estate, name)));
    }
  }
});

function siteBehind(estate: Estate, layer: Layer | undefined): string | undefined {
  if (!layer) return undefined;
  switch (layer.kind) {
    case 'group': case 'export': case 'array': return estate.query(siteOfLayer, nodeOf('arrays', layer.array));
    case 'disks': return siteOfMachine(estate, layer.host);
    case 'pool': return estate.query(siteOfLayer, nodeOf('storagePools', layer.pool));
    case 'datastore': return estate.query(siteOfLayer, nodeOf('datastores', layer.datastore));
  }
}

const siteOfMachine = (estate: Estate, id: string): string | undefined => {
  const host = estate.value('hosts', id);
  return there(estate, host ? siteOf(estate, host) : estate.value('clusters', id)?.site);
};
const there = (estate: Estate, site: string | undefined): string | undefined => (site !== undefined && estate.query(isThere, nodeOf('sites', site)) ? site : undefined);

function oneOf(sites: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = sites;
  return others.every((site) => site === first) ? first : undefined;
}

/** The node in which a layer lies: its site, or none. */
export function placeOfLayer(estate: Estate, key: string): string | null {
  const site = estate.query(siteOfLayer, key);
  return site === undefined ? null : nodeOf('sites', site);
}

/** The datastore that the disk of a VM names, by "vm/disk". */
export const datastoreOfDisk = defineQuery<string | undefined>('datastore of a disk', (estate, key) => {
  const [vm = '', ...rest] = key.split('/');
  return own(estate.value('vms', vm)?.disks, rest.join('/'))?.datastore;
});
const none: readonly string[] = [];
