/** Where what is pasted comes to lie: the fields that say so, of entries that nothing pasted along with them holds. */
import type { JsonValue } from '../../../core/model/change';
import type { CollectionName } from '../../../core/model/ids';
import type { Place } from '../gestures/place';
import { asFields } from './jsonFields';

/** The fields that say where an entry of a collection lies, from the innermost out. */
export const placeFields: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  vms: ['host', 'cluster', 'site', 'resourcePool'], containers: ['on'], hosts: ['cluster', 'site'], clusters: ['site'], switches: ['site'], arrays: ['site'], networks: ['switch'],
};

/** What an entry says of its place once it lies there: undefined leaves it where it was. */
export function placed(collection: CollectionName, value: JsonValue, place: Place): Readonly<Record<string, string>> | undefined {
  const wasIn = (field: string): string | undefined => {
    const said = asFields(value)[field];
    return typeof said === 'string' ? said : undefined;
  };
  switch (collection) {
    case 'vms': {
      if (place.host !== undefined) return wasIn('host') === place.host ? undefined : { host: place.host };
      if (place.cluster !== undefined) return wasIn('cluster') === place.cluster && wasIn('host') === undefined ? undefined : { cluster: place.cluster };
      return undefined;
    }
    case 'containers': {
      const on = place.vm ?? place.host;
      return on === undefined ? undefined : { on };
    }
    case 'hosts': return place.cluster !== undefined ? { cluster: place.cluster } : place.site !== undefined ? { site: place.site } : undefined;
    case 'clusters': case 'arrays': return place.site === undefined ? undefined : { site: place.site };
    case 'networks': return place.switch === undefined ? undefined : { switch: place.switch };
    default: return undefined;
  }
}
