/** Whether hard disks or flash are behind a datastore. Semantics: SPEC.md, M4. */
import { defineQuery } from '../../model/estate';
import { own } from '../../util/own';
import { backingOf } from '../capacity/structure';
import { layerOf } from '../layers';
import { visitsOf } from '../performance/visits';
import type { Media } from '../../catalogue/media';

/** Of the datastore with this id; undefined where it has both, a cache before them, or does not say. */
export const mediaBehind = defineQuery<'hard disks' | 'flash' | undefined>('media behind a datastore', (estate, id) => {
  const backing = backingOf(estate, id);
  if (!backing) return undefined;
  let found: 'hard disks' | 'flash' | undefined;
  for (const { stage } of visitsOf(estate, backing)) {
    if (stage.kind === 'cache') return undefined;
    if (stage.kind !== 'station' || !stage.key.startsWith('disks ')) continue;
    const layer = layerOf(stage.key.slice('disks '.length));
    const kinds: (Media | undefined)[] = [];
    if (layer?.kind === 'group') {
      const group = own(estate.value('arrays', layer.array)?.groups, layer.group);
      kinds.push(group?.media, ...(group?.otherDisks ?? []).map(({ media }) => media));
    } else if (layer?.kind === 'disks') {
      const { disks } = estate.value('hosts', layer.host) ?? {};
      if (Object.values(disks ?? {}).some(({ cache }) => cache === true)) return undefined;
      kinds.push(own(disks, layer.disks)?.media);
    }
    for (const media of kinds) {
      const kind = media === undefined ? undefined : media === 'hdd' ? 'hard disks' : 'flash';
      if (kind === undefined || (found !== undefined && found !== kind)) return undefined;
      found = kind;
    }
  }
  return found;
});
