import { describe, expect, it } from 'vitest';
import { asked, operated, said, world } from './support/operated';

const esxi = { host: '"hypervisor": "esxi-8.0"' };
const taken = '"snapshots": [{ "name": "one", "memory": true, "taken": "2026-01-01T00:00:00Z", "state": { "power": "on", "vcpu": 2, "memory": "4 GiB" } }, { "name": "two", "size": "3 GiB" }]';

describe('a snapshot', () => {
  it('records what a revert brings back, and when it was taken (O2)', () => {
    expect(operated(world('"power": "off", "vcpu": 2, "memory": "8192 MiB"'), 'snapshot', { name: 'before' })).toBe(
      `\
- "web": { "host": "esx", "power": "off", "vcpu": 2, "memory": "8192 MiB" }
+ "web": { "host": "esx", "power": "off", "vcpu": 2, "memory": "8192 MiB", "snapshots": [
+ {
+ "name": "before",
+ "taken": "2026-04-01T09:30:00.000Z",
+ "state": { "power": "off", "vcpu": 2, "memory": "8 GiB" }
+ }
+ ] }`);
  });

  it('comes after those there are, under a name that none of them has', () => {
    expect(asked(world(`${taken}, "power": "off"`), 'snapshot')).toEqual(['Name: snapshot-1']);
    expect(operated(world(`${taken}, "power": "off"`), 'snapshot', { name: 'two' })).toBe('name? There is a snapshot "two" already.');
    expect(operated(world('"power": "off"'), 'snapshot', { name: '  ' })).toBe('name? It takes a name.');
    expect(operated(world(`${taken}, "power": "off"`), 'snapshot')).toContain('{ "name": "two", "size": "3 GiB" }, {\n+ "name": "snapshot-1",');
  });

  it('holds the memory of what runs, where that is wanted', () => {
    expect(asked(world('', esxi), 'snapshot')).toEqual(['Name: snapshot-1', 'What it holds: yes of With its memory: a revert resumes what runs now, Its disks only: a revert powers it off']);
    expect(operated(world('', esxi), 'snapshot')).toContain('+ "memory": true,\n');
    expect(operated(world('', esxi), 'snapshot', { memory: 'no' })).not.toContain('"memory": true');
    expect(asked(world('"power": "off"', esxi), 'snapshot')).toEqual(['Name: snapshot-1']);
  });

  it('does not hold it where the product cannot, and says so', () => {
    const xen = world('', { host: '"hypervisor": "xen-4.17"' });
    expect(asked(xen, 'snapshot')).toEqual(['Name: snapshot-1']);
    expect(said(xen, 'snapshot')).toBe('Took snapshot "snapshot-1" of VM "web". Xen has no snapshots with memory. (Xen: where the storage can.)');
    expect(said(world('"disks": { "data": { "mode": "independent" } }', esxi), 'snapshot')).toBe(
      'Took snapshot "snapshot-1" of VM "web". VMware ESXi takes no snapshot with the memory of a VM with independent disks: "data". Disk "data" is left out: no snapshot holds it.');
  });

  it('is refused where there can be none', () => {
    expect(operated(world('', { host: '"hypervisor": "vmware-player"' }), 'snapshot')).toMatch(/^refused: VMware.*Player.* has no snapshots\.$/);
    expect(operated(world('"passthrough": ["gpu0"]', esxi), 'snapshot')).toBe('refused: VMware ESXi 8.0 takes and reverts to no snapshot of a VM with devices passed through, and VM "web" has 1 such device: "gpu0" (vSphere 8.0 Networking, "DirectPath I/O").');
    expect(operated(world('"template": true'), 'snapshot')).toBe('refused: VM "web" is a template: it never runs. Clone it, and use the clone.');
    const fifty = JSON.stringify(Array.from({ length: 50 }, (_, i) => ({ name: `s${i}` })));
    expect(operated(world(`"snapshots": ${fifty}`, { host: '"hypervisor": "hyperv-2022"' }), 'snapshot')).toBe('refused: Microsoft Hyper-V 2022 allows at most 50 (snapshots per VM); VM "web" would have 51.');
  });

  it('is refused where the list cannot be read: it would overwrite something', () => {
    expect(operated(world('"snapshots": ["old"]'), 'snapshot')).toBe('refused: "snapshots" of VM "web" cannot be read as a whole: mend it first.');
  });
});

describe('a revert', () => {
  const now = world(`"vcpu": 4, "memory": "16 GiB", "power": "off", ${taken}`);

  it('asks for a snapshot, the newest first', () => {
    expect(asked(now, 'revert')).toEqual(['Snapshot: 1 of two, one · 2026-01-01T00:00:00Z · with memory']);
  });

  it('restores power, vCPUs and memory, and says what it cannot restore and what stays (O3)', () => {
    expect(operated(now, 'revert', { snapshot: '0' })).toContain('+ "web": { "host": "esx", "vcpu": 2, "memory": "4 GiB", "power": "on", "snapshots": [{ "name": "one"');
    expect(said(now, 'revert', { snapshot: '0' })).toBe(
      'Reverted VM "web" to snapshot "one": running, 2 vCPUs, 4 GiB. What was on its disks cannot be restored in the document, which does not hold it; its other hardware stays as it is. 1 later snapshot stays.');
  });

  it('without the memory brings it back powered off', () => {
    const text = world('"snapshots": [{ "name": "s", "state": { "power": "on", "vcpu": 1, "memory": "1 GiB" } }]');
    expect(operated(text, 'revert')).toBe(operated(text, 'power-off'));
    expect(said(text, 'revert')).toContain('Reverted VM "web" to snapshot "s": off, 1 vCPU, 1 GiB.');
  });

  it('to one that says nothing changes nothing, and says that', () => {
    expect(operated(now, 'revert', { snapshot: '1' })).toBe('');
    expect(said(now, 'revert', { snapshot: '1' })).toContain('The snapshot does not say how many vCPUs and how much memory there were: they stay.');
  });

  it('to what ran is refused where it can run no longer', () => {
    const full = world(`"vcpu": 1, "memory": "1 GiB", "power": "off", ${taken} },\n    "db": { "host": "esx", "memory": "30 GiB"`, { host: '"hypervisor": "hyperv-2022", "memory": "32 GiB"' });
    expect(operated(full, 'revert', { snapshot: '0' })).toMatch(/^refused: Snapshot "one" was taken while it ran, and it cannot run as it did then\. 4 GiB of memory is needed and \d+ GiB is free/);
  });

  it('is refused without a snapshot, and for one there is not', () => {
    expect(operated(world(''), 'revert')).toBe('refused: VM "web" has no snapshots.');
    expect(operated(now, 'revert', { snapshot: '7' })).toBe('snapshot? "7" is none of what there is to choose.');
  });
});

describe('consolidating', () => {
  it('takes the deltas away, and says how much they hold as far as that is known', () => {
    expect(operated(world(taken), 'consolidate')).toBe(`- "web": { "host": "esx", ${taken} }\n+ "web": { "host": "esx" }`);
    expect(said(world(taken), 'consolidate')).toBe('Consolidated 2 snapshots of VM "web": 2 deltas of at least 3 GiB are part of its disks now. How much thin disks grow by it the document does not tell.');
  });

  it('of one leaves the others', () => {
    expect(operated(world(taken), 'consolidate', { snapshot: '0' })).toContain('+ "web": { "host": "esx", "snapshots": [{ "name": "two", "size": "3 GiB" }] }');
    expect(said(world(taken), 'consolidate', { snapshot: '1' })).toContain('Consolidated snapshot "two" of VM "web": 1 delta of 3 GiB is part of its disks now.');
  });

  it('is refused while a linked clone reads from them (O6)', () => {
    expect(operated(world(`${taken} },\n    "copy": { "linkedTo": "web"`), 'consolidate')).toBe('refused: "copy" is a linked clone that reads the disks of VM "web".');
  });
});
