import type { Estate } from '../../model/estate';
import { fabricOf, fabricWithout, type Fabric } from '../fabric/fabric';
import { switchesNaming, switchOn } from '../fabric/hostPart';
import { componentKey, type Component } from '../fabric/types';

/** What remains of the network without a component (P1). What a host or a router takes with it leaves the physical switches as they are. */
export function withoutComponent(estate: Estate, component: Component): Fabric {
  switch (component.kind) {
    case 'host': case 'nic': return bridgesUplinks(estate, component.host) ? fabricWithout(estate, [component]) : besidePhysical(estate, component);
    case 'router': return besidePhysical(estate, component);
    case 'switch': case 'port': case 'site-link': return fabricWithout(estate, [component]);
  }
}

function besidePhysical(estate: Estate, component: Component): Fabric {
  return { estate, lost: new Set([componentKey(component)]), memo: new Map(), physical: fabricOf(estate).physical };
}

/** Whether a host joins physical switches to each other (L7). */
function bridgesUplinks(estate: Estate, host: string): boolean {
  return switchesNaming(estate, host).some((id) => switchOn(estate, id, host)?.bridges === true);
}
