import { offsetsOf } from '../../../src/core/document/path';
import type { Change } from '../../../src/core/model/change';
import type { Path } from '../../../src/core/model/entry';
import type { Estate } from '../../../src/core/model/estate';
import { growthOf } from '../../../src/core/storage/capacity/growth';
import { spaceOfLayer } from '../../../src/core/storage/capacity/space';
import type { Layer } from '../../../src/core/storage/layers';
import { loadOfLayer } from '../../../src/core/storage/performance/loads';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { storageLook } from '../../../src/features/diagram/storage/look';
import { findingsOf } from '../../../src/features/findings';
import { Session } from '../../../src/features/session';
import { generateStorage, largeStorage } from '../../support/generateStorage';
import { carryOut } from '../../support/randomEstate';
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
  edited('storage-edit-disk', 'A disk that has been written on, to findings with ranges', 20, (run) => ({ path: [...disk(run), 'used'], to: '"30 GiB"' })),
  edited('storage-edit-move', 'A disk on another datastore, to findings with ranges', 20, (run) => ({ path: [...disk(run), 'datastore'], to: '"ds-7"' })),
  edited('storage-edit-group', 'A disk group with a disk more, to findings with ranges', 20, (run) => ({ path: ['arrays', `array-${run}`, 'groups', 'g0', 'disks'], to: '11' })),
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
  viewPatch('storage-view-patch', 'The storage view after a disk has been written on', (run) => ({ kind: 'set', file, path: [...disk(run), 'used'], value: `${1 + run} GiB` })),
  viewPatch('storage-view-patch-move', 'The storage view after a disk has moved', (run) => ({ kind: 'set', file, path: [...disk(run), 'datastore'], value: `ds-${run}` })),
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

interface Edit {
  readonly path: Path;
  /** What takes the place of the value there. */
  readonly to: string;
}

/** From the edit of the text to every finding with the range it is published at; it is taken back, which counts as well. */
function edited(name: string, what: string, most: number, editOf: (run: number) => Edit): Bench {
  return {
    name, what, unit: 'ms', target: atMost(most),
    run: () => {
      const session = new Session(file, document());
      findingsOf(session);
      const runs: number[] = [];
      for (let run = 0; run < 16; run++) {
        const took = timesOf(session, editOf(run));
        if (run >= 4) runs.push(...took);
      }
      return runs;
    },
  };
}

function timesOf(session: Session, { path, to }: Edit): readonly number[] {
  const open = session.document(file);
  if (!open) throw new Error('The estate is not open.');
  const { start, end } = offsetsOf(open.tree, { path });
  const before = open.text.slice(start, end);
  return [{ offset: start, length: before.length, text: to }, { offset: start, length: to.length, text: before }].map((change) => {
    const from = performance.now();
    session.edit(file, [change]);
    findingsOf(session);
    return performance.now() - from;
  });
}

function viewPatch(name: string, what: string, change: (run: number) => Change): Bench {
  return {
    name, what, unit: 'ms', target: atMost(20),
    run: async () => {
      const session = new Session(file, document(), { rules: [] });
      const projection = new DiagramProjection(session, storageLook);
      projection.view();
      const runs = await timed(12, (run) => {
        carryOut(session, [change(run)]);
        projection.flush();
      }, { warmUp: 4 });
      projection.dispose();
      return runs;
    },
  };
}
