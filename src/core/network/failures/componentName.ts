import { unreachable } from '../../util/unreachable';
import type { Component } from '../fabric/types';

/** `NIC "vmnic0" of host "esx-1"`, `switch "leaf-1"`, `cable at "leaf-1/eth49"`: a component in a sentence. */
export function componentName(component: Component): string {
  switch (component.kind) {
    case 'host': return `host "${component.host}"`;
    case 'nic': return `NIC "${component.nic}" of host "${component.host}"`;
    case 'switch': return `switch "${component.switch}"`;
    case 'port': return `cable at "${component.switch}/${component.port}"`;
    case 'router': return `router "${component.router}"`;
    case 'site-link': return `link between sites "${component.sites[0]}" and "${component.sites[1]}"`;
    default: return unreachable(component);
  }
}
