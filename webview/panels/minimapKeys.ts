import type { Point } from '../../src/scene';
import { wordOf } from '../a11y/names';
import type { Engine } from '../canvas/engine';
import type { Session } from '../state/session';

/** Part of what is in sight that one press moves it by, and what one makes it larger or smaller by. */
const panStep = 0.25;
const zoomStep = 1.4;

const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key does on the minimap: it moves what is in sight, and says what lies in the middle of it. @returns whether it does anything */
export function moveView(session: Session, engine: Engine, key: string): boolean {
  const { camera } = session;
  if (!camera) return false;
  const [dx, dy] = ways[key] ?? [0, 0];
  if (dx !== 0 || dy !== 0) {
    const { x, y, width, height, zoom } = camera.view();
    centreOn(session, { x: (width * (0.5 + dx * panStep) - x) / zoom, y: (height * (0.5 + dy * panStep) - y) / zoom });
  } else if (key === 'PageUp') camera.zoomBy(zoomStep);
  else if (key === 'PageDown') camera.zoomBy(1 / zoomStep);
  else if (key === 'Home') camera.fit();
  else if (key === 'Escape') camera.focus();
  else return false;
  if (key !== 'Escape') requestAnimationFrame(() => session.announcer.say(inTheMiddle(engine)));
  return true;
}

/** Moves the view to a point of the scene, or to the nearest where there is anything. */
export function centreOn(session: Session, { x, y }: Point): void {
  if (!session.camera) return;
  const { bounds } = session.store.get().arrangement;
  const within = (value: number, from: number, length: number): number => Math.max(from, Math.min(from + length, value));
  const view = session.camera.view();
  session.camera.panBy(view.width / 2 - (within(x, bounds.x, bounds.width) * view.zoom + view.x), view.height / 2 - (within(y, bounds.y, bounds.height) * view.zoom + view.y), false);
}

/** "esx-01, host, zoom 80 %" */
function inTheMiddle({ stage, zoom }: Engine): string {
  const { width, height } = stage.view();
  const node = stage.boxAt({ x: width / 2, y: height / 2 })?.box.node;
  return [...(node ? [node.label, wordOf(node.kind)] : []), `zoom ${zoom.get().percent} %`].join(', ');
}
