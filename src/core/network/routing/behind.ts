/** What stands behind a host or VM: containers on its bridges, guests on its own networks (R13, L16). */
import type { Network } from '../../model/entities';
import type { Estate } from '../../model/estate';
import type { Station } from '../fabric/types';
import { parsePublishedPort } from '../usage/publishedPorts';
import { trafficAbout, type Traffic } from './traffic';
import type { Ground } from './way';

/** The host or VM that makes the network of a station; undefined for ordinary networks. */
export function groundOfStation(estate: Estate, { network, place }: Station): Ground | undefined {
  const value = estate.value('networks', network);
  if (!value || (!containersNetwork(value) && value.kind !== 'nat' && value.kind !== 'host-only')) return undefined;
  if (place.kind !== 'host') return undefined;
  if (containersNetwork(value) && place.vm !== undefined) return { collection: 'vms', id: place.vm };
  return { collection: 'hosts', id: place.host };
}

export function containersNetwork(network: Network | undefined): boolean {
  return network?.kind === 'container-bridge' || network?.kind === 'container-overlay';
}

export interface Published {
  readonly text: string;
  readonly traffic: Traffic;
  /** The address of the host or VM it is bound to; undefined for all of them. */
  readonly address: string | undefined;
}

/** The ports that a container publishes, as far as they can be read. */
export function publishedPorts(estate: Estate, container: string): readonly Published[] {
  return (estate.value('containers', container)?.ports ?? []).flatMap((text): readonly Published[] => {
    const read = parsePublishedPort(text);
    if (!read || read.protocol === 'sctp') return [];
    return [{ text, traffic: trafficAbout(read.protocol, [{ from: read.from, to: read.to }]), address: read.address }];
  });
}
