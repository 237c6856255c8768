/** What of the network is lost with components of any kind: sites by what stands there. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import type { Component } from '../../network/fabric/types';
import { switchesOf } from '../../network/fabric/ports';
import type { Lost } from './component';
import { hostsInside } from './nestedHosts';

/** Each as the network knows it, in the order given, hosts with those in their VMs; parts of storage are none of it. */
export function networkPartsOf(estate: Estate, lost: readonly Lost[]): readonly Component[] {
  const parts = lost.flatMap((one): readonly Component[] => {
    switch (one.kind) {
      case 'host': case 'nic': case 'switch': case 'port': case 'router': case 'site-link': return [one];
      case 'site': return standingAt(estate, one.site);
      default: return [];
    }
  });
  const inner = hostsInside(estate, parts.flatMap((part) => (part.kind === 'host' ? [part.host] : [])));
  return [...parts, ...inner.map((host): Component => ({ kind: 'host', host }))];
}

function standingAt(estate: Estate, site: string): readonly Component[] {
  const hosts = estate.ids('hosts').filter((id) => siteOf(estate, estate.value('hosts', id) ?? {}) === site);
  const switches = switchesOf(estate, 'physical').filter((id) => estate.value('switches', id)?.site === site);
  return [...hosts.toSorted().map((host): Component => ({ kind: 'host', host })), ...switches.toSorted().map((id): Component => ({ kind: 'switch', switch: id }))];
}
