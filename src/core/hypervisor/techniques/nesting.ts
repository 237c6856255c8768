/** Hosts that run in VMs: what is around them, from the inside out. */
import type { Estate } from '../../model/estate';

export interface Nesting {
  /** The VM a host runs in and the host of that, then the VM which that one runs in …; `host` is undefined where the VM names none. */
  readonly around: readonly { readonly vm: string; readonly host: string | undefined }[];
  /** Hosts that run in each other in a circle, from the first on; none where they do not. */
  readonly circle: readonly string[];
}

/** What a host runs in; nothing around it where it runs on hardware. A circle is told, not followed (T7). */
export function nestingOf(estate: Estate, host: string): Nesting {
  const around: { vm: string; host: string | undefined }[] = [];
  const passed = [host];
  for (let vm = estate.value('hosts', host)?.vm; vm !== undefined; ) {
    const outer = estate.value('vms', vm)?.host;
    around.push({ vm, host: outer });
    if (outer === undefined) break;
    const again = passed.indexOf(outer);
    if (again >= 0) return { around, circle: passed.slice(again) };
    passed.push(outer);
    vm = estate.value('hosts', outer)?.vm;
  }
  return { around, circle: [] };
}
