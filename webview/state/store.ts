import { useSyncExternalStore } from 'react';

/** A value that changes, and who wants to know. */
export interface Store<S extends object> {
  readonly get: () => S;
  /** Replaces the named parts; tells nobody where every part is the same already. */
  readonly set: (parts: Partial<S>) => void;
  /** @returns a function that stops telling. */
  readonly subscribe: (listener: (now: S, before: S) => void) => () => void;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<(now: S, before: S) => void>();
  return {
    get: () => state,
    set: (parts) => {
      const names = Object.keys(parts) as (keyof S)[];
      if (names.every((name) => Object.is(parts[name], state[name]))) return;
      const before = state;
      state = { ...state, ...parts };
      for (const listener of listeners) listener(state, before);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the selector picks; rendered again only when that changes. It must pick, not make: a new object each time never settles. */
export function useStore<S extends object, T>(store: Store<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
