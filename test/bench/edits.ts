/** Rows on what follows an edit: of a text, to its findings; of a model, to the patch of a view. */
import { offsetsOf } from '../../src/core/document/path';
import type { Change } from '../../src/core/model/change';
import type { Path } from '../../src/core/model/entry';
import type { Look } from '../../src/features/diagram/look';
import { DiagramProjection } from '../../src/features/diagram/projection';
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';
import { carryOut } from '../support/randomEstate';
import { atMost, timed, type Bench } from './measurement';
import { file } from './world';

export interface Edit {
  readonly path: Path;
  /** What takes the place of the value there. */
  readonly to: string;
}

/** From the edit of a text to every finding with the range it is published at; it is taken back, which counts as well. */
export function findingsAfter(textOf: () => string, name: string, what: string, editOf: (run: number) => Edit): Bench {
  return {
    name, what: `${what}, to findings with ranges`, unit: 'ms', target: atMost(20),
    run: () => {
      const session = new Session(file, textOf());
      findingsOf(session);
      const runs: number[] = [];
      for (let run = 0; run < 16; run++) {
        const took = timesOf(session, editOf(run));
        if (run >= 4) runs.push(...took);
      }
      return runs;
    },
  };
}

function timesOf(session: Session, { path, to }: Edit): readonly number[] {
  const document = session.document(file);
  if (!document) throw new Error('The estate is not open.');
  const { start, end } = offsetsOf(document.tree, { path });
  const before = document.text.slice(start, end);
  return [{ offset: start, length: before.length, text: to }, { offset: start, length: to.length, text: before }].map((change) => {
    const from = performance.now();
    session.edit(file, [change]);
    findingsOf(session);
    return performance.now() - from;
  });
}

/** From a change to what of a view is drawn anew. */
export function patchAfter(textOf: () => string, look: Look, name: string, what: string, change: (run: number) => Change): Bench {
  return {
    name, what, unit: 'ms', target: atMost(20),
    run: async () => {
      const session = new Session(file, textOf(), { rules: [] });
      const projection = new DiagramProjection(session, look);
      projection.view();
      const runs = await timed(12, (run) => {
        carryOut(session, [change(run)]);
        projection.flush();
      }, { warmUp: 4 });
      projection.dispose();
      return runs;
    },
  };
}
