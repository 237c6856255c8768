import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Listens to an event of a custom element, from the moment it can be seen on; the newest handler is called without listening anew. */
export function useEvent(target: RefObject<EventTarget | null>, name: string, handler: (event: Event) => void): void {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  useLayoutEffect(() => {
    const element = target.current;
    const listen = (event: Event): void => newest.current(event);
    element?.addEventListener(name, listen);
    return () => element?.removeEventListener(name, listen);
  }, [target, name]);
}
