import type { Path } from '../../../src/core/model/entry';
import type { Estate } from '../../../src/core/model/estate';
import { growthOf } from '../../../src/core/storage/capacity/growth';
import { spaceOfLayer } from '../../../src/core/storage/capacity/space';
import type { Layer } from '../../../src/core/storage/layers';
import { loadOfLayer } from '../../../src/core/storage/performance/loads';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { storageLook } from '../../../src/features/diagram/storage/look';
import { Session } from '../../../src/features/session';
import { generateStorage, largeStorage } from '../../support/generateStorage';
import { findingsAfter, patchAfter } from '../edits';
import { atMost, timed, type Bench } from '../measurement';
import { file } from '../world';

const document = (): string => JSON.stringify(generateStorage(largeStorage), undefined, 1);
const disk = (run: number): Path => ['vms', `v${5000 + 13 * run}`, 'disks', 'data'];

/** An estate of 10,000 VMs with 20,000 disks on 200 datastores, 40 pools and 20 arrays. */
export const storageBenches: readonly Bench[] = [
  fromScratch('storage-space', 'Space and growth of 200 datastores with 20,000 disks, of 40 pools and 20 arrays, from scratch', 100, spaces),
  {
    name: 'storage-space-edit', what: 'The same after one disk has been written on', unit: 'ms', target: atMost(5),
    run: () => {
      const session = new Session(file, document(), { rules: [] });
      spaces(session);
      return timed(24, (run) => {
        writeOn(session.estate, `v${5000 + 13 * run}`, run);
        spaces(session);
      }, { warmUp: 8 });
    },
  },
  fromScratch('storage-speed', 'Load, latency and bottleneck of the same, from scratch', 100, loads),
  findingsAfter(document, 'storage-edit-disk', 'A disk that has been written on', (run) => ({ path: [...disk(run), 'used'], to: '"30 GiB"' })),
  findingsAfter(document, 'storage-edit-move', 'A disk on another datastore', (run) => ({ path: [...disk(run), 'datastore'], to: '"ds-7"' })),
  findingsAfter(document, 'storage-edit-group', 'A disk group with a disk more', (run) => ({ path: ['arrays', `array-${run}`, 'groups', 'g0', 'disks'], to: '11' })),
  {
    name: 'storage-view', what: 'The storage view of 20,000 disks from the estate', unit: 'ms',
    run: () => {
      const session = new Session(file, document(), { rules: [] });
      return timed(6, () => {
        const projection = new DiagramProjection(session, storageLook);
        projection.view();
        projection.dispose();
      });
    },
  },
  patchAfter(document, storageLook, 'storage-view-patch', 'The storage view after a disk has been written on', (run) => ({ kind: 'set', file, path: [...disk(run), 'used'], value: `${1 + run} GiB` })),
  patchAfter(document, storageLook, 'storage-view-patch-move', 'The storage view after a disk has moved', (run) => ({ kind: 'set', file, path: [...disk(run), 'datastore'], value: `ds-${run}` })),
];

/** Every layer of an estate, groups and exports included. */
function layersOf(estate: Estate): readonly Layer[] {
  return [
    ...estate.ids('datastores').map((datastore): Layer => ({ kind: 'datastore', datastore })), ...estate.ids('storagePools').map((pool): Layer => ({ kind: 'pool', pool })),
    ...estate.ids('arrays').flatMap((array): readonly Layer[] => [{ kind: 'array', array }, ...Object.keys(estate.value('arrays', array)?.groups ?? {}).map((group): Layer => ({ kind: 'group', array, group }))]),
  ];
}

function spaces({ estate }: Session): void {
  for (const layer of layersOf(estate)) if (spaceOfLayer(estate, layer).usable === undefined) throw new Error('A layer is of no size.');
  for (const id of estate.ids('datastores')) estate.query(growthOf, id);
}

/** In the model alone: what it takes to read the text again is another row. */
function writeOn(estate: Estate, vm: string, run: number): void {
  const entry = estate.find('vms', vm);
  const data = entry?.value.disks?.['data'];
  if (!entry || !data) throw new Error(`${vm} is not there.`);
  const used = { dimension: 'bytes', value: (30 + run) * 2 ** 30 } as typeof data.used & object;
  estate.update({ file: entry.file, changed: [{ ...entry, value: { ...entry.value, disks: { ...entry.value.disks, data: { ...data, used } } } }], removed: [] });
}

function loads({ estate }: Session): void {
  for (const layer of layersOf(estate)) if (loadOfLayer(estate, layer).latencyMs === undefined) throw new Error('The latency of a layer is not known.');
}

function fromScratch(name: string, what: string, most: number, act: (session: Session) => void): Bench {
  return {
    name, what, unit: 'ms', target: atMost(most),
    run: () => {
      const text = document();
      const sessions = [...Array(8)].map(() => new Session(file, text, { rules: [] }));
      return timed(6, (run) => {
        const session = sessions[run];
        if (session) act(session);
      }, { warmUp: 2 });
    },
  };
}
