import type { ViewName } from '../../src/protocol/view';
import { align, distribute, movesNothing, ruleOf, settingOf } from '../../src/scene';
import type { Alignment, Arranged, Axis, Box, Scene, Setting } from '../../src/scene';
import { counted, wordOf } from '../a11y/names';
import { perform } from './gestures';
import { labelOf } from './labels';
import { chosen, inOneWord } from './selection';
import type { Session } from './session';

/** Lines up what is chosen by an edge or by its middles, and pins it so: one step of undo. */
export async function alignChosen(session: Session, how: Alignment): Promise<void> {
  await settle(session, 2, (setting) => align(setting, how), alignedWords[how], how === 'left' || how === 'right' || how === 'centre' ? 'down' : 'to the right');
}

/** Makes the gaps between what is chosen equal, and pins it so: one step of undo. */
export async function distributeChosen(session: Session, axis: Axis): Promise<void> {
  await settle(session, 3, (setting) => distribute(setting, axis), axis === 'x' ? 'distributed horizontally' : 'distributed vertically', axis === 'x' ? 'down' : 'to the right');
}

/** Why what is chosen, or so many of it at least, cannot be put in order together; empty where it can. */
export function whyNotTogether(session: Session, least: number): readonly string[] {
  const { arrangement: { scene }, view } = session.store.get();
  const boxes = chosen(session).flatMap((id) => scene.find(id) ?? []);
  if (!keepsPlaces(view)) return [placesFollow];
  const reasons: string[] = [];
  const loose = boxes.filter(({ node }) => !isPlacedByHand(scene, view, node.id));
  if (loose.length > 0) reasons.push(`${namesOf(loose)} ${loose.length === 1 ? 'has no place of its own: it is' : 'have no place of their own: they are'} placed in rows by the layout.`);
  const containers = [...new Set(boxes.map(({ parent }) => parent))];
  if (containers.length > 1) reasons.push(`They lie in ${containers.map((id) => (id === null ? 'nothing' : labelOf(session, id))).slice(0, 4).join(' and ')}: select boxes of one container.`);
  if (boxes.length < least) reasons.push(`${counted(boxes.length, 'node')} ${boxes.length === 1 ? 'is' : 'are'} selected: it takes ${least}.`);
  return reasons;
}

/** Whether the user may choose where a node is; all else lies where what it belongs to is. */
export function isPlacedByHand(scene: Scene, view: ViewName, id: string): boolean {
  const box = scene.find(id);
  return box !== undefined && keepsPlaces(view) && box.node.kind !== 'group' && ruleOf(scene.rules, box).role !== 'leaf';
}

export const keepsPlaces = (view: ViewName): boolean => view === 'compute' || view === 'all';

export const placesFollow = 'Only in the compute view, and in that of all, things are placed by hand. Here their places follow from what joins them.';

const alignedWords: Readonly<Record<Alignment, string>> = {
  left: 'aligned left', centre: 'centred below each other', right: 'aligned right', top: 'aligned at the top', middle: 'centred side by side', bottom: 'aligned at the bottom',
};

async function settle(session: Session, least: number, act: (setting: Setting) => Arranged, words: string, way: string): Promise<void> {
  const reasons = whyNotTogether(session, least);
  if (reasons.length > 0) return session.notify('info', 'These cannot be put in order together', reasons);
  const { arrangement } = session.store.get();
  const nodes = chosen(session);
  const setting = settingOf(arrangement, nodes);
  if (!setting) return;
  const what = inOneWord(nodes.flatMap((id) => arrangement.scene.find(id) ?? []));
  const arranged = act(setting);
  if (movesNothing(setting, arranged)) return session.announcer.say(`${what} are ${words} already`);
  const { length: gave } = arranged.gaveWay;
  await perform(session, { kind: 'pin', positions: arranged.places.map(({ id, x, y }) => ({ node: id, at: [x, y] })) }, {
    refusal: `${what} cannot be ${words}`,
    said: gave === 0 ? `${what} ${words}` : `${what} ${words}, ${gave} of them moved ${way} so that nothing lies on anything`,
    show: gave > 0,
  });
}

function namesOf(boxes: readonly Box[]): string {
  const [only] = boxes;
  return boxes.length === 1 && only ? `${only.node.label}, a ${wordOf(only.node.kind)},` : inOneWord(boxes);
}
