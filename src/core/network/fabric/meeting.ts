/** Whether two stations have a wire in common. */
import type { Wires } from './plainWires';
import { isShown, isUnshown } from './wireNames';

export type Meeting = 'same' | 'apart' | 'unknown';

export function meeting(a: Wires, b: Wires): Meeting {
  if (a.group !== undefined && a.group === b.group && (a.isOnEveryHost || b.isOnEveryHost)) return 'same';
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  for (const name of few) if (many.has(name)) return 'same';
  return mayMeet(few, many) || mayMeet(many, few) ? 'unknown' : 'apart';
}

/** Whether one leads to equipment that is not shown, and the other to some that is (L9). */
function mayMeet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return some(a, isUnshown) && some(b, isShown);
}

function some(names: ReadonlySet<string>, holds: (name: string) => boolean): boolean {
  for (const name of names) if (holds(name)) return true;
  return false;
}
