import { describe, expect, it } from 'vitest';
import { performOnAll } from '../../../../src/core/hypervisor/operations/perform';
import { operationById } from '../../../../src/core/hypervisor/operations/operations';
import { givenBy } from '../../../../src/features/operations';
import { sessionOf } from '../../../support/estate';
import { now } from '../../../features/support/gesture';
import { operated, said, world } from './support/operated';

/** A product that gives VMs no more memory than there is. */
const hyperv = { host: '"hypervisor": "hyperv-2022", "memory": "32 GiB", "cpu": { "cores": 8 }' };

describe('powering on', () => {
  it('writes the state where it stands', () => {
    expect(operated(world('"power": "off"'), 'power-on')).toBe('- "web": { "host": "esx", "power": "off" }\n+ "web": { "host": "esx", "power": "on" }');
  });

  it('asks whether it would be admitted, and names every reason with its numbers (O8)', () => {
    expect(operated(world('"power": "off", "vcpu": 12, "memory": "48 GiB"', hyperv), 'power-on')).toMatch(
      /^refused: "web" has 12 vCPUs, "esx" has 8 logical processors\. 48 GiB of memory is needed and \d+ GiB is free/);
    expect(operated(world('"power": "off", "cpu": { "reservation": "12 GHz" } },\n    "db": { "host": "esx", "cpu": { "reservation": "8 GHz" }', { host: '"cpu": { "cores": 8, "clock": "2 GHz" }' }), 'power-on')).toMatch(/^refused: .*12 GHz.*8 GHz/);
  });

  it('is refused by a host in maintenance, where there is no host, and where the device it has is taken', () => {
    expect(operated(world('"power": "off"', { host: '"maintenance": true' }), 'power-on')).toBe('refused: "esx" is in maintenance: it runs nothing.');
    expect(operated('{ "vms": { "web": { "power": "off" } } }', 'power-on')).toBe('refused: VM "web" is on no host and in no cluster.');
    expect(operated('{ "vms": { "web": { "power": "off", "host": "gone" } } }', 'power-on')).toBe('refused: There is no host "gone".');
    expect(operated(world('"power": "off", "passthrough": ["gpu0"] },\n    "db": { "host": "esx", "passthrough": ["gpu0"]', { host: '"devices": { "gpu0": { "kind": "gpu" } }' }), 'power-on'))
      .toBe('refused: "gpu0" of host "esx" is there for one VM, and "db" has it.');
  });

  it('is refused for what runs, is suspended, or is a template', () => {
    expect(operated(world(''), 'power-on')).toBe('refused: VM "web" is running already.');
    expect(operated(world('"power": "suspended"'), 'power-on')).toBe('refused: VM "web" is suspended: resume it, or power it off to give up what it holds.');
    expect(operated(world('"template": true'), 'power-on')).toBe('refused: VM "web" is a template: it never runs. Clone it, and use the clone.');
  });

  it('is not refused for what nobody knows: a cluster without a host, a host that says nothing (O1)', () => {
    expect(operated('{\n  "clusters": { "c": {} },\n  "hosts": { "h": { "cluster": "c" } },\n  "vms": {\n    "web": { "power": "off", "cluster": "c" }\n  }\n}', 'power-on')).toContain('"power": "on"');
    expect(operated(world('"power": "off", "vcpu": 64, "memory": "4 TiB"', { host: '"hypervisor": "unheard-of 9"' }), 'power-on')).toContain('"power": "on"');
  });
});

describe('powering off, suspending and resuming', () => {
  it('powers off what runs, and gives up what was suspended', () => {
    expect(operated(world(''), 'power-off')).toBe('- "web": { "host": "esx" }\n+ "web": { "host": "esx", "power": "off" }');
    expect(said(world('"power": "suspended"'), 'power-off')).toBe('Powered off VM "web". What its memory held when it was suspended is given up.');
    expect(operated(world('"power": "off"'), 'power-off')).toBe('refused: VM "web" is off already.');
  });

  it('suspends only what runs, and where the product can', () => {
    expect(operated(world(''), 'suspend')).toContain('"power": "suspended"');
    expect(operated(world('"power": "off"'), 'suspend')).toBe('refused: VM "web" is off: only a running VM can be suspended.');
    expect(operated(world('"power": "suspended"'), 'suspend')).toBe('refused: VM "web" is suspended already: only a running VM can be suspended.');
  });

  it('does not suspend a VM that has a device of its host, where that is documented', () => {
    const vm = '"passthrough": ["gpu0"]';
    expect(operated(world(vm, { host: '"hypervisor": "esxi-8.0"' }), 'suspend')).toBe('refused: VMware ESXi 8.0 suspends no VM with devices passed through, and VM "web" has 1 such device: "gpu0" (vSphere 8.0 Networking, "DirectPath I/O").');
    expect(operated(world(vm, { host: '"hypervisor": "unheard-of"' }), 'suspend')).toContain('"power": "suspended"');
  });

  it('resumes only what is suspended, and only where it still fits', () => {
    expect(operated(world('"power": "suspended"'), 'resume')).toContain('+ "web": { "host": "esx", "power": "on" }');
    expect(operated(world(''), 'resume')).toBe('refused: VM "web" is running: only a suspended VM can be resumed.');
    expect(operated(world('"power": "off"'), 'resume')).toBe('refused: VM "web" is off: only a suspended VM can be resumed. Power it on.');
    expect(operated(world('"power": "suspended", "memory": "16 GiB" },\n    "db": { "host": "esx", "memory": "24 GiB"', hyperv), 'resume')).toMatch(/^refused: 16 GiB of memory is needed and \d+ GiB is free/);
  });
});

describe('several at once', () => {
  const three = world('"power": "off", "memory": "12 GiB" },\n    "db": { "host": "esx", "power": "off", "memory": "12 GiB" },\n    "app": { "host": "esx", "memory": "4 GiB"', hyperv);
  const all = (text: string, id: string, names: readonly string[]): string => {
    const session = sessionOf(text);
    const vms = names.flatMap((name) => session.estate.find('vms', name) ?? []);
    const operation = operationById.get(id);
    if (!operation) throw new Error(`There is no operation "${id}".`);
    const outcome = performOnAll(operation, session.estate, vms, givenBy(session, now));
    return outcome.kind === 'changes' ? `${outcome.changes.map(({ path }) => path[1]).join()}: ${outcome.message}` : `refused: ${outcome.reasons.join(' ')}`;
  };

  it('does what there is to do, and leaves the others', () => {
    expect(all(three, 'power-on', ['web', 'db', 'app'])).toBe('web,db: Power on 2 VMs: done. 1 other was left as it is.');
  });

  it('counts the first when it asks whether the second is admitted (O9)', () => {
    expect(all(three.replaceAll('12 GiB', '20 GiB'), 'power-on', ['web'])).toBe('web: Power on 1 VM: done.');
    expect(all(three.replaceAll('12 GiB', '20 GiB'), 'power-on', ['web', 'db'])).toMatch(/^refused: 20 GiB of memory is needed and \d+ GiB is free/);
  });

  it('names the first of many reasons, and how many more there are', () => {
    const many = JSON.stringify({ vms: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`v${i}`, { power: 'off' }])) });
    const refusal = all(many, 'power-on', Array.from({ length: 20 }, (_, i) => `v${i}`));
    expect(refusal).toContain('VM "v11" is on no host and in no cluster. There are 8 other reasons.');
  });

  it('is refused where there is nothing to do', () => {
    expect(all(three, 'power-off', ['web', 'db'])).toBe('refused: VM "web" is off already. VM "db" is off already.');
  });
});
