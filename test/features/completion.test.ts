import { describe, expect, it } from 'vitest';
import { dimensions, parseQuantity, type Dimension } from '../../src/core/model/quantity';
import { completionsAt, type Completion } from '../../src/features/completion';
import { offered } from '../../src/features/completion/units';
import { sessionAt, type Files } from '../support/estate';

function completions(files: Files): readonly Completion[] {
  const { session, file, offset } = sessionAt(files);
  return completionsAt(session, file, offset)?.items ?? [];
}

/** What is offered, as it reads in the list. */
function offers(files: Files): readonly string[] {
  return completions(files).map(({ label }) => label);
}

/** What is offered, each with its detail. */
function detailed(files: Files): readonly string[] {
  return completions(files).map(({ label, detail }) => `${label}: ${detail}`);
}

/** The text once the given completion is accepted. */
function accepted(files: Files, label: string): string | undefined {
  const { session, file, offset } = sessionAt(files);
  const found = completionsAt(session, file, offset);
  const item = found?.items.find((each) => each.label === label);
  const document = session.document(file);
  if (!found || !item || !document) return undefined;
  const { start, end } = found.range;
  return document.text.slice(0, document.lines.offsetAt(start)) + item.insert + document.text.slice(document.lines.offsetAt(end));
}

const hosts = '"hosts": { "esx-01": {}, "esx-02": {}, "kvm-01": {} }';
const withHost = (value: string): string => `{ ${hosts}, "vms": { "web": { "host": ${value} } } }`;

describe('completing a reference', () => {
  it('offers the ids of its collection in an empty string', () => {
    expect(offers(withHost('"<|>"'))).toEqual(['esx-01', 'esx-02', 'kvm-01']);
    expect(accepted(withHost('"<|>"'), 'esx-02')).toBe(withHost('"esx-02"'));
  });

  it('offers those that have the letters typed so far, and replaces the whole string', () => {
    expect(offers(withHost('"es<|>"'))).toEqual(['esx-01', 'esx-02']);
    expect(offers(withHost('"K1<|>"'))).toEqual(['kvm-01']);
    expect(accepted(withHost('"es<|>x-09"'), 'esx-01')).toBe(withHost('"esx-01"'));
  });

  it('works where the value is missing, or begun without quotation marks', () => {
    expect(accepted(withHost('<|>'), 'kvm-01')).toBe(withHost('"kvm-01"'));
    expect(accepted(`{ ${hosts}, "vms": { "web": { "host":<|> } } }`, 'kvm-01')).toBe(withHost('"kvm-01"'));
    expect(accepted(withHost('kv<|>'), 'kvm-01')).toBe(withHost('"kvm-01"'));
    expect(accepted(`{ ${hosts}, "vms": { "web": {\n  "host": <|>\n  "vcpu": 4\n} } }`, 'kvm-01')).toBe(`{ ${hosts}, "vms": { "web": {\n  "host": "kvm-01"\n  "vcpu": 4\n} } }`);
  });

  it('works in a string that is not closed', () => {
    expect(accepted(`{ ${hosts}, "vms": { "web": {\n  "host": "es<|>\n} } }`, 'esx-01')).toBe(`{ ${hosts}, "vms": { "web": {\n  "host": "esx-01"\n} } }`);
    expect(accepted(withHost('"es<|>'), 'esx-01')).toBe(withHost('"esx-01"'));
  });

  it('offers nothing before or behind the string, and nothing where a value already stands', () => {
    expect(offers(withHost('<|>"esx-01"'))).toEqual([]);
    expect(offers(withHost('"esx-01"<|>'))).toEqual([]);
    expect(offers(withHost('<|>  "esx-01"'))).toEqual([]);
    expect(offers(withHost('"esx-01", <|>'))).toEqual([]);
  });

  it('offers entries of every collection the field may name, and those of imported files', () => {
    expect(offers('{ "hosts": { "h": {} }, "clusters": { "c": {} }, "vms": { "v": {} }, "datastores": { "d": { "mountedBy": ["<|>"] } } }')).toEqual(['h', 'c']);
    expect(offers({ 'main.virt.json': '{ "imports": ["b.virt.json"], "vms": { "web": { "host": "<|>" } } }', 'b.virt.json': '{ "hosts": { "a": {} } }' })).toEqual(['a']);
  });

  it('in a list it leaves out what is listed, and fills a gap', () => {
    const members = (items: string): string => `{ "users": { "ada": {}, "bob": {}, "eve": {} }, "groups": { "g": { "users": [${items}] } } }`;
    expect(offers(members('"ada", "<|>"'))).toEqual(['bob', 'eve']);
    expect(offers(members('"ada", "<|>bob"'))).toEqual(['bob', 'eve']);
    expect(offers(members('<|>'))).toEqual(['ada', 'bob', 'eve']);
    expect(accepted(members('"ada", <|>'), 'eve')).toBe(members('"ada", "eve"'));
    expect(offers(members('<|>, "ada"'))).toEqual(['bob', 'eve']);
    expect(offers(members('"ada" <|>'))).toEqual([]);
  });

  it('never offers an entry to itself', () => {
    expect(offers('{ "resourcePools": { "a": {}, "b": { "parent": "<|>" } } }')).toEqual(['a']);
  });

  it('says of a host how much memory it has left, and what else helps to choose', () => {
    expect(detailed(`{
      "hosts": { "a": { "cluster": "c", "memory": "64 GiB" }, "b": { "name": "Rack 3", "memory": "8 GiB", "cpu": { "cores": 16 } }, "n": {} },
      "vms": { "v": { "host": "a", "memory": "4 GiB" }, "w": { "host": "b", "memory": "12 GiB" }, "x": { "host": "<|>" } }
    }`)).toEqual(['a: 64 GiB · c · 60 GiB free', 'b: Rack 3 · 16 cores · 8 GiB · 4 GiB too much given out', 'n: ']);
    expect(detailed('{ "networks": { "lan": { "vlan": 10 } }, "vms": { "v": { "nics": { "n": { "network": "<|>" } } } } }')).toEqual(['lan: VLAN 10']);
  });

  it('lists no more than 300, and says that there are more', () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`h${i}`, {}])));
    const ask = (value: string): readonly unknown[] => {
      const { session, file, offset } = sessionAt(`{ "hosts": ${many}, "vms": { "v": { "host": "${value}" } } }`);
      const found = completionsAt(session, file, offset);
      return [found?.items.length, found?.more];
    };
    expect(ask('<|>')).toEqual([300, true]);
    expect(ask('h399<|>')).toEqual([1, false]);
  });
});

describe('completing a key that is a reference', () => {
  const uplinks = (keys: string): string => `{ "hosts": { "a": {}, "b": {} }, "switches": { "s": { "uplinks": { ${keys} } } } }`;

  it('offers the ids that are not keys yet', () => {
    expect(offers(uplinks('"a": [], "<|>": []'))).toEqual(['b']);
    expect(accepted(uplinks('"<|>": []'), 'a')).toBe(uplinks('"a": []'));
  });

  it('adds the value that it needs', () => {
    expect(accepted(uplinks('"<|>"'), 'a')).toBe(uplinks('"a": []'));
    expect(accepted(uplinks('<|>'), 'a')).toBe(uplinks('"a": []'));
    expect(accepted('{ "sites": { "a": {}, "b": { "links": { <|> } } } }', 'a')).toBe('{ "sites": { "a": {}, "b": { "links": { "a": {} } } } }');
  });

  it('offers nothing for a key that the schema knows or the user makes up', () => {
    expect(offers('{ "hosts": { "a": { "<|>" } } }')).toEqual([]);
    expect(offers('{ "hosts": { "<|>" } }')).toEqual([]);
    expect(offers('{ <|> }')).toEqual([]);
  });
});

describe('completing a part', () => {
  it('offers "owner/part", and the owner where it may be named alone', () => {
    const text = '{ "arrays": { "san": { "groups": { "fast": { "media": "ssd", "raid": "raid6", "disks": 12, "size": "3.84 TB" } } } }, "storagePools": { "p": {} }, "datastores": { "d": { "on": "<|>" } } }';
    expect(detailed(text)).toEqual(['san: 34.9 TiB free', 'san/fast: ssd · raid6 · 12 disks · 3.5 TiB · 34.9 TiB free', 'p: ']);
  });

  it('tells of storage how much space is left, wherever it may be named', () => {
    const text = (more: string): string => `{
      "hosts": { "h": { "disks": { "nvme": { "media": "nvme", "size": "1 TiB", "count": 2 } } } },
      "arrays": { "san": { "groups": { "fast": { "disks": 3, "size": "1 TiB", "raid": "raid5" } }, "exports": { "lun": { "group": "fast", "size": "1.5 TiB" } } } },
      "storagePools": { "p": { "members": ["h/nvme"] } }, "datastores": { "d": { "on": "p", "capacity": "1 TiB" }, "small": { "capacity": "10 GiB" } },
      "vms": { "v": { "disks": { "a": { "datastore": "d", "size": "256 GiB" }, "b": { "datastore": "small", "size": "12 GiB" } } } }, ${more}
    }`;
    const details = (more: string): readonly string[] | undefined => detailed(text(more));
    expect(details('"containers": { "c": { "volumes": { "x": { "datastore": "<|>" } } } }')).toEqual(['d: 1 TiB · p · 768 GiB free', 'small: 10 GiB · 2 GiB lacking']);
    expect(detailed(text('"name": "x"').replace('"on": "p"', '"on": "<|>"'))).toEqual(expect.arrayContaining(['san: 512 GiB free', 'san/lun: 1.5 TiB · 1.5 TiB free', 'h/nvme: nvme · 2 disks · 1 TiB · 2 TiB free']));
    expect(detailed(text('"name": "x"').replace('["h/nvme"]', '["h/nvme", "<|>"]'))).toEqual(expect.arrayContaining(['san/fast: raid5 · 3 disks · 1 TiB · 512 GiB free']));
  });

  it('goes on behind the slash', () => {
    const text = (value: string): string => `{ "switches": { "leaf-1": { "ports": { "e1": {}, "e2": {} } }, "leaf-2": { "ports": { "e1": {} } } }, "hosts": { "h": { "nics": { "n": { "port": ${value} } } } } }`;
    expect(offers(text('"leaf-1/<|>"'))).toEqual(['leaf-1/e1', 'leaf-1/e2']);
    expect(accepted(text('"leaf-1/<|>"'), 'leaf-1/e2')).toBe(text('"leaf-1/e2"'));
  });

  it('offers the NICs of the host that gives the uplinks', () => {
    expect(offers('{ "hosts": { "a": { "nics": { "n0": {}, "n1": {} } }, "b": { "nics": { "n2": {} } } }, "switches": { "s": { "uplinks": { "a": ["n0", "<|>"] } } } }')).toEqual(['n1']);
  });

  it('offers the NICs of the host for standby uplinks and a bridged network', () => {
    expect(offers('{ "hosts": { "a": { "nics": { "n0": {}, "n1": {} } } }, "switches": { "s": { "standby": { "a": ["<|>"] } } } }')).toEqual(['n0', 'n1']);
    expect(offers('{ "hosts": { "a": { "nics": { "n0": {}, "n1": {} } } }, "networks": { "lan": { "on": "a", "nic": "<|>" } } }')).toEqual(['n0', 'n1']);
  });

  it('offers the uplinks of its switch to a port group, with the hosts that have them', () => {
    expect(detailed('{ "switches": { "s": { "uplinks": { "a": ["n0", "n1"], "b": ["n0"] }, "standby": { "b": ["n2"] } } }, "networks": { "web": { "switch": "s", "uplinks": ["<|>"] } } }')).toEqual(['n0: a, b', 'n1: a', 'n2: b']);
  });

  it('offers the interfaces of its router to a translation', () => {
    expect(offers('{ "routers": { "edge": { "interfaces": { "lan": {}, "wan": {} }, "nat": [{ "out": "<|>" }] }, "other": { "interfaces": { "dmz": {} } } } }')).toEqual(['lan', 'wan']);
  });

  it('offers the aggregations of its switch to a port', () => {
    expect(offers('{ "switches": { "leaf": { "ports": { "e1": { "aggregation": "<|>" } }, "aggregations": { "po1": {}, "po2": {} } }, "other": { "aggregations": { "po3": {} } } } }')).toEqual(['po1', 'po2']);
  });

  it('offers the ports of its array to a zone, the adapters of its host to a storage adapter, and every LUN to a raw device mapping', () => {
    expect(offers('{ "arrays": { "san": { "ports": { "a1": {}, "b1": {} }, "zones": { "z": { "ports": ["a1", "<|>"] } } }, "other": { "ports": { "c1": {} } } } }')).toEqual(['b1']);
    expect(offers('{ "hosts": { "h": { "adapters": { "vmk1": {} }, "hbas": { "vmhba64": { "adapter": "<|>" } } }, "other": { "adapters": { "vmk2": {} } } } }')).toEqual(['vmk1']);
    expect(detailed('{ "arrays": { "san": { "groups": { "fast": {} }, "exports": { "lun-1": { "size": "2 TiB" } } }, "nas": { "exports": { "share": {} } } }, "vms": { "db": { "disks": { "data": { "raw": "<|>" } } } } }')).toEqual(['san/lun-1: 2 TiB · 2 TiB free', 'nas/share: ']);
  });

  it('offers the images that datastores list to a drive', () => {
    const text = '{ "datastores": { "iso": { "files": [{ "path": "/linux/debian-12.iso", "kind": "iso", "size": "650 MiB" }, { "path": "old.vmdk", "kind": "disk" }] } }, "vms": { "v": { "cdrom": "<|>" } } }';
    expect(detailed(text)).toEqual(['[iso] linux/debian-12.iso: 650 MiB']);
  });

  it('offers whom a filter can be about, of a firewall its groups as well', () => {
    const text = (collection: string): string => `{ "networks": { "web": { "tenant": "shop" } }, "vms": { "v": { "tags": ["front"] } }, "hosts": { "h": {} }, "containers": { "c": {} }, "${collection}": { "x": { "groups": { "admins": {} }, "filters": [{ "from": "<|>" }] } } }`;
    expect(offers(text('routers'))).toEqual(['any', 'network:web', 'tag:front', 'tenant:shop', 'host:h', 'container:c', 'vm:v']);
    expect(offers(text('firewalls'))).toEqual(['any', 'group:admins', 'network:web', 'tag:front', 'tenant:shop', 'host:h', 'container:c', 'vm:v']);
    expect(offers(text('firewalls').replace('<|>', 'network:<|>'))).toEqual(['network:web']);
  });

  it('offers what a scenario may aim at, with its collection', () => {
    expect(offers('{ "hosts": { "a": {} }, "vms": { "v": {} }, "scenarios": { "s": { "steps": [{ "target": "h/<|>" }] } } }')).toEqual(['hosts/a']);
    expect(offers('{ "hosts": { "a": {} }, "vms": { "v": {} }, "scenarios": { "s": { "steps": [{ "to": "<|>" }] } } }')).toEqual(['hosts/a']);
  });
});

describe('completing a quantity', () => {
  const memory = (value: string): string => `{ "hosts": { "h": { "memory": ${value} } } }`;

  it('offers the units of its dimension behind a number, the most usual first', () => {
    expect(offers(memory('"512<|>"')).slice(0, 3)).toEqual(['512 GiB', '512 TiB', '512 MiB']);
    expect(offers(memory('"512 <|>"'))).toEqual(offers(memory('"512<|>"')));
    expect(accepted(memory('"512 <|>"'), '512 GiB')).toBe(memory('"512 GiB"'));
  });

  it('offers those that have the letters typed so far', () => {
    expect(offers(memory('"1.5 t<|>"'))).toEqual(['1.5 TiB', '1.5 TB']);
  });

  it('puts a bare number in quotation marks', () => {
    expect(accepted(memory('8<|>'), '8 GiB')).toBe(memory('"8 GiB"'));
  });

  it('offers units of each dimension a field takes', () => {
    expect(offers('{ "vms": { "v": { "demand": { "cpu": "35<|>" } } } }')).toEqual(['35 %', '35 GHz', '35 MHz']);
  });

  it('offers nothing before there is a number: the schema has examples', () => {
    expect(offers(memory('"<|>"'))).toEqual([]);
    expect(offers(memory('"much<|>"'))).toEqual([]);
    expect(offers('{ "vms": { "v": { "vcpu": 4<|> } } }')).toEqual([]);
  });

  it('every unit that is offered can be read', () => {
    for (const dimension of Object.keys(dimensions) as Dimension[]) {
      expect(Object.keys(offered[dimension])).not.toEqual([]);
      for (const unit of Object.keys(offered[dimension])) expect(parseQuantity(`1 ${unit}`, [dimension]).kind).toBe('quantity');
    }
  });
});

describe('completing where the schema is enough', () => {
  it('offers nothing for words of a fixed choice, free text and outside any field', () => {
    expect(offers('{ "vms": { "v": { "power": "<|>" } } }')).toEqual([]);
    expect(offers('{ "vms": { "v": { "name": "<|>" } } }')).toEqual([]);
    expect(offers('{ "imports": ["<|>"] }')).toEqual([]);
    expect(offers('<|>')).toEqual([]);
    expect(offers('{ "vms": { "v": { "unknown": { "host": "<|>" } } }, "hosts": { "h": {} } }')).toEqual([]);
  });
});
