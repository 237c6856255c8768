import { describe, expect, it } from 'vitest';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { sessionOf, type Files } from '../../../support/estate';
import { carriedOut, gestured, now } from '../../support/gesture';

const estate = `{
  "clusters": {
    "prod": { "rules": [{ "hosts": ["h1", "h2"], "vms": ["a"] }] }
  },
  "hosts": {
    "h1": { "cluster": "prod", "nics": { "vmnic0": {} } },
    "h2": { "cluster": "prod" }
  },
  "switches": { "dvs": { "uplinks": { "h1": ["vmnic0"], "h2": [] } } },
  "datastores": { "gold": { "mountedBy": ["h1", "prod", "h2"] } },
  "vms": {
    "a": { "host": "h1", "vcpu": 2 }, // the first
    "b": { "host": "h1" }
  },
  "scenarios": { "loss": { "steps": [{ "action": "fail", "target": "hosts/h1" }] } }
}
`;
const remove = (nodes: readonly string[], references: 'ask' | 'clear' | 'keep', files: Files = estate): string => gestured(files, { kind: 'delete', nodes: [...nodes], references });

describe('deleting', () => {
  it('what nobody names takes its line away without asking', () => {
    expect(remove(['vms/b'], 'ask')).toBe(`\
- "a": { "host": "h1", "vcpu": 2 }, // the first
- "b": { "host": "h1" }
+ "a": { "host": "h1", "vcpu": 2 } // the first`);
    expect(carriedOut(estate, { kind: 'delete', nodes: ['vms/b'], references: 'ask' }).message).toBe('Deleted "b".');
  });

  it('takes a comment along that is about it alone, and says so; one that may be about several stays', () => {
    const text = '{\n  "vms": {\n    // all of the shop\n    "a": {},\n    "b": {},\n    // to be retired\n    "c": {}\n  }\n}';
    expect(remove(['vms/c'], 'ask', text)).toBe('- "b": {},\n- // to be retired\n- "c": {}\n+ "b": {}');
    expect(carriedOut(text, { kind: 'delete', nodes: ['vms/c'], references: 'ask' }).message).toBe('Deleted "c" with the comment above.');
    expect(remove(['vms/a'], 'ask', text)).toBe('- "a": {},');
  });

  it('what others name asks first, and tells which', () => {
    expect(remove(['hosts/h1'], 'ask')).toBe(`\
clusters/prod rules.0.hosts.0 → hosts/h1
vms/a host → hosts/h1
vms/b host → hosts/h1
switches/dvs uplinks.h1 → hosts/h1
datastores/gold mountedBy.0 → hosts/h1
scenarios/loss steps.0.target → hosts/h1`);
  });

  it('with its references leaves its VMs without a place, and every list without it', () => {
    expect(remove(['hosts/h1'], 'clear')).toBe(`\
- "prod": { "rules": [{ "hosts": ["h1", "h2"], "vms": ["a"] }] }
+ "prod": { "rules": [{ "hosts": ["h2"], "vms": ["a"] }] }
- "h1": { "cluster": "prod", "nics": { "vmnic0": {} } },
- "switches": { "dvs": { "uplinks": { "h1": ["vmnic0"], "h2": [] } } },
- "datastores": { "gold": { "mountedBy": ["h1", "prod", "h2"] } },
+ "switches": { "dvs": { "uplinks": { "h2": [] } } },
+ "datastores": { "gold": { "mountedBy": ["prod", "h2"] } },
- "a": { "host": "h1", "vcpu": 2 }, // the first
- "b": { "host": "h1" }
+ "a": { "vcpu": 2 }, // the first
+ "b": {}
- "scenarios": { "loss": { "steps": [{ "action": "fail", "target": "hosts/h1" }] } }
+ "scenarios": { "loss": { "steps": [{ "action": "fail" }] } }`);
    expect(carriedOut(estate, { kind: 'delete', nodes: ['hosts/h1'], references: 'clear' }).message).toBe('Deleted "h1" and 6 references to it.');
  });

  it('can leave the references as they are', () => {
    expect(remove(['hosts/h1'], 'keep')).toBe('- "h1": { "cluster": "prod", "nics": { "vmnic0": {} } },');
  });

  it('several at once clears every item of one list, and does not ask about what they say of each other', () => {
    expect(remove(['hosts/h1', 'hosts/h2'], 'clear')).toContain('+ "datastores": { "gold": { "mountedBy": ["prod"] } },');
    expect(remove(['hosts/h1', 'vms/a', 'vms/b'], 'ask')).not.toContain('vms/a host');
  });

  it('takes pins away, and a pin of the group of its VMs', () => {
    const pinned = '{\n  "clusters": { "c": {} },\n  "diagram": { "heat": "cpu", "pins": { "compute": { "clusters/c": [1, 2], "group/no-host/c": [3, 4] } } }\n}';
    expect(remove(['clusters/c'], 'ask', pinned)).toContain('+ "diagram": { "heat": "cpu" }');
  });

  it('what is declared twice removes every declaration, so that none begins to count', () => {
    expect(remove(['vms/a'], 'ask', '{\n  "vms": {\n    "a": { "vcpu": 1 },\n    "b": {},\n    "a": { "vcpu": 2 }\n  }\n}')).toBe(`\
- "a": { "vcpu": 1 },
- "b": {},
- "a": { "vcpu": 2 }
+ "b": {}`);
    const files = { 'main.virt.json': '{\n  "imports": ["other.virt.json"],\n  "vms": {\n    "a": {}\n  }\n}', 'other.virt.json': '{\n  "vms": {\n    "a": {}\n  }\n}' };
    expect(remove(['vms/a'], 'ask', files)).toBe('- "a": {}\n---\n- "a": {}');
  });

  it('is refused for a group, and for what is not there any more', () => {
    expect(remove(['group/unplaced', 'vms/gone'], 'keep')).toBe('refused: This is a group the diagram makes; it is no entry of the text. There is no VM "gone" any more.');
  });
});

describe('what deleting would do', () => {
  const asked = (text: string, ...nodes: readonly string[]): unknown => {
    const outcome = changesFor(sessionOf(text), { kind: 'delete', nodes: [...nodes], references: 'ask' }, now);
    return outcome.kind === 'referenced' ? { kinds: outcome.kinds, effects: outcome.effects.map(({ text: said, nodes }) => `${said} ${nodes.join()}`) } : outcome.kind;
  };

  it('is told by who runs nowhere then, loses a network, or storage, with how many of each kind name it', () => {
    expect(asked('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h" }, "b": { "host": "h" } }, "containers": { "c": { "on": "h" } } }', 'hosts/h')).toEqual({ kinds: [['VM', 2], ['container', 1]], effects: ['2 VMs and 1 container would run on no host. vms/a,vms/b,containers/c'] });
    expect(asked('{ "networks": { "lan": {} }, "vms": { "a": { "nics": { "n": { "network": "lan" } } } } }', 'networks/lan')).toMatchObject({ effects: ['1 VM would lose a network. vms/a'] });
  });

  it('reaches those whose datastore stands on it', () => {
    expect(asked('{ "storagePools": { "p": {} }, "datastores": { "d": { "on": "p" } }, "vms": { "a": { "disks": { "x": { "datastore": "d" } } } } }', 'storagePools/p')).toMatchObject({ effects: ['1 datastore and 1 VM would lose storage. datastores/d,vms/a'] });
  });

  it('says nothing of what goes as well', () => {
    expect(asked('{ "storagePools": { "p": {} }, "datastores": { "d": { "on": "p" } }, "vms": { "a": { "disks": { "x": { "datastore": "d" } } } } }', 'storagePools/p', 'vms/a')).toMatchObject({ effects: ['1 datastore would lose storage. datastores/d'] });
  });
});
