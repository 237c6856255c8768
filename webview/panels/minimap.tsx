import { useEffect, useId, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { minimap, tintLetter, tintsOf } from '../../src/scene';
import type { Arrangement, Point } from '../../src/scene';
import type { Engine } from '../canvas/engine';
import type { PixelRect } from '../canvas/paint/frame';
import { drawLetters, holdsLetter, type Lettered } from '../canvas/paint/letters';
import { drawStrokes } from '../canvas/paint/unread';
import { acts } from '../state/acts';
import { useDiagram, useSession } from '../state/context';
import type { Session } from '../state/session';
import { useStore } from '../state/store';
import { heatBandOf } from '../theme/heat';
import { readPalette, watchTheme } from '../theme/palette';
import { shortcutOf } from '../state/shortcuts';
import { IconButton } from '../ui';
import { centreOn, moveView } from './minimapKeys';

const widthPx = 168;
const heightPx = 112;
const marginPx = 6;
const noTints: ReadonlyMap<string, number> = new Map();

/** Everything at once, with the part in sight; a press goes there, keys move it. The zoom controls stand below. */
export function Minimap({ engine }: { readonly engine: Engine }) {
  const session = useSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  const helpId = useId();
  const zoom = useStore(engine.zoom, (state) => state.percent);
  const isEmpty = useDiagram((state) => state.arrangement.top.length === 0);

  useEffect(() => {
    if (!canvas.current) return;
    return startMinimap(session, engine, canvas.current);
  }, [session, engine, isEmpty]);

  const goTo = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1 || !session.camera) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { scale, corner } = fit(session.store.get().arrangement);
    centreOn(session, { x: (event.clientX - left - corner.x) / scale, y: (event.clientY - top - corner.y) / scale });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !moveView(session, engine, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="tv-minimap" data-part="" data-control="minimap" aria-label="Overview">
      {!isEmpty && (
        <div className="tv-minimap-picture" role="application" aria-label="Overview of the whole diagram" aria-describedby={helpId} tabIndex={0} onKeyDown={onKeyDown}>
          <canvas
            ref={canvas} style={{ width: widthPx, height: heightPx }} aria-hidden="true"
            onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); goTo(event); }} onPointerMove={goTo}
          />
          <p id={helpId} className="tv-unseen">Arrow keys move what is in sight, Page Up and Page Down zoom, Home fits everything, Escape goes back to the nodes.</p>
        </div>
      )}
      <div className="tv-zoom">
        <IconButton icon="minus" label="Zoom out" keys={shortcutOf('zoom-out')} onClick={() => acts['zoom-out'](session)} />
        <output className="tv-figures tv-zoom-value" aria-label="Zoom">{zoom} %</output>
        <IconButton icon="add" label="Zoom in" keys={shortcutOf('zoom-in')} onClick={() => acts['zoom-in'](session)} />
        <IconButton icon="fit" label="Fit everything" keys={shortcutOf('fit')} onClick={() => session.camera?.fit()} />
      </div>
    </section>
  );
}

/** How the arrangement lies in the minimap: a scene point p is at corner + p × scale. */
function fit({ bounds: { x, y, width, height } }: Arrangement): { readonly scale: number; readonly corner: Point } {
  const scale = Math.min((widthPx - 2 * marginPx) / Math.max(1, width), (heightPx - 2 * marginPx) / Math.max(1, height));
  return { scale, corner: { x: (widthPx - width * scale) / 2 - x * scale, y: (heightPx - height * scale) / 2 - y * scale } };
}

/** The boxes are painted when they change, the frame of the view in every frame of a pan. */
function startMinimap(session: Session, engine: Engine, canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => undefined;
  const ratio = window.devicePixelRatio;
  canvas.width = widthPx * ratio;
  canvas.height = heightPx * ratio;
  const boxes = document.createElement('canvas');
  boxes.width = canvas.width;
  boxes.height = canvas.height;
  let request: number | null = null;
  let isFresh = false;
  let palette = readPalette();

  const paintBoxes = (): void => {
    const { arrangement, heatBy, whole } = session.store.get();
    const tints = heatBy === 'findings' ? noTints : tintsOf(whole);
    const { scale, corner } = fit(arrangement);
    const paint = boxes.getContext('2d');
    if (!paint) return;
    paint.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint.clearRect(0, 0, widthPx, heightPx);
    const lettered: Lettered[] = [];
    const struck: PixelRect[] = [];
    for (const { x, y, width, height, heat, tint, worst, isUnread } of minimap(arrangement, heatBy)) {
      const rect = { x: corner.x + x * scale, y: corner.y + y * scale, width: Math.max(0.6, width * scale - 0.3), height: Math.max(0.6, height * scale - 0.3) };
      const place = tint === null ? undefined : tints.get(tint);
      paint.fillStyle = place === undefined ? palette.heat[heatBandOf(heat)]! : palette.tints[place % palette.tints.length]!.strong;
      paint.fillRect(rect.x, rect.y, rect.width, rect.height);
      if (isUnread) struck.push(rect);
      if (place !== undefined && heatBy === 'overlay' && holdsLetter(rect)) lettered.push({ rect, letter: tintLetter(place), ink: palette.tints[place % palette.tints.length]!.onStrong });
      if (worst !== 'error' || rect.width < 5 || rect.height < 5) continue;
      paint.fillStyle = palette.error;
      paint.fillRect(rect.x + rect.width - 3, rect.y, 3, 3);
    }
    drawLetters({ context: paint, palette }, lettered);
    drawStrokes(paint, palette, struck);
    isFresh = true;
  };
  const paint = (): void => {
    request = null;
    if (!isFresh) paintBoxes();
    const { scale, corner } = fit(session.store.get().arrangement);
    const view = engine.stage.view();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(boxes, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const within = (value: number, room: number): number => Math.max(1, Math.min(room - 1, value));
    const left = within(corner.x - (view.x / view.zoom) * scale, widthPx);
    const top = within(corner.y - (view.y / view.zoom) * scale, heightPx);
    const right = within(corner.x + ((view.width - view.x) / view.zoom) * scale, widthPx);
    const bottom = within(corner.y + ((view.height - view.y) / view.zoom) * scale, heightPx);
    context.strokeStyle = palette.foreground;
    context.lineWidth = 1.5;
    context.strokeRect(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
  };
  const repaint = (): void => {
    request ??= requestAnimationFrame(paint);
  };
  const refresh = (): void => {
    isFresh = false;
    repaint();
  };
  const stops = [
    engine.stage.subscribe(repaint),
    session.store.subscribe((now, before) => {
      if (now.arrangement !== before.arrangement || now.heatBy !== before.heatBy) refresh();
    }),
    watchTheme(() => {
      palette = readPalette();
      refresh();
    }),
  ];
  refresh();
  return () => {
    stops.forEach((stop) => stop());
    if (request !== null) cancelAnimationFrame(request);
  };
}
