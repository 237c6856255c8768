import { Session } from '../../../src/features/session';

/** A SAN with two groups and a LUN, a pool over one group, three datastores, and three VMs with disks on them. */
export const storageText = `{
  "topovisor": 1,
  "clusters": { "prod": {} },
  "hosts": { "esx-01": { "cluster": "prod" }, "esx-09": { "disks": { "nvme": { "count": 4, "size": "2 TiB", "media": "nvme" } } } },
  "arrays": {
    "san-a": {
      "groups": {
        "fast": { "disks": 6, "size": "2 TiB", "media": "ssd", "raid": "raid6" },
        "slow": { "disks": 12, "size": "4 TiB", "media": "hdd", "raid": "raid6" }
      },
      "exports": { "lun-1": { "group": "slow", "size": "10 TiB" } }
    }
  },
  "storagePools": { "gold": { "members": ["san-a/fast"] } },
  "datastores": {
    "vms": { "on": "gold", "mountedBy": ["prod"] },
    "db": { "on": "san-a/lun-1", "mountedBy": ["prod"] },
    "small": { "capacity": "100 GiB", "mountedBy": ["prod"] }
  },
  "vms": {
    "web-01": { "host": "esx-01", "disks": { "disk0": { "size": "40 GiB", "provisioning": "thick", "datastore": "vms" } } },
    "db-01": {
      "host": "esx-01",
      "disks": {
        "disk0": { "size": "60 GiB", "provisioning": "thick", "datastore": "db" }, // the system
        "data": { "size": "500 GiB", "provisioning": "thick", "datastore": "db" }
      }
    },
    "bare": { "host": "esx-01" }
  }
}
`;

export const storageFile = '/estate.virt.json';
export const storageSession = (text = storageText): Session => new Session(storageFile, text);
