/** The datastores and networks a VM may be given something on. */
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { formatQuantity } from '../../model/quantity';
import { spaceOnDatastore } from '../../storage/capacity/space';
import { unseenBy } from '../../storage/paths/unreached';
import { naturalOrder } from '../../util/naturalOrder';
import type { Option } from './operation';

/** Datastores that a host, or every host of a cluster, mounts or may mount, and gets to as far as is known; each with what is free on it. */
export function datastoresFor(estate: Estate, { host, cluster }: Place): readonly Option[] {
  const hosts = host !== undefined ? [host] : cluster === undefined ? [] : estate.lookup(hostsByCluster, cluster);
  const reached = estate.ids('datastores').filter((id) => hosts.every((each) => unseenBy(estate, each, id) === undefined));
  return reached.toSorted(naturalOrder).map((id) => {
    const { free } = spaceOnDatastore(estate, id);
    return { value: id, text: free === undefined ? id : `${id} · ${formatQuantity(Math.max(0, free), 'bytes')} free` };
  });
}

export function networksFor(estate: Estate): readonly Option[] {
  return estate.ids('networks').toSorted(naturalOrder).map((id) => {
    const { vlan, subnet } = estate.value('networks', id) ?? {};
    return { value: id, text: [id, ...(vlan === undefined ? [] : [`VLAN ${String(vlan)}`]), ...(subnet === undefined ? [] : [subnet])].join(' · ') };
  });
}

/** What comes up most among the parts of a VM, where it is one of the options; else the first option. */
export function suggestedOf(options: readonly Option[], used: readonly (string | undefined)[]): string {
  const known = used.find((value) => options.some((option) => option.value === value));
  return known ?? options[0]?.value ?? '';
}

export interface Place {
  readonly host?: string | undefined;
  readonly cluster?: string | undefined;
}

export const datastoresOf = ({ value }: Entry<'vms'>): readonly (string | undefined)[] => Object.values(value.disks ?? {}).map(({ datastore }) => datastore);
export const networksOf = ({ value }: Entry<'vms'>): readonly (string | undefined)[] => Object.values(value.nics ?? {}).map(({ network }) => network);

/** Nothing chosen: the document then does not say on which. */
export const none: Option = { value: '', text: 'not said' };
