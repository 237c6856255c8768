import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { openEstate } from '../browser/estatePage';
import { keepBusy, timesOfWorkers, timeWorkers } from '../browser/inPage';
import { atMost, type Bench } from '../measurement';
import { file, type World } from '../world';

/** What it takes to find a place for everything of a large view that was not looked at before. */
export const layoutBenches: readonly Bench[] = [
  {
    name: 'layout-network-500', what: 'The network view of 500 hosts laid out in its worker, from what is asked to every place, the start of the worker included', unit: 'ms', target: atMost(1500),
    run: async (world) => (await layouts(world)).inWorker,
  },
  {
    name: 'layout-network-500-drawn', what: 'The same view from the press to the end of the first frame that shows it', unit: 'ms',
    run: async (world) => (await layouts(world)).drawn,
  },
];

const runs = 4;

interface Layouts { readonly inWorker: readonly number[]; readonly drawn: readonly number[] }
let known: Promise<Layouts> | undefined;
const layouts = (world: World): Promise<Layouts> => (known ??= layOut(world));

async function layOut(world: World): Promise<Layouts> {
  const open = await openEstate(world, new Session(file, JSON.stringify(generateNetwork({ hosts: 500, vms: 5000, leafPairs: 12, networks: 200 }), undefined, 1), { rules: [] }));
  const inWorker: number[] = [];
  const drawn: number[] = [];
  for (let run = 0; run <= runs; run++) {
    // Nothing is made ready before it is pressed.
    const estate = await open(keepBusy);
    await estate.steady();
    await estate.page.evaluate(timeWorkers);
    drawn.push(await estate.turnTo('network'));
    const [time, ...more] = await estate.page.evaluate(timesOfWorkers);
    if (time === undefined || more.length > 0) throw new Error(`The view was laid out by ${more.length + (time === undefined ? 0 : 1)} tasks of a worker.`);
    inWorker.push(time);
    await estate.close();
  }
  return { inWorker: inWorker.slice(1), drawn: drawn.slice(1) };
}
