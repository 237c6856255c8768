import type { Estate } from '../../model/estate';
import { componentKey, portText, type Component, type Hop, type PortId, type Station } from '../fabric/types';

/** The components a frame goes through, each once (P1): NICs stand for their port and cable as well, a cable is named by the first of its two ports. */
export function componentsOn(estate: Estate, hops: readonly Hop[]): readonly Component[] {
  const found = new Map<string, Component>();
  const add = (component: Component): void => void found.set(componentKey(component), component);
  hops.forEach((hop, i) => {
    const after = hops[i + 1];
    switch (hop.kind) {
      case 'uplink': if (hop.nic !== '') add({ kind: 'nic', host: hop.host, nic: hop.nic }); break;
      case 'virtual-switch': add({ kind: 'host', host: hop.host }); break;
      case 'switch': add({ kind: 'switch', switch: hop.switch }); break;
      case 'port':
        add({ kind: 'switch', switch: hop.switch });
        if (after?.kind !== 'port' || after.switch === hop.switch) break;
        add(portText(hop) < portText(after) ? portOf(hop) : portOf(after));
        for (const link of siteLinks(estate, hop.switch, after.switch)) add(link);
        break;
      case 'tunnel': for (const component of componentsOn(estate, hop.hops)) add(component); break;
      case 'adapter': case 'network': case 'unshown': break;
    }
  });
  return [...found.values()];
}

/** What a router, or a guest or host that is one, stands and falls with. One that is on every host falls with none. */
export function componentsUnder({ collection, id, place }: Station): readonly Component[] {
  const own: readonly Component[] = collection === 'routers' && place.kind !== 'every-host' ? [{ kind: 'router', router: id }] : [];
  switch (place.kind) {
    case 'host': return [...own, { kind: 'host', host: place.host }];
    case 'switch': return [...own, { kind: 'switch', switch: place.switch }];
    case 'every-host': case 'every-wire': case 'nowhere': return own;
  }
}

const portOf = ({ switch: owner, port }: PortId): Component => ({ kind: 'port', switch: owner, port });

function siteLinks(estate: Estate, from: string, to: string): readonly Component[] {
  const [near, far] = [from, to].map((id) => estate.value('switches', id)?.site) as [string | undefined, string | undefined];
  if (near === undefined || far === undefined || near === far) return [];
  const isSaid = (one: string, other: string): boolean => Object.keys(estate.value('sites', one)?.links ?? {}).includes(other);
  return isSaid(near, far) || isSaid(far, near) ? [{ kind: 'site-link', sites: near < far ? [near, far] : [far, near] }] : [];
}
