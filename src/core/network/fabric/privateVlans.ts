/** Private VLANs: who of one VLAN may reach whom (L14). */
import type { Estate } from '../../model/estate';
import type { PrivateType, Station } from './types';

export interface PrivateVlan {
  readonly type: PrivateType;
  /** The VLAN in which isolated and community adapters send; undefined of promiscuous ones, and where it is not said. */
  readonly secondary: number | undefined;
}

/** What a station is in a private VLAN; undefined where its network is in none. */
export function privateVlanOf(estate: Estate, { network }: Pick<Station, 'network'>): PrivateVlan | undefined {
  const written = estate.value('networks', network)?.private;
  if (!written) return undefined;
  const type = written.type ?? 'promiscuous';
  return { type, secondary: type === 'promiscuous' ? undefined : written.secondary };
}

/** Whether adapters of one VLAN may reach each other; whoever is in no private VLAN is promiscuous. */
export function mayTalk(a: PrivateVlan | undefined, b: PrivateVlan | undefined): boolean {
  const [p, q] = [a?.type ?? 'promiscuous', b?.type ?? 'promiscuous'];
  if (p === 'promiscuous' || q === 'promiscuous') return true;
  return p === 'community' && q === 'community' && a?.secondary === b?.secondary;
}
