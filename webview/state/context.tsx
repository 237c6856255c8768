import { createContext, use } from 'react';
import type { DiagramState } from './model';
import type { Session } from './session';
import { useStore } from './store';

export const SessionContext = createContext<Session | null>(null);

/** The session of the diagram this component is part of. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('A component of the diagram is used outside of it.');
  return session;
}

/** A part of the state; the selector picks and never makes. */
export function useDiagram<T>(select: (state: DiagramState) => T): T {
  return useStore(useSession().store, select);
}
