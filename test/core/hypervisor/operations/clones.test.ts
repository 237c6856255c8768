import { describe, expect, it } from 'vitest';
import { asked, operated, said, world } from './support/operated';

const full = `{
  "hosts": { "esx": { "hypervisor": "esxi-8.0", "cluster": "c" }, "old": { "hypervisor": "vmware-player" } },
  "clusters": { "c": {} },
  "datastores": { "gold": { "capacity": "100 GiB", "mountedBy": ["c"] } },
  "vms": {
    "web-01": {
      "host": "esx", "name": "Front end", "vcpu": 2, "memory": "4096 MiB", // the first
      "resourcePool": "p", "source": { "format": "rvtools" }, "derived": ["guest"], "path": "[gold] web-01/web-01.vmx",
      "disks": { "system": { "datastore": "gold", "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } },
      "nics": { "eth0": { "network": "web", "mac": "00:50:56:00:00:01", "addresses": ["10.0.0.11/24"] } },
      "passthrough": ["gpu0"], "snapshots": [{ "name": "s" }], "mystery": "kept"
    }
  }
}
`;

describe('a full clone', () => {
  it('is a copy of what the text says, without what cannot be the same twice (O4)', () => {
    expect(operated(full, 'clone', {}, 'web-01')).toBe(`\
+ },
+ "web-02": {
+ "host": "esx",
+ "vcpu": 2,
+ "memory": "4096 MiB",
+ "resourcePool": "p",
+ "disks": { "system": { "datastore": "gold", "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } },
+ "nics": { "eth0": { "network": "web" } },
+ "mystery": "kept",
+ "power": "off"`);
    expect(said(full, 'clone', {}, 'web-01')).toBe(
      'Cloned VM "web-01" as "web-02", powered off. VM "web-01" was running: its disks are copied as they were at that moment. 1 MAC address is left out: its product gives it another. ' +
      'Its addresses are left out, since two VMs cannot have them: 10.0.0.11/24. Devices of a host go to one VM: "gpu0" is left out. 1 snapshot is not copied.');
  });

  it('asks for a name that is free, and where to put it', () => {
    expect(asked(full, 'clone', 'web-01')).toEqual(['Name of the clone: web-02', 'Where to put it: hosts/esx of host esx, host old, cluster c']);
    expect(operated(full, 'clone', { id: 'web-01' }, 'web-01')).toBe('id? There is a VM "web-01" already.');
    expect(operated(full, 'clone', { id: 'no spaces' }, 'web-01')).toContain('id? "no spaces" cannot be a name');
  });

  it('elsewhere names its new place, and no resource pool of the old one', () => {
    const moved = operated(full.replace('"mountedBy": ["c"]', '"mountedBy": ["c", "old"]'), 'clone', { place: 'hosts/old' }, 'web-01');
    expect(moved).toContain('+ "host": "old",');
    expect(moved).not.toContain('resourcePool');
  });

  it('is refused where its disks cannot be reached, or have no room', () => {
    expect(operated(full, 'clone', { place: 'hosts/old' }, 'web-01')).toBe('refused: Host "old" does not mount datastore "gold", which holds its disks.');
    expect(operated(full.replace('100 GiB', '20 GiB'), 'clone', {}, 'web-01')).toBe('refused: Datastore "gold" has 4 GiB free, and this takes 12 GiB.');
  });

  it('of a linked clone holds what that read from its parent', () => {
    const text = '{\n  "vms": {\n    "base": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "10 GiB" } } },\n    "copy": { "linkedTo": "base", "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "2 GiB" } } }\n  }\n}';
    expect(operated(text, 'clone', { id: 'own' }, 'copy')).toContain('+ "own": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } }, "power": "off" }');
  });

  it('of a template is a VM', () => {
    expect(operated(world('"template": true'), 'clone', { id: 'web-1' })).toBe('- "web": { "host": "esx", "template": true }\n+ "web": { "host": "esx", "template": true },\n+ "web-1": { "host": "esx", "power": "off" }');
  });
});

describe('a linked clone', () => {
  it('has thin disks with nothing on them, and reads a snapshot that there is', () => {
    const clone = operated(full.replace('"passthrough": ["gpu0"], ', ''), 'clone-linked', {}, 'web-01');
    expect(clone).toContain('+ "disks": { "system": { "datastore": "gold", "size": "40 GiB", "provisioning": "thin", "used": "0 B" } },');
    expect(clone).toContain('+ "linkedTo": "web-01"');
    expect(clone).not.toContain('"taken"');
  });

  it('takes the snapshot it reads where there is none (O5)', () => {
    const text = world('"disks": { "a": { "size": "8 GiB" } }');
    expect(operated(text, 'clone-linked', { id: 'copy' })).toBe(`\
- "web": { "host": "esx", "disks": { "a": { "size": "8 GiB" } } }
+ "web": { "host": "esx", "disks": { "a": { "size": "8 GiB" } }, "snapshots": [
+ {
+ "name": "base-1",
+ "taken": "2026-04-01T09:30:00.000Z",
+ "state": { "power": "on", "vcpu": 1, "memory": "1 GiB" }
+ }
+ ] },
+ "copy": {
+ "host": "esx",
+ "disks": { "a": { "size": "8 GiB", "provisioning": "thin", "used": "0 B" } },
+ "power": "off",
+ "linkedTo": "web"
+ }`);
    expect(said(text, 'clone-linked', { id: 'copy' })).toContain('A snapshot of VM "web" was taken for it to read.');
    expect(operated(world('"template": true'), 'clone-linked', { id: 'copy' })).not.toContain('snapshots');
  });

  it('is refused where the product has none, and where a disk is in no snapshot', () => {
    expect(operated(world('', { host: '"hypervisor": "vmware-player"' }), 'clone-linked')).toMatch(/^refused: .*Player.* has no linked clones\. .*Player.* has no snapshots\.$/);
    expect(operated(world('"disks": { "a": { "mode": "independent" }, "b": { "raw": "naa.6" } }'), 'clone-linked')).toBe(
      'refused: Disk "a" is independent: no snapshot holds it, so that a linked clone cannot read it. Disk "b" is a raw device mapping: no snapshot holds it, so that a linked clone cannot read it.');
  });
});

describe('deleting', () => {
  const linked = `{
  "clusters": { "c": { "rules": [{ "vms": ["base", "other"] }] } },
  "vms": {
    "base": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "10 GiB" } } },
    "copy": { "linkedTo": "base", "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "2 GiB" } } },
    "copy-of-copy": { "linkedTo": "copy" },
    "other": {}
  }
}
`;

  it('takes the VM out, and asks nothing where nothing names it', () => {
    expect(asked(world(''), 'delete')).toEqual([]);
    expect(operated(world(''), 'delete')).toBe('- "web": { "host": "esx" }');
  });

  it('says that linked clones read its disks, and what may become of them', () => {
    expect(asked(linked, 'delete', 'base')).toEqual([
      'Its linked clone ("copy") reads its disks: copy of Copy what they read into them first, Delete them too, and the linked clones of theirs',
      '1 reference to it: clear of Clear the references, Keep them: they dangle, and are reported',
    ]);
  });

  it('copies into linked clones what they read', () => {
    expect(operated(linked, 'delete', {}, 'base')).toBe(`\
- "clusters": { "c": { "rules": [{ "vms": ["base", "other"] }] } },
+ "clusters": { "c": { "rules": [{ "vms": ["other"] }] } },
- "base": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "10 GiB" } } },
- "copy": { "linkedTo": "base", "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "2 GiB" } } },
+ "copy": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } } },`);
    expect(said(linked, 'delete', {}, 'base')).toBe('Deleted VM "base". "copy" holds now what it read from it.');
    expect(operated(linked, 'delete', { references: 'keep' }, 'base')).toContain('+ "copy": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } } },');
    expect(operated(linked, 'delete', { references: 'keep' }, 'base')).not.toContain('clusters');
  });

  it('or deletes them with it, down to the last', () => {
    expect(operated(linked, 'delete', { clones: 'delete', references: 'keep' }, 'base')).toBe(`\
- "base": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "10 GiB" } } },
- "copy": { "linkedTo": "base", "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "2 GiB" } } },
- "copy-of-copy": { "linkedTo": "copy" },`);
    expect(said(linked, 'delete', { clones: 'delete' }, 'base')).toBe('Deleted VM "base". "copy" and "copy-of-copy" went with it.');
  });

  it('does not guess how much a linked clone read where nobody says', () => {
    expect(operated(linked.replace(', "used": "10 GiB"', ''), 'delete', {}, 'base')).toContain('+ "copy": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin" } } },');
  });
});
