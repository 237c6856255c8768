import { useLayoutEffect, type RefObject } from 'react';
import type { Rect } from '../../src/scene';
import { useSession } from '../state/context';
import type { Engine } from './engine';

/** Keeps an element where a node is on the screen, without rendering anew in every frame. */
export function useAnchor(engine: Engine, element: RefObject<HTMLElement | null>, node: string | null, place: (element: HTMLElement, rectPx: Rect) => void): void {
  const { store } = useSession();
  useLayoutEffect(() => {
    const update = (): void => {
      const { arrangement, preview } = store.get();
      const rect = node === null ? undefined : (preview ?? arrangement).rect(node);
      if (!element.current || !rect) return;
      const { x, y, zoom } = engine.stage.view();
      place(element.current, { x: x + rect.x * zoom, y: y + rect.y * zoom, width: rect.width * zoom, height: rect.height * zoom });
    };
    update();
    return engine.stage.subscribe(update);
  });
}
