import { looks } from '../../features/diagram/looks';
import { DiagramProjection } from '../../features/diagram/projection';
import type { Session } from '../../features/session';
import type { ViewName } from '../../protocol/view';

/** What was drawn of an estate: a view is made when it is first looked at. */
export class Projections {
  private readonly made = new Map<ViewName, DiagramProjection>();

  constructor(readonly session: Session) {}

  of(view: ViewName): DiagramProjection {
    let projection = this.made.get(view);
    if (!projection) this.made.set(view, (projection = new DiagramProjection(this.session, looks[view])));
    return projection;
  }

  dispose(): void {
    for (const projection of this.made.values()) projection.dispose();
  }
}
