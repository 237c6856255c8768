import { describe, expect, it } from 'vitest';
import { askFor, operationActionsIn, operationsOn } from '../../src/features/operations';
import { sessionAt, sessionOf, type Files } from '../support/estate';
import { carriedOut, changedLines, gestured, now, textsAfter } from './support/gesture';

const estate = `{
  "hosts": { "esx": { "hypervisor": "esxi-8.0" } },
  "vms": {
    "web": { "host": "esx" },
    "db": { "host": "esx", "power": "off" },
    "old": { "host": "esx", "power": "suspended" }
  }
}
`;

/** Titles of what may be done to nodes; what may not, with its reasons. */
function offered(nodes: readonly string[], group: string, files: Files = estate): readonly string[] {
  return operationsOn(sessionOf(files), nodes).filter((operation) => operation.group === group).map(({ title, asks, reasons }) => `${title}${asks ? '…' : ''}${reasons.length === 0 ? '' : ` (${reasons.join(' ')})`}`);
}

describe('the operations on what is selected', () => {
  it('are those that apply, and why the others do not', () => {
    expect(offered(['vms/web'], 'power')).toEqual([
      'Power on (VM "web" is running already.)', 'Power off', 'Suspend', 'Resume (VM "web" is running: only a suspended VM can be resumed.)',
    ]);
    expect(offered(['vms/web'], 'snapshots')).toEqual(['Take snapshot…', 'Revert to snapshot… (VM "web" has no snapshots.)', 'Consolidate snapshots… (VM "web" has no snapshots.)']);
    expect(offered(['vms/web'], 'clone')).toEqual(['Clone…', 'Linked clone…']);
  });

  it('of several are those that make sense together, where they apply to one of them at least', () => {
    expect(offered(['vms/web', 'vms/db', 'vms/old'], 'power')).toEqual(['Power on', 'Power off', 'Suspend', 'Resume']);
    expect(offered(['vms/web', 'vms/db'], 'power').at(-1)).toBe('Resume (VM "web" is running: only a suspended VM can be resumed. VM "db" is off: only a suspended VM can be resumed. Power it on.)');
    expect(offered(['vms/web', 'vms/db'], 'clone')).toEqual([
      'Clone… (2 VMs are selected, and this is done to one: select it alone.)', 'Linked clone… (2 VMs are selected, and this is done to one: select it alone.)',
    ]);
  });

  it('of a host make a VM on it, and of anything else or of a mixture there are none', () => {
    expect(operationsOn(sessionOf(estate), ['hosts/esx']).map(({ id }) => id)).toEqual(['create']);
    for (const nodes of [['vms/web', 'hosts/esx'], ['group/unplaced'], ['vms/gone'], []]) expect(operationsOn(sessionOf(estate), nodes)).toEqual([]);
  });
});

describe('asking before an operation', () => {
  it('gives the questions, and what it is called with what it is done to', () => {
    expect(askFor(sessionOf(estate), 'snapshot', ['vms/db'])).toMatchObject({ kind: 'questions', title: 'Take a snapshot of VM "db"', questions: [{ name: 'name', suggested: 'snapshot-1' }] });
    expect(askFor(sessionOf(estate), 'power-off', ['vms/web', 'vms/old'])).toMatchObject({ kind: 'questions', title: 'Power off 2 VMs', questions: [] });
  });

  it('is refused where it would be refused anyway', () => {
    expect(askFor(sessionOf(estate), 'revert', ['vms/db'])).toEqual({ kind: 'refused', reasons: ['VM "db" has no snapshots.'] });
    expect(askFor(sessionOf(estate), 'snapshot', ['vms/gone'])).toEqual({ kind: 'refused', reasons: ['There is no VM "gone" any more.'] });
    expect(askFor(sessionOf(estate), 'snapshot', [])).toEqual({ kind: 'refused', reasons: ['This is done to VMs: put the cursor into one, or select one in the diagram.'] });
    expect(askFor(sessionOf(estate), 'teleport', ['vms/web'])).toEqual({ kind: 'refused', reasons: ['There is no operation "teleport".'] });
  });

  it('for a new VM begins where the node is, or at the first host', () => {
    const title = (nodes: readonly string[]): unknown => askFor(sessionOf(estate.replace('"hosts": { ', '"clusters": { "c": {} },\n  "hosts": { "zzz": {}, ')), 'create', nodes);
    expect(title(['clusters/c'])).toMatchObject({ title: 'Create a VM on cluster "c"' });
    expect(title(['vms/web'])).toMatchObject({ title: 'Create a VM on host "esx"' });
    expect(title([])).toMatchObject({ title: 'Create a VM on host "esx"' });
    expect(askFor(sessionOf('{}'), 'create', [])).toEqual({ kind: 'refused', reasons: ['There is no host and no cluster to create a VM on: add one first.'] });
  });
});

describe('an operation as a gesture', () => {
  it('is one edit, also of several VMs', () => {
    expect(gestured(estate, { kind: 'operate', operation: 'power-off', nodes: ['vms/web', 'vms/db', 'vms/old'], answers: [] })).toBe(`\
- "web": { "host": "esx" },
+ "web": { "host": "esx", "power": "off" },
- "old": { "host": "esx", "power": "suspended" }
+ "old": { "host": "esx", "power": "off" }`);
    expect(carriedOut(estate, { kind: 'operate', operation: 'power-off', nodes: ['vms/web', 'vms/db', 'vms/old'], answers: [] }).message).toBe('Power off 2 VMs: done. 1 other was left as it is.');
  });

  it('shows what came into being', () => {
    expect(carriedOut(estate, { kind: 'operate', operation: 'clone', nodes: ['vms/db'], answers: [{ question: 'id', answer: 'copy' }] })).toMatchObject({ node: 'vms/copy', message: 'Cloned VM "db" as "copy", powered off.' });
  });

  it('is refused with its reasons, or says which answer cannot be taken', () => {
    expect(gestured(estate, { kind: 'operate', operation: 'power-on', nodes: ['vms/web'], answers: [] })).toBe('refused: VM "web" is running already.');
    expect(gestured(estate, { kind: 'operate', operation: 'reconfigure', nodes: ['vms/db'], answers: [{ question: 'vcpu', answer: 'many' }] })).toBe('vcpu? "many" is no whole number from 1 on.');
  });

  it('waits while the text it would change cannot be read', () => {
    expect(gestured(`{${estate}`, { kind: 'operate', operation: 'power-off', nodes: ['vms/web'], answers: [] })).toContain('refused:');
  });

  it('reaches into the file the VM is in', () => {
    const files = { 'main.virt.json': '{\n  "imports": ["vms.virt.json"],\n  "hosts": { "esx": {} }\n}', 'vms.virt.json': '{\n  "vms": {\n    "web": { "host": "esx" }\n  }\n}' };
    expect(gestured(files, { kind: 'operate', operation: 'suspend', nodes: ['vms/web'], answers: [] })).toBe('- "web": { "host": "esx" }\n+ "web": { "host": "esx", "power": "suspended" }');
  });
});

describe('operations where the cursor is', () => {
  const at = (files: Files): ReturnType<typeof operationActionsIn> => {
    const { session, file, offset } = sessionAt(files);
    return operationActionsIn(session, file, offset, offset, now);
  };

  it('are those that apply to the VM, done at once or with "…" where they ask', () => {
    const titles = at(estate.replace('"web": {', '"we<|>b": {')).map(({ title }) => title);
    expect(titles.slice(0, 4)).toEqual(['Power off VM "web"', 'Suspend VM "web"', 'Take a snapshot of VM "web"…', 'Clone VM "web"…']);
    expect(titles).not.toContain('Power on VM "web"');
  });

  it('come with their edits, as far as they ask nothing', () => {
    const { session, file, offset } = sessionAt(estate.replace('"web": {', '"web": {<|>'));
    const [first, , third] = operationActionsIn(session, file, offset, offset, now);
    expect([...textsAfter(session, first?.changes ?? []).values()].map((after) => changedLines(session.document(file)?.text ?? '', after))).toEqual(['- "web": { "host": "esx" },\n+ "web": { "host": "esx", "power": "off" },']);
    expect(third).toMatchObject({ id: 'snapshot', node: 'vms/web', changes: undefined, refused: [] });
  });

  it('tell why one that applies would be refused', () => {
    expect(at(estate.replace('"hypervisor": "esxi-8.0"', '"maintenance": true').replace('"db": {', '"db": {<|>'))[0]).toEqual({
      id: 'power-on', title: 'Power on VM "db"', node: 'vms/db', changes: undefined, refused: ['"esx" is in maintenance: it runs nothing.'],
    });
  });

  it('are none outside of VMs, over several, and while brackets are open', () => {
    expect(at(estate.replace('"esx": {', '"es<|>x": {'))).toEqual([]);
    expect(at(estate.replace('"vms": {', '"vms<|>": {'))).toEqual([]);
    const { session, file } = sessionAt(estate.replace('"web"', '"web<|>"'));
    expect(operationActionsIn(session, file, estate.indexOf('"web"'), estate.indexOf('"db"'), now)).toEqual([]);
    session.edit(file, [{ offset: 0, length: 0, text: '[' }]);
    expect(operationActionsIn(session, file, estate.indexOf('"web"'), estate.indexOf('"web"'), now)).toEqual([]);
  });
});

describe('deleting what linked clones read', () => {
  const linked = `{
  "vms": {
    "base": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "10 GiB" } } },
    "copy": { "linkedTo": "base", "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "2 GiB" } } }
  },
  "clusters": { "c": { "rules": [{ "vms": ["base"] }] } }
}
`;

  it('is asked about first, the clones before all other references', () => {
    expect(gestured(linked, { kind: 'delete', nodes: ['vms/base'], references: 'ask' })).toBe('vms/copy linkedTo → vms/base\nclusters/c rules.0.vms.0 → vms/base');
  });

  it('gives them what they read, and says so', () => {
    expect(gestured(linked, { kind: 'delete', nodes: ['vms/base'], references: 'clear' })).toContain('+ "copy": { "disks": { "a": { "size": "40 GiB", "provisioning": "thin", "used": "12 GiB" } } }');
    expect(carriedOut(linked, { kind: 'delete', nodes: ['vms/base'], references: 'clear' }).message).toBe('Deleted "base" and 2 references to it. "copy" holds now what it read from it.');
    expect(gestured(linked, { kind: 'delete', nodes: ['vms/base'], references: 'keep' })).not.toContain('"copy"');
  });
});
