/** What several entries come to together: how many there are, and what can be added up. */
import { capacityOf, memoryOf, vcpusOf } from '../../../core/model/defaults';
import type { Entry } from '../../../core/model/entry';
import { collectionNames, entityWord, type CollectionName } from '../../../core/model/ids';
import { formatQuantity } from '../../../core/model/quantity';
import { counted, decimals } from '../../../core/util/words';
import type { FigureView } from '../../../protocol/view';

/** Figures of several entries: those that make sense added up, of each kind there is among them. */
export function sumsOf(entries: readonly Entry[]): FigureView[] {
  return collectionNames.flatMap((collection) => {
    const values = entries.filter((entry) => entry.collection === collection).map(({ value }) => value);
    const terms = addends[collection] as readonly Addend<unknown>[] | undefined;
    return values.length === 0 || !terms ? [] : terms.flatMap((term) => sumOf(collection, term, values));
  });
}

interface Addend<V> {
  readonly name: string;
  readonly of: (value: V) => number | undefined;
  readonly in: 'bytes' | 'count';
}

const addends: { readonly [C in CollectionName]?: readonly Addend<Entry<C>['value']>[] } = {
  vms: [
    { name: 'vCPUs', of: vcpusOf, in: 'count' },
    { name: 'Memory', of: memoryOf, in: 'bytes' },
    { name: 'Disks', of: ({ disks }) => added(Object.values(disks ?? {}).map(({ size }) => size)), in: 'bytes' },
  ],
  hosts: [
    { name: 'Cores', of: (host) => (capacityOf(host).cpuKnown ? capacityOf(host).cores : undefined), in: 'count' },
    { name: 'Physical memory', of: ({ memory }) => memory, in: 'bytes' },
  ],
  containers: [{ name: 'CPU quota', of: ({ cpus }) => cpus, in: 'count' }, { name: 'Memory limit', of: ({ memoryLimit }) => memoryLimit, in: 'bytes' }],
  datastores: [{ name: 'Capacity', of: ({ capacity }) => capacity, in: 'bytes' }, { name: 'Used', of: ({ used }) => used, in: 'bytes' }],
  desktopPools: [{ name: 'Desktops', of: ({ size }) => size, in: 'count' }],
  sites: [{ name: 'Racks', of: ({ racks }) => racks, in: 'count' }],
};

function sumOf(collection: CollectionName, { name, of, in: unit }: Addend<unknown>, values: readonly unknown[]): readonly FigureView[] {
  const known = values.map(of).filter((value) => value !== undefined);
  if (known.length === 0) return [];
  const sum = known.reduce((all, value) => all + value, 0);
  const unknown = values.length - known.length;
  const explanation = `Sum over ${counted(known.length, entityWord[collection])}.${unknown > 0 ? ` Of ${decimals(unknown)} more nothing is said.` : ''}`;
  return [{ name, value: unit === 'bytes' ? formatQuantity(sum, 'bytes') : decimals(sum), explanation }];
}

/** The sum of what is known; undefined where nothing is. */
function added(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((all, value) => all + value, 0);
}
