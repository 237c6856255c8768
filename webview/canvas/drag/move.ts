import { dropAt, toScene } from '../../../src/scene';
import type { Drop, Point } from '../../../src/scene';
import type { FitVerdict } from '../../../src/protocol/view';
import { counted, wordOf } from '../../a11y/names';
import { labelOf } from '../../state/labels';
import { perform } from '../../state/gestures';
import type { Session } from '../../state/session';
import type { Stage } from '../stage';
import type { ActiveDrag } from './drag';

/** Drags VMs to a host, containers to a host or a VM, or disks to a datastore; asks once where they fit, and shows the answer on every one in sight. */
export function dragToTarget(session: Session, stage: Stage, nodes: readonly string[], from: Point): ActiveDrag {
  const { store } = session;
  const dropOn = (pointPx: Point): Drop => dropAt(store.get().arrangement, toScene(stage.view(), pointPx), nodes);
  store.set({ drag: { kind: 'move', nodes, drop: dropOn(from), verdicts: null } });
  void askWhereFits(session, nodes).then((verdicts) => {
    const { drag } = store.get();
    if (drag?.kind === 'move' && drag.nodes === nodes) store.set({ drag: { ...drag, verdicts } });
  });
  return {
    move: (pointPx) => {
      const { drag } = store.get();
      const drop = dropOn(pointPx);
      if (drag?.kind === 'move' && !sameDrop(drag.drop, drop)) store.set({ drag: { ...drag, drop } });
    },
    drop: (pointPx) => {
      const { drag } = store.get();
      store.set({ drag: null });
      if (drag?.kind !== 'move') return;
      const drop = dropOn(pointPx);
      if (drop.kind === 'accepts') void moveTo(session, nodes, drop.target, drag.verdicts?.get(drop.target));
      else if (drop.kind === 'refuses') session.notify('info', `${nameOfMany(session, nodes)} stays where it is`, [drop.reason]);
    },
  };
}

/** Verdicts by host or datastore. Empty where none could be had: then nothing is claimed. */
export async function askWhereFits(session: Session, nodes: readonly string[]): Promise<ReadonlyMap<string, FitVerdict>> {
  const answer = await session.channel.ask({ kind: 'where-fits', nodes: [...nodes] });
  return new Map(answer.kind === 'fits' ? answer.verdicts.map((verdict) => [verdict.node, verdict]) : []);
}

/** Moves guests or disks; where they do not fit this is said and done all the same: the finding will say it too, and the user decides. */
export async function moveTo(session: Session, nodes: readonly string[], to: string, verdict: FitVerdict | undefined): Promise<void> {
  const what = nameOfMany(session, nodes);
  const outcome = await perform(session, { kind: 'move', nodes: [...nodes], to }, { refusal: `${what} cannot be moved to ${labelOf(session, to)}` });
  if (outcome.kind === 'applied' && verdict && !verdict.fits) {
    session.notify('warning', `${what} was moved to ${labelOf(session, to)} and does not fit there`, verdict.reasons);
  }
}

export function nameOfMany(session: Session, nodes: readonly string[]): string {
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) return labelOf(session, only);
  const kinds = new Set(nodes.map((id) => session.store.get().arrangement.scene.find(id)?.node.kind ?? 'container'));
  const [kind] = kinds;
  return counted(nodes.length, kinds.size === 1 && kind !== undefined ? wordOf(kind) : 'guest');
}

function sameDrop(one: Drop, other: Drop): boolean {
  if (one.kind !== other.kind) return false;
  const targetOf = (drop: Drop): string => (drop.kind === 'nothing' ? '' : drop.kind === 'refuses' ? drop.over : drop.target);
  return targetOf(one) === targetOf(other);
}
