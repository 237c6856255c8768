import type { Estate } from '../../model/estate';
import { fabricOf, fabricWithout, type Fabric } from '../fabric/fabric';
import { switchesNaming, switchOn } from '../fabric/hostPart';
import { componentKey, type Component } from '../fabric/types';

/** What remains of the network without some components (P1). What hosts and routers take with them leaves the physical switches as they are. */
export function withoutComponents(estate: Estate, components: readonly Component[]): Fabric {
  if (components.some((component) => isPhysical(estate, component))) return fabricWithout(estate, components);
  return { estate, lost: new Set(components.map(componentKey)), memo: new Map(), physical: fabricOf(estate).physical };
}

/** Whether it takes part in joining physical switches. */
function isPhysical(estate: Estate, component: Component): boolean {
  switch (component.kind) {
    case 'host': case 'nic': return bridgesUplinks(estate, component.host);
    case 'router': return false;
    case 'switch': case 'port': case 'site-link': return true;
  }
}

/** Whether a host joins physical switches to each other (L7). */
function bridgesUplinks(estate: Estate, host: string): boolean {
  return switchesNaming(estate, host).some((id) => switchOn(estate, id, host)?.bridges === true);
}
