/** A whole datacentre, for measurements: what runs where, its network and its storage in one document. The same size gives the same. */
import type { Json } from './generateEstate';
import { generateNetwork } from './generateNetwork';
import { generateStorage } from './generateStorage';

export interface DatacentreSize {
  readonly hosts: number;
  readonly vms: number;
}

const hostsPerCluster = 20;

/** Two NICs for each host, one network and two disks for each VM; tenants, tags and snapshots here and there. Four datastores for each cluster. */
export function generateDatacentre({ hosts, vms }: DatacentreSize): Json {
  const datastores = 4 * Math.max(1, Math.ceil(hosts / hostsPerCluster));
  const network = generateNetwork({ hosts, vms, leafPairs: Math.ceil(hosts / 42), networks: 200 });
  const storage = generateStorage({ hosts, vms, datastores, pools: Math.ceil(datastores / 5), arrays: Math.ceil(datastores / 10) });
  const whole = merged(network, storage);
  for (const [at, vm] of Object.values(whole['vms'] as Record<string, Json>).entries()) {
    vm['power'] = at % 9 === 0 ? 'off' : 'on';
    vm['tenant'] = `tenant-${at % 12}`;
    vm['tags'] = [`tier-${at % 5}`];
    if (at % 10 === 0) vm['snapshots'] = [{ name: 'before the update', size: '2 GiB', taken: `2026-0${1 + (at % 8)}-01` }];
  }
  return { topovisor: 1, name: `Generated: ${hosts} hosts, ${vms} VMs`, ...whole };
}

/** What both say of the same thing stands together. */
function merged(one: Json, other: Json): Json {
  const all: Json = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = all[key];
    all[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return all;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
