import type { DiagramState } from '../../state/model';
import type { Session } from '../../state/session';
import type { MenuItem } from '../../ui';

/** A part of the options of a view: its items, mostly one menu of choices; none where the view has nothing of it. */
export type ViewSection = (session: Session, state: DiagramState) => readonly MenuItem[];
