import { useEffect, useRef, type RefObject } from 'react';

/** Listens to an event of a custom element; the newest handler is called without listening anew. */
export function useEvent(target: RefObject<EventTarget | null>, name: string, handler: (event: Event) => void): void {
  const newest = useRef(handler);
  useEffect(() => {
    newest.current = handler;
  });
  useEffect(() => {
    const element = target.current;
    const listen = (event: Event): void => newest.current(event);
    element?.addEventListener(name, listen);
    return () => element?.removeEventListener(name, listen);
  }, [target, name]);
}
