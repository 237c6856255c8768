import { describe, expect, it } from 'vitest';
import { useCli } from './support/cli';

const cli = useCli();

const old = `{ "topovisor": 1, "sites": { "dakar": {} }, "hosts": { "esx-01": { "site": "dakar", "cpu": { "cores": 16 }, "memory": "64 GiB", "hypervisor": "esxi-8.0" }, "esx-02": { "site": "dakar", "cpu": { "cores": 16 }, "memory": "64 GiB", "hypervisor": "esxi-8.0" } },
  "vms": { "web-01": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB" }, "db-01": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB" }, "old-01": { "host": "esx-02", "vcpu": 1, "memory": "4 GiB" } } }`;
const now = old.replace('"web-01": { "host": "esx-01"', '"web-01": { "host": "esx-02"').replace('"db-01": { "host": "esx-01", "vcpu": 2, "memory": "8 GiB" }', '"db-01": { "host": "esx-01", "vcpu": 2, "memory": "128 GiB" }').replace('"old-01": { "host": "esx-02", "vcpu": 1,', '"new-01": { "host": "esx-02", "vcpu": 4,');

interface Told {
  readonly changes: readonly { readonly node: string; readonly change: string; readonly fields: readonly unknown[] }[];
  readonly appeared: readonly { readonly rule: string }[];
  readonly hosts: readonly { readonly node: string; readonly vms: unknown }[];
  readonly counts: Readonly<Record<string, number>>;
}

describe('a difference', () => {
  it('is told line by line, with findings and hosts, and makes the exit code 1', async () => {
    cli.file('old.virt.json', old);
    cli.file('new.virt.json', now);
    const { code, out, err } = await cli.run(['diff', 'old.virt.json', 'new.virt.json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('~ changed VM db-01 in dakar › esx-01\n    memory: 8 GiB → 128 GiB\n');
    expect(out).toContain('→ moved   VM web-01 from dakar › esx-01 to dakar › esx-02\n    host: esx-01 → esx-02\n');
    expect(out).toContain('+ added   VM new-01 in dakar › esx-02\n');
    expect(out).toContain('− removed VM old-01 in dakar › esx-02\n');
    expect(out).toMatch(/New findings:\n(?:.*\n)*?.*\[vm-larger-than-host\]/);
    expect(out).toMatch(/Hosts:\n(?:.*\n)*? {2}esx-01: .*2 → 1 VMs/);
    expect(out).toMatch(/\n1 added, 1 removed, 1 changed, 1 moved; .*new finding/);
  });

  it('is told to programs as JSON', async () => {
    const { out } = await cli.run(['diff', cli.file('old.virt.json', old), cli.file('new.virt.json', now), '--format', 'json']);
    const told = JSON.parse(out) as Told;
    expect(told.counts).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
    expect(told.changes.find(({ node }) => node === 'vms/db-01')).toMatchObject({ change: 'changed', fields: [{ path: ['memory'], before: '8 GiB', after: '128 GiB' }] });
    expect(told.appeared.map(({ rule }) => rule)).toContain('vm-larger-than-host');
    expect(told.hosts.map(({ node, vms }) => [node, vms])).toContainEqual(['hosts/esx-01', { before: 2, after: 1 }]);
    const fromNothing = JSON.parse((await cli.run(['diff', cli.file('empty.virt.json', '{}'), 'new.virt.json', '--format', 'json'])).out) as Told;
    expect(fromNothing.hosts.find(({ node }) => node === 'hosts/esx-01')).toMatchObject({ vms: { before: null, after: 1 } });
  });

  it('is none between equal texts, with exit code 0', async () => {
    cli.file('old.virt.json', old);
    expect(await cli.run(['diff', 'old.virt.json', 'old.virt.json'])).toEqual({ code: 0, out: 'No difference.\n', err: '' });
  });

  it('fails on new findings alone where that is asked for', async () => {
    cli.file('old.virt.json', old);
    cli.file('new.virt.json', now);
    expect((await cli.run(['diff', 'old.virt.json', 'new.virt.json', '--fail-on', 'error'])).code).toBe(1);
    expect((await cli.run(['diff', 'new.virt.json', 'old.virt.json', '--fail-on', 'error'])).code).toBe(0);
  });

  it('is told of standard input too, and of imports each beside its own file', async () => {
    cli.file('new.virt.json', now);
    expect((await cli.run(['diff', '-', 'new.virt.json'], { input: now })).code).toBe(0);
    cli.file('base/main.virt.json', '{ "topovisor": 1, "imports": ["vms.virt.json"] }');
    cli.file('base/vms.virt.json', '{ "vms": { "a": { "vcpu": 1 } } }');
    cli.file('here/main.virt.json', '{ "topovisor": 1, "imports": ["vms.virt.json"] }');
    cli.file('here/vms.virt.json', '{ "vms": { "a": { "vcpu": 2 } } }');
    expect((await cli.run(['diff', 'base/main.virt.json', 'here/main.virt.json'])).out).toContain('~ changed VM a\n    vcpu: 1 → 2\n');
  });
});

describe('what cannot be compared', () => {
  it('has a sentence each, and exit code 2', async () => {
    cli.file('old.virt.json', old);
    cli.file('torn.virt.json', '{ "vms": { "a": { ');
    cli.file('alone.virt.json', '{ "imports": ["gone.virt.json"] }');
    expect(await cli.run(['diff', 'old.virt.json'])).toEqual({ code: 2, out: '', err: 'topovisor: say which two files to compare: "topovisor diff OLD NEW".\n' });
    expect(await cli.run(['diff', '-', '-'])).toEqual({ code: 2, out: '', err: 'topovisor: only one of the two can come from standard input.\n' });
    expect(await cli.run(['diff', 'torn.virt.json', 'nowhere.virt.json'])).toEqual({
      code: 2, out: '', err: 'topovisor: "torn.virt.json" cannot be read: brackets or quotes in it do not match; "topovisor check" tells where.\ntopovisor: "nowhere.virt.json" cannot be read: there is no such file.\n',
    });
    expect(await cli.run(['diff', 'old.virt.json', 'alone.virt.json'])).toEqual({ code: 2, out: '', err: 'topovisor: "gone.virt.json", which "alone.virt.json" imports, cannot be read: there is no such file.\n' });
  });
});
