import type { Box } from '../../../src/scene';
import { findingsText, totalOf, wordOf, worstOf } from '../../a11y/names';
import { useDiagram, useSession } from '../../state/context';
import { selectIn } from '../../state/views';
import { SeverityIcon } from '../../ui';

/** So many are listed; the worst first, and so those that are left out matter least. */
const listedAtMost = 50;

/** What lies in a node, hidden or not, that has findings of its own: a press goes there. */
export function FindingsInside({ node }: { readonly node: string }) {
  const session = useSession();
  const view = useDiagram((state) => state.view);
  const whole = useDiagram((state) => state.whole);
  const holder = whole.find(node);
  const inside = holder ? worstFirst(withFindings(holder.children)) : [];
  if (inside.length === 0) return null;
  return (
    <section className="tv-findings-inside" aria-label="Findings inside">
      <h3>In what it holds</h3>
      <ul>
        {inside.slice(0, listedAtMost).map(({ node: { id, kind, label, findings } }) => {
          const severity = worstOf(findings);
          return (
            <li key={id}>
              {severity !== null && <SeverityIcon severity={severity} />}
              <button type="button" className="tv-link" onClick={() => selectIn(session, [id], view)}>{label}</button>
              <span className="tv-muted tv-figures"> {wordOf(kind)}, {findingsText(findings)}</span>
            </li>
          );
        })}
        {inside.length > listedAtMost && <li className="tv-muted">and {inside.length - listedAtMost} more</li>}
      </ul>
    </section>
  );
}

function withFindings(boxes: readonly Box[], found: Box[] = []): readonly Box[] {
  for (const box of boxes) {
    if (totalOf(box.totals.findings) === 0) continue;
    if (totalOf(box.node.findings) > 0) found.push(box);
    withFindings(box.children, found);
  }
  return found;
}

function worstFirst(boxes: readonly Box[]): readonly Box[] {
  return boxes.toSorted(({ node: { findings: one } }, { node: { findings: other } }) => other.error - one.error || other.warning - one.warning || other.info - one.info);
}
