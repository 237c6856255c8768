import { describe, expect, it } from 'vitest';
import { carriedOut, gestured } from '../../support/gesture';
import type { Files } from '../../../support/estate';

const estate = `{
  "sites": { "dakar": {}, "thies": {} },
  "clusters": {
    "prod": { "site": "dakar" },
    "dev": { "site": "thies" }
  },
  "hosts": {
    "esx-01": { "cluster": "prod", "site": "dakar" },
    "esx-02": { "cluster": "prod" }, // the spare one
    "lab": { "cluster": "dev" }
  },
  "resourcePools": { "gold": { "parent": "prod" }, "child": { "parent": "gold" }, "any": {} },
  "vms": {
    "web": { "vcpu": 4, "host": "esx-01", "memory": "8 GiB" }, // the front
    "db": { "host": "esx-01", "cluster": "prod", "site": "dakar", "resourcePool": "child" },
    "cache": { "host": "esx-01", "resourcePool": "any" },
    "waiting": { "cluster": "prod" }
  }
}
`;
const move = (nodes: readonly string[], to: string, files: Files = estate): string => gestured(files, { kind: 'move', nodes: [...nodes], to });
const message = (nodes: readonly string[], to: string): string => carriedOut(estate, { kind: 'move', nodes: [...nodes], to }).message;

describe('moving VMs', () => {
  it('to another host changes the id of the host and nothing else', () => {
    expect(move(['vms/web'], 'hosts/esx-02')).toBe(`\
- "web": { "vcpu": 4, "host": "esx-01", "memory": "8 GiB" }, // the front
+ "web": { "vcpu": 4, "host": "esx-02", "memory": "8 GiB" }, // the front`);
    expect(message(['vms/web'], 'hosts/esx-02')).toBe('Moved "web" to host "esx-02".');
  });

  it('to a host of their cluster leaves what they say of it', () => {
    expect(move(['vms/db'], 'hosts/esx-02')).toBe(`\
- "db": { "host": "esx-01", "cluster": "prod", "site": "dakar", "resourcePool": "child" },
+ "db": { "host": "esx-02", "cluster": "prod", "site": "dakar", "resourcePool": "child" },`);
  });

  it('to a host elsewhere corrects the cluster and site they name, and lets go a resource pool of the old cluster', () => {
    expect(move(['vms/db'], 'hosts/lab')).toBe(`\
- "db": { "host": "esx-01", "cluster": "prod", "site": "dakar", "resourcePool": "child" },
+ "db": { "host": "lab", "cluster": "dev", "site": "thies" },`);
  });

  it('keeps a resource pool that does not say from where it takes', () => {
    expect(move(['vms/cache'], 'hosts/lab')).toContain('+ "cache": { "host": "lab", "resourcePool": "any" },');
  });

  it('several at once is one step', () => {
    expect(move(['vms/web', 'vms/waiting'], 'hosts/esx-02')).toBe(`\
- "web": { "vcpu": 4, "host": "esx-01", "memory": "8 GiB" }, // the front
+ "web": { "vcpu": 4, "host": "esx-02", "memory": "8 GiB" }, // the front
- "waiting": { "cluster": "prod" }
+ "waiting": { "cluster": "prod", "host": "esx-02" }`);
    expect(message(['vms/web', 'vms/db', 'vms/cache'], 'hosts/lab')).toBe('Moved "web", "db" and "cache" to host "lab".');
  });

  it('to a cluster, or its group, leaves the host open', () => {
    for (const to of ['clusters/dev', 'group/no-host/dev']) {
      expect(move(['vms/web'], to)).toContain('+ "web": { "vcpu": 4, "memory": "8 GiB", "cluster": "dev" }, // the front');
    }
  });

  it('to the group of unplaced VMs takes host and cluster away', () => {
    expect(move(['vms/web', 'vms/waiting'], 'group/unplaced')).toBe(`\
- "web": { "vcpu": 4, "host": "esx-01", "memory": "8 GiB" }, // the front
+ "web": { "vcpu": 4, "memory": "8 GiB" }, // the front
- "waiting": { "cluster": "prod" }
+ "waiting": {}`);
  });

  it('to where they are changes nothing', () => {
    expect(move(['vms/web'], 'hosts/esx-01')).toBe('');
    expect(message(['vms/web'], 'hosts/esx-01')).toBe('Nothing had to move.');
  });

  it('edits each in the file that declares it', () => {
    const files = {
      'main.virt.json': '{\n  "imports": ["vms.virt.json"],\n  "hosts": { "h1": {}, "h2": {} },\n  "vms": { "a": { "host": "h1" } }\n}',
      'vms.virt.json': '{\n  "vms": { "b": { "host": "h1" } }\n}',
    };
    expect(move(['vms/a', 'vms/b'], 'hosts/h2', files)).toBe(`\
- "vms": { "a": { "host": "h1" } }
+ "vms": { "a": { "host": "h2" } }
---
- "vms": { "b": { "host": "h1" } }
+ "vms": { "b": { "host": "h2" } }`);
  });

  it('forgets where they were pinned, since that was relative to what they lay in', () => {
    const pinned = '{\n  "hosts": { "h1": {}, "h2": {} },\n  "vms": { "a": { "host": "h1" } },\n  "diagram": { "pins": { "compute": { "vms/a": [1, 2] } } }\n}';
    expect(move(['vms/a'], 'hosts/h2', pinned)).toBe(`\
- "vms": { "a": { "host": "h1" } },
- "diagram": { "pins": { "compute": { "vms/a": [1, 2] } } }
+ "vms": { "a": { "host": "h2" } }`);
    expect(move(['vms/a'], 'hosts/h1', pinned)).toBe('');
  });
});

describe('moving hosts and clusters', () => {
  it('to another cluster takes the site they name along, and what their VMs say of it', () => {
    expect(move(['hosts/esx-01'], 'clusters/dev')).toBe(`\
- "esx-01": { "cluster": "prod", "site": "dakar" },
+ "esx-01": { "cluster": "dev", "site": "thies" },
- "db": { "host": "esx-01", "cluster": "prod", "site": "dakar", "resourcePool": "child" },
+ "db": { "host": "esx-01", "cluster": "dev", "site": "thies" },`);
  });

  it('to a site takes hosts out of their cluster', () => {
    expect(move(['hosts/esx-02'], 'sites/thies')).toBe(`\
- "esx-02": { "cluster": "prod" }, // the spare one
+ "esx-02": { "site": "thies" }, // the spare one`);
  });

  it('of a cluster takes along the hosts that name its site, and not one that stands apart', () => {
    const stretched = estate.replace('"esx-02": { "cluster": "prod" }', '"esx-02": { "cluster": "prod", "site": "elsewhere" }');
    expect(move(['clusters/prod'], 'sites/thies', stretched)).toBe(`\
- "prod": { "site": "dakar" },
+ "prod": { "site": "thies" },
- "esx-01": { "cluster": "prod", "site": "dakar" },
+ "esx-01": { "cluster": "prod", "site": "thies" },
- "db": { "host": "esx-01", "cluster": "prod", "site": "dakar", "resourcePool": "child" },
+ "db": { "host": "esx-01", "cluster": "prod", "site": "thies", "resourcePool": "child" },`);
  });

  it('with something that lies in them moves it only as their part', () => {
    expect(move(['hosts/esx-02', 'hosts/esx-01', 'vms/web'], 'clusters/dev')).not.toContain('"web"');
    expect(message(['hosts/esx-02', 'vms/web', 'hosts/esx-01'], 'clusters/dev')).toBe('Moved "esx-02" and "esx-01" to cluster "dev".');
  });
});

describe('moving is refused, with every reason', () => {
  it('where the thing does not go there', () => {
    expect(move(['vms/web'], 'sites/dakar')).toBe('refused: VM "web" runs on a host or a cluster, not in a site.');
    expect(move(['hosts/lab', 'vms/web'], 'hosts/esx-01')).toBe('refused: Host "lab" cannot be put in host "esx-01".');
    expect(move(['hosts/lab'], 'group/unplaced')).toBe('refused: Host "lab" is no VM: it has a place of its own.');
    expect(move(['clusters/dev', 'sites/dakar'], 'clusters/prod')).toBe('refused: Cluster "dev" can only be put in a site. A site has no place to move to.');
    expect(move(['vms/web'], 'vms/db')).toBe('refused: VM "web" cannot be put in another VM.');
  });

  it('where one of them is not there any more', () => {
    expect(move(['vms/web', 'vms/gone'], 'hosts/lab')).toBe('refused: There is no VM "gone" any more.');
    expect(move(['vms/web'], 'hosts/gone')).toBe('refused: There is no host "gone" any more.');
    expect(move(['group/unplaced'], 'hosts/lab')).toBe('refused: This is a group the diagram makes; it is no entry of the text.');
  });

  it('where it would edit a file that does not parse at the moment', () => {
    const files = { 'main.virt.json': '{ "imports": ["vms.virt.json"], "hosts": { "h1": {} } }', 'vms.virt.json': '{\n  "vms": { "a": {} }\n  "name": "no comma"\n}' };
    expect(move(['vms/a'], 'hosts/h1', files)).toBe('refused: "vms.virt.json" is not valid JSON at line 2: mend it first.');
  });
});

describe('moving containers', () => {
  const running = `{
  "clusters": { "c": {} },
  "hosts": { "h1": { "cluster": "c" }, "h2": {}, "both": {} },
  "vms": { "v": { "host": "h1" }, "both": { "host": "h1" } },
  "containers": {
    "proxy": { "on": "h1" },
    "cache": { "on": "v" }
  }
}
`;

  it('onto another host or into a VM changes what they run on and nothing else', () => {
    expect(move(['containers/proxy'], 'hosts/h2', running)).toBe('- "proxy": { "on": "h1" },\n+ "proxy": { "on": "h2" },');
    expect(move(['containers/proxy'], 'vms/v', running)).toBe('- "proxy": { "on": "h1" },\n+ "proxy": { "on": "v" },');
    expect(move(['containers/cache'], 'hosts/h1', running)).toBe('- "cache": { "on": "v" }\n+ "cache": { "on": "h1" }');
  });

  it('among what is unplaced makes them run on nothing', () => {
    expect(move(['containers/proxy'], 'group/unplaced', running)).toBe('- "proxy": { "on": "h1" },\n+ "proxy": {},');
  });

  it('is refused where they cannot run, or could not be told to', () => {
    expect(move(['containers/proxy'], 'clusters/c', running)).toBe('refused: Container "proxy" runs on a host or in a VM.');
    expect(move(['containers/proxy'], 'vms/both', running)).toBe('refused: "both" is a host too: rename one, so that a container can name the VM.');
    expect(move(['hosts/h2'], 'vms/v', running)).toBe('refused: Host "h2" cannot be put in VM "v".');
  });

  it('goes along with the host or the VM they run on', () => {
    expect(move(['hosts/h1', 'containers/proxy', 'containers/cache'], 'group/unplaced', running)).toBe('refused: Host "h1" is no VM: it has a place of its own.');
    expect(move(['vms/v', 'containers/cache'], 'hosts/h2', running)).toBe('- "vms": { "v": { "host": "h1" }, "both": { "host": "h1" } },\n+ "vms": { "v": { "host": "h2" }, "both": { "host": "h1" } },');
  });
});
