import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';

/** Applies a repair of a finding that the inspection showed. */
export function fix(session: Session, gesture: Extract<Gesture, { kind: 'fix' }>): GestureOutcome {
  const path = gesture.path.join('/');
  for (const findings of session.findings().values()) {
    for (const finding of findings) {
      if (finding.rule.id !== gesture.rule || finding.place.path.join('/') !== path) continue;
      const chosen = session.fixesOf(finding)[gesture.fix];
      if (chosen) return { kind: 'changes', changes: chosen.changes, node: null, message: `${chosen.title}.` };
    }
  }
  return { kind: 'refused', reasons: ['This finding is no longer there.'] };
}
