import { describe, expect, it } from 'vitest';
import { addTemplate, templateViews } from '../../../src/features/diagram/templates/templates';
import { templatedKinds } from '../../../src/protocol/adding';
import { sessionOf } from '../../support/estate';
import { gestured } from '../support/gesture';

const world = '{\n  "clusters": { "prod": {} },\n  "hosts": { "esx-01": { "cluster": "prod" } },\n  "networks": { "lan": { "vlan": 10 } }\n}';

describe('templates', () => {
  it('put a VM of a usual size on a host', () => {
    expect(gestured(world, { kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: 'db', template: 'vm-medium' })).toContain('"db-01": { "guest": "debian-12", "vcpu": 4, "memory": "16 GiB", "host": "esx-01" }');
  });

  it('make an application of three tiers on networks of their own, each with a VLAN that is free', () => {
    const lines = gestured(world, { kind: 'add', what: 'vm', parent: 'clusters/prod', name: 'shop', template: 'three-tier' });
    expect(lines).toContain('"shop-web": { "vlan": 20 }');
    expect(lines).toContain('"shop-db": { "vlan": 40 }');
    expect(lines).toContain('"shop-db-01"');
    expect(lines).toContain('"nics": { "eth0": { "network": "shop-web" }, "eth1": { "network": "shop-app" } }');
  });

  it('make a second one beside the first under other names that belong together', () => {
    const text = '{ "networks": { "shop-web": {} } }';
    const lines = gestured(text, { kind: 'add', what: 'vm', parent: null, name: '', template: 'three-tier' });
    expect(lines).toContain('"shop-web-2"');
    expect(lines).toContain('"eth0": { "network": "shop-web-2" }');
  });

  it('make a cluster of as many hosts as are wished, and not of too many', () => {
    const lines = gestured(world, { kind: 'add', what: 'cluster', parent: null, name: 'dmz', template: 'cluster', count: 2 });
    expect(lines).toContain('"dmz": {}');
    expect(lines.match(/"esx-0[0-9]": \{\s*\n?\+? ?"cluster": "dmz"|"cluster": "dmz"/g)).toHaveLength(2);
    expect(addTemplate(sessionOf('{}'), { template: 'cluster', parent: null, name: '', count: 1000 })).toEqual({ kind: 'refused', reasons: ['Between 1 and 64 can be added at once, not 1000.'] });
  });

  it('make as many VMs as are wished, and say how many they make where nobody says', () => {
    expect(gestured(world, { kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: 'db', template: 'vm-small', count: 3 }).match(/"db-0\d"/g)).toEqual(['"db-01"', '"db-02"', '"db-03"']);
    expect(Object.fromEntries(templateViews().map(({ id, count }) => [id, count]))).toMatchObject({ 'vm-small': 1, cluster: 3, 'three-tier': null });
  });

  it('are of the kinds that are known before they are', () => {
    expect(new Set(templateViews().map(({ what }) => what))).toEqual(new Set(templatedKinds));
  });

  it('each say their figures, and where they can be put', () => {
    for (const { detail, parents } of templateViews()) {
      expect(detail).toMatch(/\d/);
      expect(parents.length).toBeGreaterThan(0);
    }
  });

  it('add nothing an empty estate would complain about', () => {
    for (const { id, what } of templateViews()) {
      const outcome = addTemplate(sessionOf('{}'), { template: id, parent: null, name: '' });
      expect(outcome.kind, `${id} (${what})`).toBe('changes');
    }
  });
});
