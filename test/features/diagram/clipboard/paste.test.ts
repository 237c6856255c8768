import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicate, pasteText, takesAlong, type Remembered } from '../../../../src/features/diagram/clipboard/clipboard';
import { copy } from '../../../../src/features/diagram/clipboard/copy';
import { readFragment } from '../../../../src/features/diagram/clipboard/fragment';
import type { GestureOutcome } from '../../../../src/features/diagram/gestures';
import type { Session } from '../../../../src/features/session';
import { mainFile, sessionOf } from '../../../support/estate';
import { estateTexts } from '../../../support/randomEstate';
import { changedLines, textsAfter } from '../../support/gesture';

const campus = `{
  "clusters": { "prod": {} },
  "hosts": {
    "esx-01": { "cluster": "prod" },
    "esx-02": { "cluster": "prod" }
  },
  "vms": {
    // The front.
    "web-01": {
      "host": "esx-01", // moved in spring
      "vcpu": 2,
      "nics": { "eth0": { "network": "dmz", "mac": "00:50:56:00:00:01", "addresses": ["10.0.10.11/24"] } }
    },
    "web-02": { "host": "esx-01" }
  },
  "networks": { "dmz": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.12" } }
}`;

describe('what is copied', () => {
  it('is the text of the entry, valid inside its collection, comments included', () => {
    expect(copiedText(campus, ['vms/web-01'])).toBe(`// The front.
"web-01": {
  "host": "esx-01", // moved in spring
  "vcpu": 2,
  "nics": { "eth0": { "network": "dmz", "mac": "00:50:56:00:00:01", "addresses": ["10.0.10.11/24"] } }
}`);
  });

  it('stands in its collection where its fields do not tell which that is', () => {
    expect(copiedText('{ "clusters": { "lab": { "name": "Lab" } } }', ['clusters/lab'])).toBe('"clusters": {\n  "lab": { "name": "Lab" }\n}');
    expect(readFragment('"lab": { "name": "Lab" }')).toMatchObject({ entries: [{ collection: 'vms' }] });
  });

  it('of a container is what lies in it too, each in its collection', () => {
    expect(copiedText(campus, ['clusters/prod'])).toMatch(/^"clusters": \{\n {2}"prod": \{\}\n\},\n"hosts": \{\n {2}"esx-01": .*,\n {2}"esx-02": .*\n\},\n"vms": \{\n {2}\/\/ The front\.\n {2}"web-01"/s);
  });

  it('of a cluster leaves what lies on a host elsewhere, whatever cluster it names', () => {
    expect(copiedText('{ "clusters": { "prod": {} }, "hosts": { "far": {} }, "vms": { "a": { "cluster": "prod" }, "b": { "cluster": "prod", "host": "far" } } }', ['clusters/prod'])).toBe('"clusters": {\n  "prod": {}\n},\n"vms": {\n  "a": { "cluster": "prod" }\n}');
  });

  it('is refused of a part and of nothing', () => {
    const session = sessionOf('{ "hosts": { "h": { "nics": { "vmnic0": {} } } } }');
    expect(copy(session, ['hosts/h/nics/vmnic0'])).toEqual({ kind: 'refused', reasons: ['"vmnic0" is a part of host "h": copy the whole of that.'] });
    expect(copy(session, [])).toEqual({ kind: 'refused', reasons: ['Nothing is selected.'] });
    expect(copy(session, ['group/unplaced'])).toMatchObject({ kind: 'refused' });
  });
});

describe('reading what somebody copied', () => {
  const read = (text: string): unknown => {
    const fragment = readFragment(text);
    return fragment.kind === 'fragment' ? fragment.entries.map(({ collection, id }) => `${collection}/${id}`) : fragment.reason;
  };

  it('takes entries, collections, and whole documents', () => {
    expect(read('"web-01": { "vcpu": 2 }')).toEqual(['vms/web-01']);
    expect(read('"web-01": { "vcpu": 2 }, // note\n"web-02": { "guest": "debian-12" },')).toEqual(['vms/web-01', 'vms/web-02']);
    expect(read('{ "esx": { "hypervisor": "esxi-8.0", "cpu": { "sockets": 2 } } }')).toEqual(['hosts/esx']);
    expect(read('"networks": { "dmz": {} }, "vms": { "a": {} }')).toEqual(['vms/a', 'networks/dmz']);
    expect(read(campus)).toContain('networks/dmz');
    expect(read('"a": { "vcpu": 1 }, "a": { "vcpu": 2 }')).toBe('What the clipboard holds is JSON, but no entry of a topology: an entry is a name and its fields, "web-01": { … }.');
  });

  it('says in one sentence what is wrong with anything else', () => {
    expect(read('  ')).toBe('The clipboard holds no text.');
    expect(read('hello')).toMatch(/^What the clipboard holds is no entry of a topology: .* \(line 1\)\.$/);
    expect(read('"web-01": { "vcpu": 2')).toMatch(/^What the clipboard holds is no entry of a topology: /);
    expect(read('{ "colour": "red" }')).toMatch(/^What the clipboard holds is JSON, but no entry/);
    expect(read('{ "thing": { "colour": "red" } }')).toBe('What the clipboard holds is JSON, but the fields of "thing" are those of no entry of a topology.');
  });
});

describe('pasting', () => {
  it('counts the id up, frees addresses and leaves out a MAC address that is taken, and says so', () => {
    const { lines, message } = pasted(campus, copiedText(campus, ['vms/web-01']), null);
    expect(lines).toBe(`\
- "web-02": { "host": "esx-01" }
+ "web-02": { "host": "esx-01" },
+ // The front.
+ "web-03": {
+ "host": "esx-01", // moved in spring
+ "vcpu": 2,
+ "nics": { "eth0": { "network": "dmz", "addresses": ["10.0.10.13/24"] } }
+ }`);
    expect(message).toBe('Pasted VM "web-03". Addresses that are taken became free ones: 10.0.10.11/24 → 10.0.10.13/24. Left out, because it is taken: 1 MAC address.');
  });

  it('keeps the comments of what is pasted, with what it changes in between', () => {
    expect(pasted(campus, copiedText(campus, ['vms/web-01']), 'hosts/esx-02').lines).toContain('+ "host": "esx-02", // moved in spring\n+ "vcpu": 2,');
    const deep = '"vms": {\n    "new": {\n      /* Two lines\n         of it. */\n      "vcpu": 2, // "few"\n      "host": "gone"\n    }\n  }';
    const session = sessionOf('{\r\n\t"vms": {\r\n\t}\r\n}');
    expect(after(session, pasteText(session, { text: deep, into: null, outside: 'drop' }))).toBe('{\r\n\t"vms": {\r\n\t\t"new": {\r\n\t\t  /* Two lines\r\n\t\t     of it. */\r\n\t\t  "vcpu": 2 // "few"\r\n\t\t}\r\n\t}\r\n}');
    const empty = sessionOf('{}');
    expect(after(empty, pasteText(empty, { text: '"a": { /* one */ "vcpu": 1 }', into: null, outside: 'keep' }))).toContain('"a": { /* one */ "vcpu": 1 }');
  });

  it('keeps the comment directly above what is pasted, also from a text that was typed', () => {
    const session = sessionOf('{\n  "hosts": { "h": {} }\n}');
    const typed = '// Orders of the shop,\n// not yet migrated\n"db": { "vcpu": 2, "memory": "4 GiB" },\n\n// Alone\n\n"other": { "vcpu": 1, "memory": "1 GiB" }';
    expect(after(session, pasteText(session, { text: typed, into: null, outside: 'drop' }))).toBe('{\n  "hosts": { "h": {} },\n  "vms": {\n    // Orders of the shop,\n    // not yet migrated\n    "db": { "vcpu": 2, "memory": "4 GiB" },\n    "other": { "vcpu": 1, "memory": "1 GiB" }\n  }\n}');
  });

  it('takes for a comment nothing that stands in a text', () => {
    const text = '"a": { "vcpu": 1, "name": "see https://example.org/*" }';
    const read = readFragment(text);
    expect(read.kind === 'fragment' && read.entries.map(({ written }) => written)).toEqual([undefined]);
  });

  it('puts it where the user points', () => {
    expect(pasted(campus, '"new": { "cluster": "lab", "host": "elsewhere", "vcpu": 1 }', 'hosts/esx-02').lines).toContain('+ "new": { "host": "esx-02", "vcpu": 1 }');
    expect(pasted(campus, '"new": { "vcpu": 1, "host": "elsewhere" }', 'hosts/esx-02').lines).toContain('+ "new": { "vcpu": 1, "host": "esx-02" }');
    expect(pasted(campus, '"new": { "host": "elsewhere", "vcpu": 1 }', 'vms/web-01').lines).toContain('+ "new": { "host": "esx-01", "vcpu": 1 }');
  });

  it('gives no id that another of what is pasted brings along, and counts no number up that is too long for one', () => {
    const ids = (text: string, clipboard: string): readonly string[] => Object.keys((JSON.parse(after(sessionOf(text), pasteText(sessionOf(text), { text: clipboard, into: null, outside: 'keep' }))) as { vms: object }).vms);
    expect(ids('{ "vms": { "web-01": {} } }', '"web-01": { "vcpu": 1 }, "web-02": { "vcpu": 2 }')).toEqual(['web-01', 'web-03', 'web-02']);
    expect(ids('{ "vms": { "vm-20260401093012": {} } }', '"vm-20260401093012": { "vcpu": 1 }')).toEqual(['vm-20260401093012', 'vm-20260401093012-2']);
  });

  it('leaves a MAC address to the first of those that bring it, and an address where its subnet has no other', () => {
    const twins = pasted('{ "vms": {} }', '"a": { "vcpu": 1, "nics": { "n": { "mac": "00:50:56:00:00:01" } } }, "b": { "vcpu": 1, "nics": { "n": { "mac": "00:50:56:00:00:01" } } }', null);
    expect(twins.lines.match(/"mac"/g)).toHaveLength(1);
    const small = '{ "networks": { "link": { "subnet": "10.0.0.0/30" } }, "vms": { "a": { "nics": { "n": { "network": "link", "addresses": ["10.0.0.2"] } } } } }';
    expect(pasted(small, copiedText(small, ['vms/a']), null).message).toBe('Pasted VM "a-2". Left out, because it is taken: 1 address.');
  });

  it('keeps what the pasted say of each other, under new ids', () => {
    const text = '{\n  "hosts": { "h1": {} },\n  "vms": { "a": { "host": "h1" } }\n}';
    expect(pasted(text, copiedText(text, ['hosts/h1']), null).lines).toBe('- "hosts": { "h1": {} },\n- "vms": { "a": { "host": "h1" } }\n+ "hosts": { "h1": {}, "h2": {} },\n+ "vms": { "a": { "host": "h1" }, "a-2": { "host": "h2" } }');
  });

  it('asks about names that lead nowhere here, and keeps or drops them', () => {
    const text = '"web-01": { "vcpu": 1, "host": "esx-01", "nics": { "eth0": { "network": "dmz" } } }';
    const session = sessionOf('{}');
    expect(pasteText(session, { text, into: null, outside: 'ask' })).toEqual({ kind: 'outside', count: 2, references: [{ from: 'vms/web-01', field: 'host', to: 'esx-01' }, { from: 'vms/web-01', field: 'nics.eth0.network', to: 'dmz' }] });
    expect(after(session, pasteText(session, { text, into: null, outside: 'keep' }))).toContain('"host": "esx-01"');
    const dropped = pasteText(session, { text, into: null, outside: 'drop' });
    expect(JSON.parse(after(session, dropped))).toEqual({ vms: { 'web-01': { vcpu: 1, nics: { eth0: {} } } } });
    expect(dropped).toMatchObject({ message: 'Pasted VM "web-01". 2 names that lead nowhere here were dropped.' });
    const listed = pasteText(sessionOf('{ "networks": { "lan": {} } }'), { text: '"proxy": { "image": "nginx", "networks": ["web", "lan", "db"] }', into: null, outside: 'drop' });
    expect(listed.kind === 'changes' && listed.changes).toMatchObject([{ value: { image: 'nginx', networks: ['lan'] } }]);
  });

  it('asks of what comes with its host about every name but the host', () => {
    const text = '"hosts": { "h": { "memory": "64 GiB" } }, "vms": { "a": { "host": "h", "resourcePool": "gold" } }';
    expect(pasteText(sessionOf('{ "clusters": { "prod": {} } }'), { text, into: 'clusters/prod', outside: 'ask' })).toEqual({ kind: 'outside', count: 1, references: [{ from: 'vms/a', field: 'resourcePool', to: 'gold' }] });
  });

  it('moves what was cut in the same file, under the id it has', () => {
    const session = sessionOf(campus);
    const cut = remembered(session, ['vms/web-02'], true);
    const outcome = pasteText(session, { text: cut.text, into: 'hosts/esx-02', outside: 'ask' }, cut);
    expect(changedLines(campus, after(session, outcome))).toBe('- "web-02": { "host": "esx-01" }\n+ "web-02": { "host": "esx-02" }');
    expect(pasteText(session, { text: cut.text, into: null, outside: 'ask' }, cut)).toEqual({ kind: 'refused', reasons: ['Choose where to paste: a VM goes on a host or a cluster.'] });
  });

  it('moves hosts that were cut into the cluster that is pointed at, not only into its site', () => {
    const text = '{ "sites": { "dakar": {} }, "clusters": { "prod": { "site": "dakar" } }, "hosts": { "h": {} } }';
    const session = sessionOf(text);
    const cut = remembered(session, ['hosts/h'], true);
    expect(JSON.parse(after(session, pasteText(session, { text: cut.text, into: 'clusters/prod', outside: 'ask' }, cut)))).toMatchObject({ hosts: { h: { cluster: 'prod' } } });
  });

  it('adds what was cut in another estate, where it goes then, though there is an entry of that name', () => {
    const cut = { ...remembered(sessionOf(campus), ['vms/web-02'], true), file: 'other.virt.json' };
    const here = sessionOf(campus);
    expect(pasteText(here, { text: cut.text, into: 'hosts/esx-02', outside: 'ask' }, cut)).toMatchObject({ kind: 'changes', nodes: ['vms/web-03'] });
    expect([takesAlong(here, cut.text, cut), takesAlong(here, cut.text, { ...cut, isCut: false }), takesAlong(here, cut.text, { ...cut, file: here.main }), takesAlong(here, 'else', cut)]).toEqual([true, false, false, false]);
  });

  it('leaves a port of a switch to who has it', () => {
    const text = '{ "hosts": { "h1": { "nics": { "vmnic0": { "port": "leaf/e1" } } } }, "switches": { "leaf": { "ports": { "e1": {} } } } }';
    const session = sessionOf(text);
    const outcome = duplicate(session, ['hosts/h1']);
    expect(JSON.parse(after(session, outcome))).toMatchObject({ hosts: { h2: { nics: { vmnic0: {} } } } });
    expect(outcome).toMatchObject({ message: 'Duplicated as host "h2". Left out, because it is taken: 1 port of a switch.' });
  });
});

describe('laws of pasting', () => {
  it('what is pasted into an empty file is what was copied', () => {
    fc.assert(fc.property(estateTexts, fc.nat(), (text, n) => {
      const copied = copiedOf(text, n);
      if (!copied) return;
      const empty = sessionOf('{}');
      const there = JSON.parse(after(empty, pasteText(empty, { text: copied.text, into: null, outside: 'keep' }, { ...copied, file: mainFile + '2', isCut: false }))) as Record<string, Record<string, unknown>>;
      for (const { collection, id, value } of copied.entries) expect(there[collection]?.[id]).toEqual(value);
      expect(Object.values(there).flatMap((entries) => Object.keys(entries))).toHaveLength(copied.entries.length);
    }));
  });

  it('what is pasted in another window, which knows its text alone, becomes the same as in this one', () => {
    fc.assert(fc.property(estateTexts, fc.nat(), (text, n) => {
      const copied = copiedOf(text, n);
      if (!copied) return;
      const pasted = (last?: Remembered): unknown => {
        const empty = sessionOf('{}');
        return JSON.parse(after(empty, pasteText(empty, { text: copied.text, into: null, outside: 'keep' }, last)));
      };
      expect(pasted()).toEqual(pasted({ ...copied, file: mainFile + '2', isCut: false }));
    }));
  });

  it('a duplicate changes no entry that was there, and is the same up to its names', () => {
    fc.assert(fc.property(estateTexts, fc.nat(), (text, n) => {
      const session = sessionOf(text);
      const nodes = nodesOf(session);
      if (nodes.length === 0) return;
      const before = JSON.parse(text) as Record<string, Record<string, unknown>>;
      const outcome = duplicate(session, [nodes[n % nodes.length] ?? '']);
      if (outcome.kind !== 'changes') throw new Error(JSON.stringify(outcome));
      const then = after(session, outcome);
      const now = JSON.parse(then) as Record<string, Record<string, unknown>>;
      const added = new Set(outcome.nodes);
      for (const [collection, entries] of Object.entries(now)) {
        for (const [id, value] of Object.entries(entries)) if (!added.has(`${collection}/${id}`)) expect(value).toEqual(before[collection]?.[id]);
      }
      // Only added to: every character of before is there, in its order.
      expect(isSubsequence(text, then)).toBe(true);
    }));
  });
});

/** One of the entries of a text, copied; undefined where it has none. */
function copiedOf(text: string, n: number): Extract<ReturnType<typeof copy>, { kind: 'copied' }> | undefined {
  const session = sessionOf(text);
  const nodes = nodesOf(session);
  if (nodes.length === 0) return undefined;
  const copied = copy(session, [nodes[n % nodes.length] ?? '']);
  if (copied.kind !== 'copied') throw new Error(copied.reasons.join());
  return copied;
}

function nodesOf(session: Session): readonly string[] {
  return (['sites', 'clusters', 'hosts', 'vms'] as const).flatMap((collection) => session.estate.ids(collection).map((id) => `${collection}/${id}`));
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at++;
  return at === short.length;
}

function copiedText(text: string, nodes: readonly string[]): string {
  const copied = copy(sessionOf(text), nodes);
  if (copied.kind !== 'copied') throw new Error(copied.reasons.join());
  return copied.text;
}

function remembered(session: Session, nodes: readonly string[], isCut: boolean): Remembered {
  const copied = copy(session, nodes);
  if (copied.kind !== 'copied') throw new Error(copied.reasons.join());
  return { ...copied, file: session.main, isCut };
}

function after(session: Session, outcome: GestureOutcome): string {
  if (outcome.kind !== 'changes') throw new Error(`It was ${JSON.stringify(outcome)}`);
  return textsAfter(session, outcome.changes).get(mainFile) ?? session.document(mainFile)?.text ?? '';
}

function pasted(text: string, clipboard: string, into: string | null): { readonly lines: string; readonly message: string } {
  const session = sessionOf(text);
  const outcome = pasteText(session, { text: clipboard, into, outside: 'keep' });
  return { lines: changedLines(text, after(session, outcome)), message: outcome.kind === 'changes' ? outcome.message : '' };
}
