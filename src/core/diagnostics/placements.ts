/** Findings about hosts and their VMs: the other sides, and the moves that put them right. */
import type { Vm } from '../model/entities';
import type { Entry } from '../model/entry';
import type { Estate } from '../model/estate';
import { runs, vmsOn } from '../model/lookups';
import type { Path } from '../model/entry';
import { changesOf, movesToRelieve, type Move } from '../planning/moves';
import { counted, listed, quoted } from '../util/words';
import { placeIn, type Fix, type Found } from './rule';

export interface Weight {
  /** What a VM weighs, in the unit that is too much. */
  readonly of: (vm: Vm) => number;
  /** The weight for a person, "16 GiB". */
  readonly say: (weight: number) => string;
  /** Where it stands in the VM. */
  readonly path: Path;
}

/** The running VMs of a host that weigh most, for a finding's other side. */
export function heaviest(estate: Estate, host: string, weight: Weight, most = 3): NonNullable<Found['related']> {
  return vmsOn(estate, host)
    .filter((vm) => runs(vm.value) && weight.of(vm.value) > 0)
    .sort((a, b) => weight.of(b.value) - weight.of(a.value) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map((vm) => ({ place: placeIn(vm, weight.path), message: `VM "${vm.id}": ${weight.say(weight.of(vm.value))}.` }));
}

/** Moving VMs away until `excess` is gone, where other hosts have room for them. */
export function relief(estate: Estate, host: Entry<'hosts'>, of: Weight['of'], excess: number): readonly Fix[] {
  const moves = movesToRelieve(estate, host.id, of, excess);
  return moves ? [moving(estate, moves)] : [];
}

export function moving(estate: Estate, moves: readonly Move[]): Fix {
  const [first] = moves;
  const title = moves.length === 1 && first ? `Move VM "${first.vm}" to "${first.to}"` : `Move ${counted(moves.length, 'VM')} to ${listed([...new Set(moves.map(({ to }) => quoted(to)))])}`;
  return { title, changes: changesOf(estate, moves) };
}
