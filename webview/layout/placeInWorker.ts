import { placed, type PlaceTask } from './placeTask';

/** What runs in the worker: tasks come, places go. One task at a time; to be rid of one, the worker is stopped. */
interface Inside {
  onmessage: ((event: MessageEvent<PlaceTask>) => void) | null;
  readonly postMessage: (message: unknown, transfer: readonly Transferable[]) => void;
}
const inside = globalThis as unknown as Inside;
inside.onmessage = ({ data }) => {
  const places = placed(data);
  inside.postMessage(places, [places.buffer]);
};
