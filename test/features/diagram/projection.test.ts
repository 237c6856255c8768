import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../src/core/diagnostics/rule';
import { allLook } from '../../../src/features/diagram/all/look';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { DiagramNode } from '../../../src/protocol/view';
import { mainFile, sessionOf, type Files } from '../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../support/randomEstate';
import { Drawn, inOrder } from '../support/drawn';

const tooSmall = defineRule({
  id: 'too-small', severity: 'warning', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'vms',
  *check(vm) {
    if ((vm.value.vcpu ?? 1) < 2) yield { place: placeIn(vm, ['vcpu']), message: 'It has one vCPU.' };
  },
});
const nodesOf = (files: Files): readonly DiagramNode[] => new DiagramProjection(sessionOf(files, { rules: [tooSmall] })).view().nodes;
const node = (files: Files, id: string): DiagramNode | undefined => nodesOf(files).find((n) => n.id === id);

/** The tree as an outline: children below their parent, in order. */
function outline(files: Files): string {
  const nodes = nodesOf(files);
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((n) => n.parent === parent).sort((a, b) => a.order - b.order).flatMap((n) => [`${indent}${n.id}`, ...below(n.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

describe('the diagram of an estate', () => {
  it('puts VMs in hosts, hosts in clusters and clusters in sites', () => {
    expect(outline('{ "sites": { "dakar": {} }, "clusters": { "prod": { "site": "dakar" } }, "hosts": { "h1": { "cluster": "prod" } }, "vms": { "web": { "host": "h1" } } }')).toBe(`
      sites/dakar
        clusters/prod
          hosts/h1
            vms/web
    `);
  });

  it('gives what has no place one of its own', () => {
    expect(outline(`{
      "sites": { "s": {} }, "clusters": { "c": { "site": "s" }, "loose": { "site": "nowhere" } },
      "hosts": { "in-site": { "site": "s" }, "alone": {}, "lost": { "cluster": "nowhere", "site": "s" } },
      "vms": { "waiting": { "cluster": "c" }, "nowhere": {}, "dangling": { "host": "ghost", "cluster": "c" }, "astray": { "cluster": "ghost" } }
    }`)).toBe(`
      sites/s
        clusters/c
          group/no-host/c
            vms/waiting
        hosts/in-site
        hosts/lost
      clusters/loose
      hosts/alone
      group/unplaced
        vms/astray
        vms/dangling
        vms/nowhere
    `);
  });

  it('orders siblings as people do, whatever the order of the text', () => {
    expect(outline('{ "hosts": { "h": {} }, "vms": { "web-10": { "host": "h" }, "web-9": { "host": "h" }, "db-1": { "host": "h" } } }')).toBe(`
      hosts/h
        vms/db-1
        vms/web-9
        vms/web-10
    `);
  });

  it('gathers the entries of several files', () => {
    expect(outline({ 'a.virt.json': '{ "imports": ["b.virt.json"], "vms": { "web": { "host": "h1" } } }', 'b.virt.json': '{ "hosts": { "h1": {} } }' })).toBe(`
      hosts/h1
        vms/web
    `);
  });

  it('labels a node with its name where it has one', () => {
    expect(node('{ "hosts": { "h1": { "name": "Rack 3, bottom" } } }', 'hosts/h1')?.label).toBe('Rack 3, bottom');
    expect(node('{ "hosts": { "h1": {} } }', 'hosts/h1')?.label).toBe('h1');
  });

  it('shows in one line what a node has', () => {
    const text = `{
      "clusters": { "c": {} },
      "hosts": { "h": { "cluster": "c", "cpu": { "sockets": 2, "cores": 16 }, "memory": "512 GiB" } },
      "vms": { "a": { "host": "h", "vcpu": 4, "memory": "8 GiB" }, "b": { "cluster": "c" } }
    }`;
    expect(node(text, 'vms/a')?.detail).toBe('4 vCPU · 8 GiB');
    expect(node(text, 'hosts/h')?.detail).toBe('1 VM · as allocated');
    expect(node(text, 'clusters/c')?.detail).toBe('1 host · 2 VMs · as allocated');
    expect(node(text, 'group/no-host/c')?.detail).toBe('1 VM');
    expect(node('{ "hosts": { "h": {} } }', 'hosts/h')?.detail).toBe('0 VMs');
  });

  it('counts no VMs on a server that could have none', () => {
    const detail = (host: string, more = ''): string | undefined => node(`{ "hosts": { "h": ${host} }${more} }`, 'hosts/h')?.detail;
    expect(detail('{ "hostOs": "debian-12" }')).toBe('no guests');
    expect(detail('{ "hostOs": "debian-12", "measured": { "cpu": "20 %" } }')).toBe('no guests · as measured');
    expect(detail('{ "hostOs": "debian-12", "hypervisor": "virtualbox-7" }')).toBe('0 VMs');
    expect(detail('{ "hostOs": "debian-12" }', ', "vms": { "v": { "host": "h" } }')).toContain('1 VM');
  });

  it('shows what a host stands on, from below', () => {
    const layers = (host: string, ...others: readonly string[]): unknown => node(`{ "hosts": { "h": ${host} }${others.map((other) => `, ${other}`).join('')} }`, 'hosts/h')?.layers;
    const hardware = '"cpu": { "sockets": 2, "cores": 16 }, "memory": "512 GiB"';
    expect(layers(`{ ${hardware}, "hypervisor": "esxi-8.0" }`)).toEqual([['hardware', '2 × 16 cores · 512 GiB'], ['hypervisor', 'VMware ESXi 8.0 · type 1']]);
    expect(layers(`{ ${hardware}, "hypervisor": "virtualbox-7", "hostOs": "windows-11" }`)).toEqual([
      ['hardware', '2 × 16 cores · 512 GiB'], ['host-os', 'Windows 11'], ['hypervisor', 'Oracle VirtualBox 7 · type 2, an application'],
    ]);
    expect(layers('{ "cpu": { "cores": 8 }, "hostOs": "debian-12" }', '"containers": { "web": { "on": "h", "engine": "lxc" } }')).toEqual([['hardware', '8 cores'], ['host-os', 'Debian 12'], ['engine', 'LXC']]);
    expect(layers('{ "vendor": "Dell", "model": "R650", "hostOs": "debian-12" }')).toEqual([['hardware', 'Dell R650'], ['host-os', 'Debian 12']]);
  });

  it('draws no hypervisor that the document does not name', () => {
    expect(node('{ "hosts": { "h": { "memory": "64 GiB" } }, "vms": { "a": { "host": "h" } } }', 'hosts/h')?.layers).toEqual([['hardware', '64 GiB']]);
    expect(node('{ "hosts": { "h": {} } }', 'hosts/h')?.layers).toEqual([['hardware', '']]);
  });

  it('shows the state of what does not simply run', () => {
    const text = `{
      "hosts": { "m": { "maintenance": true }, "guessed": { "derived": true }, "partly": { "derived": ["memory"] } },
      "vms": { "off": { "power": "off" }, "asleep": { "power": "suspended" }, "golden": { "template": true, "power": "off" }, "on": { "power": "on" } }
    }`;
    expect(Object.fromEntries(nodesOf(text).filter((n) => n.kind !== 'group').map((n) => [n.label, n.state]))).toEqual({
      m: 'maintenance', guessed: 'derived', partly: 'normal', off: 'off', asleep: 'suspended', golden: 'template', on: 'normal',
    });
  });

  it('counts the findings on each node, and forgets them when they are mended', () => {
    const session = sessionOf('{ "hosts": { "h": {} }, "vms": { "small": { "host": "h" }, "large": { "host": "h", "vcpu": 2 } } }', { rules: [tooSmall] });
    const projection = new DiagramProjection(session);
    const warnings = (): unknown => Object.fromEntries(projection.view().nodes.map((n) => [n.id, n.findings.warning]));
    expect(warnings()).toEqual({ 'hosts/h': 0, 'vms/small': 1, 'vms/large': 0 });
    carryOut(session, [{ kind: 'set', file: mainFile, path: ['vms', 'small', 'vcpu'], value: 2 }]);
    expect(warnings()).toEqual({ 'hosts/h': 0, 'vms/small': 0, 'vms/large': 0 });
  });

  it('shows pins of the file it was opened for, and none that is no position', () => {
    const text = '{ "hosts": { "a": {}, "b": {} }, "diagram": { "pins": { "compute": { "hosts/a": [12, -4], "hosts/b": [1] }, "network": { "hosts/b": [1, 2] } } } }';
    expect(nodesOf(text).map((n) => n.pin)).toEqual([[12, -4], null]);
  });

  it('has the name of the estate for its title, or that of the file', () => {
    const title = (files: Files): string => new DiagramProjection(sessionOf(files)).view().title;
    expect(title('{ "name": "Campus" }')).toBe('Campus');
    expect(title({ 'file:///estates/north.virt.json': '{}' })).toBe('north');
  });
});

describe('the heat of a node', () => {
  const host = (fields: string, vms: string): DiagramNode | undefined =>
    node(`{ "hosts": { "h": { "cpu": { "cores": 10, "clock": "2 GHz" }, "memory": "100 GiB"${fields} } }, "vms": { ${vms} } }`, 'hosts/h');

  it('is what was measured, before anything else', () => {
    expect(host(', "measured": { "cpu": "35 %", "memory": "62 %" }', '"a": { "host": "h", "vcpu": 8, "demand": { "cpu": "100 %" } }')).toMatchObject({
      heat: { cpu: 0.35, memory: 0.62 }, detail: '1 VM · as measured',
    });
  });

  it('is the sum of what VMs are said to use, the few that do not say taken to be like the others', () => {
    const vms = `
      "a": { "host": "h", "vcpu": 4, "memory": "10 GiB", "demand": { "cpu": "50 %", "memory": "5 GiB" } },
      "b": { "host": "h", "vcpu": 2, "memory": "5 GiB", "demand": { "cpu": "1 GHz" } },
      "silent": { "host": "h", "vcpu": 2, "memory": "5 GiB" },
      "off": { "host": "h", "vcpu": 64, "memory": "90 GiB", "power": "off" }`;
    // CPU: 4 + 1 GHz for 6 of 8 vCPUs, so 6.67 of 20 GHz. Memory: 5 GiB for 10 of 20 GiB, so 10 of 100 GiB.
    expect(host('', vms)).toMatchObject({ heat: { cpu: 0.333, memory: 0.1 }, detail: '4 VMs · as demanded' });
  });

  it('is what is allocated, over what the policies allow, where most VMs say nothing', () => {
    const vms = '"a": { "host": "h", "vcpu": 4, "memory": "30 GiB", "demand": { "cpu": "1 %" } }, "b": { "host": "h", "vcpu": 6, "memory": "20 GiB" }';
    expect(host('', vms)).toMatchObject({ heat: { cpu: 0.25, memory: 0.5 }, detail: '2 VMs · as allocated' });
  });

  it('is unknown where nobody says how much there is', () => {
    expect(node('{ "hosts": { "h": {} }, "vms": { "a": { "host": "h" } } }', 'hosts/h')?.heat).toEqual({ cpu: null, memory: null });
    expect(node('{ "policies": { "vcpuPerCore": 0 }, "hosts": { "h": { "cpu": { "cores": 4 } } } }', 'hosts/h')?.heat.cpu).toBeNull();
  });

  it('of a cluster and a site is the mean of their hosts, by capacity, without hosts in maintenance', () => {
    const text = `{
      "sites": { "s": {} }, "clusters": { "c": { "site": "s" } },
      "hosts": {
        "large": { "cluster": "c", "memory": "300 GiB", "measured": { "memory": "80 %" } },
        "small": { "cluster": "c", "memory": "100 GiB" },
        "mended": { "cluster": "c", "memory": "100 GiB", "maintenance": true },
        "alone": { "site": "s", "memory": "400 GiB", "measured": { "memory": "20 %" } }
      }
    }`;
    expect(node(text, 'clusters/c')).toMatchObject({ heat: { cpu: null, memory: 0.6 }, detail: '3 hosts · 0 VMs · partly as allocated' });
    expect(node(text, 'sites/s')?.heat.memory).toBe(0.4);
  });

  it('of a VM is its own demand, and of one that does not run unknown', () => {
    const vm = (fields: string): unknown => node(`{ "hosts": { "h": { "cpu": { "cores": 4, "clock": "2 GHz" } } }, "vms": { "a": { "vcpu": 2, "memory": "8 GiB", ${fields} } } }`, 'vms/a')?.heat;
    expect(vm('"host": "h", "demand": { "cpu": "1 GHz", "memory": "2 GiB" }')).toEqual({ cpu: 0.25, memory: 0.25 });
    expect(vm('"host": "h", "demand": { "cpu": "35 %", "memory": "40 %" }')).toEqual({ cpu: 0.35, memory: 0.4 });
    expect(vm('"demand": { "cpu": "1 GHz" }')).toEqual({ cpu: null, memory: null });
    expect(vm('"host": "h", "power": "off", "demand": { "cpu": "35 %" }')).toEqual({ cpu: null, memory: null });
  });
});

describe('containers in the diagram', () => {
  const text = `{
    "hosts": { "h": {}, "both": {} },
    "vms": { "docker-01": { "host": "h" }, "both": { "host": "h" } },
    "containers": {
      "proxy": { "on": "h", "cpus": 1.5, "memoryLimit": "512 MiB", "demand": { "memory": "256 MiB", "cpu": "20 %" } },
      "web-10": { "on": "docker-01" }, "web-9": { "on": "docker-01", "engine": "lxc" },
      "first-the-host": { "on": "both" }, "lost": { "on": "ghost" }, "nowhere": {}
    }
  }`;

  it('lie on their host or in their VM, and without one that is there among what is unplaced', () => {
    expect(outline(text)).toBe(`
      hosts/both
        containers/first-the-host
      hosts/h
        vms/both
        vms/docker-01
          containers/web-9
          containers/web-10
        containers/proxy
      group/unplaced
        containers/lost
        containers/nowhere
    `);
    expect(node(text, 'group/unplaced')).toMatchObject({ label: 'Unplaced containers', detail: '2 containers' });
    expect(node('{ "vms": { "a": {} }, "containers": { "b": {} } }', 'group/unplaced')).toMatchObject({ label: 'Unplaced VMs and containers', detail: '1 VM · 1 container' });
  });

  it('say what they may take and how much of it they hold', () => {
    expect(node(text, 'containers/proxy')).toMatchObject({ kind: 'container', detail: 'docker · 1.5 CPUs · 512 MiB', heat: { cpu: 0.2, memory: 0.5 } });
    expect(node(text, 'containers/lost')).toMatchObject({ detail: 'docker', heat: { cpu: null, memory: null } });
  });

  it('in a VM are counted on it', () => {
    expect(node(text, 'vms/docker-01')?.detail).toBe('1 vCPU · 1 GiB · 2 containers');
    expect(node(text, 'vms/both')?.detail).toBe('1 vCPU · 1 GiB');
    expect(node(text, 'hosts/h')?.detail).toBe('2 VMs · 1 container');
  });

  it('in a VM have their findings, and take them along wherever they move', () => {
    const bad = defineRule({
      id: 'bad', severity: 'error', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'containers',
      *check(container) { yield { place: placeIn(container, ['on']), message: 'It is bad.' }; },
    });
    const session = sessionOf('{ "hosts": { "h": {} }, "vms": { "v": { "host": "h" }, "w": { "host": "h" } }, "containers": { "a": { "on": "v" }, "b": { "on": "v" } } }', { rules: [bad] });
    const projection = new DiagramProjection(session);
    const errors = (): unknown => Object.fromEntries(projection.view().nodes.flatMap((n) => (n.findings.error > 0 ? [[n.id, n.findings.error]] : [])));
    const parentOf = (id: string): string | null | undefined => projection.view().nodes.find((n) => n.id === id)?.parent;
    expect([errors(), parentOf('containers/a')]).toEqual([{ 'containers/a': 1, 'containers/b': 1 }, 'vms/v']);
    carryOut(session, [{ kind: 'set', file: mainFile, path: ['containers', 'a', 'on'], value: 'w' }]);
    expect([errors(), parentOf('containers/a')]).toEqual([{ 'containers/a': 1, 'containers/b': 1 }, 'vms/w']);
    carryOut(session, [{ kind: 'set', file: mainFile, path: ['containers', 'a', 'on'], value: 'h' }]);
    expect([errors(), parentOf('containers/a')]).toEqual([{ 'containers/a': 1, 'containers/b': 1 }, 'hosts/h']);
    carryOut(session, [{ kind: 'remove', file: mainFile, path: ['containers', 'b'] }]);
    expect(errors()).toEqual({ 'containers/a': 1 });
  });
});

describe('a patch of the diagram', () => {
  const text = `{
    "clusters": { "c": {} },
    "hosts": { "h1": { "cluster": "c", "memory": "64 GiB" }, "h2": { "cluster": "c", "memory": "64 GiB" }, "far": {} },
    "vms": { "a": { "host": "h1", "vcpu": 2 }, "b": { "host": "h1", "vcpu": 2 }, "z": { "host": "far", "vcpu": 2 } }
  }`;
  const patchOf = (...changes: Parameters<typeof carryOut>[1]): { changed: string[]; removed: readonly string[] } | undefined => {
    const session = sessionOf(text, { rules: [tooSmall] });
    const projection = new DiagramProjection(session);
    projection.view();
    carryOut(session, changes);
    const patch = projection.flush();
    return patch && { changed: patch.changed.map((n) => n.id).sort(), removed: patch.removed };
  };
  const set = (path: string, value: string | number): Parameters<typeof carryOut>[1][number] => ({ kind: 'set', file: mainFile, path: path.split('/'), value });

  it('of a larger VM holds it, its host and its cluster, and nothing else', () => {
    expect(patchOf(set('vms/a/memory', '16 GiB'))).toEqual({ changed: ['clusters/c', 'hosts/h1', 'vms/a'], removed: [] });
  });

  it('of a new VM holds its siblings behind it, and not those before it', () => {
    expect(patchOf({ kind: 'set', file: mainFile, path: ['vms', 'aa'], value: { host: 'h1', memory: '0 B' } })?.changed).toEqual(['clusters/c', 'hosts/h1', 'vms/aa', 'vms/b']);
  });

  it('of a deleted VM names it, and a group that is now empty', () => {
    expect(patchOf({ kind: 'remove', file: mainFile, path: ['vms', 'z'] })).toEqual({ changed: ['hosts/far'], removed: ['vms/z'] });
    expect(patchOf({ kind: 'remove', file: mainFile, path: ['hosts', 'far'] })).toEqual({ changed: ['group/unplaced', 'vms/z'], removed: ['hosts/far'] });
  });

  it('is none after an edit nobody can see', () => {
    expect(patchOf(set('vms/a/description', 'The first one.'))).toBeUndefined();
    expect(patchOf(set('description', 'Notes.'))).toBeUndefined();
  });

  it('of a new name of the estate has it for its title', () => {
    expect(patchOf(set('name', 'Campus'))).toEqual({ changed: [], removed: [] });
  });
});

describe('laws of the projection', () => {
  it('prepared step by step while the document changes, the view is that of a new projection', () => {
    fc.assert(fc.property(estateTexts, fc.array(fc.array(estateChanges, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (text, steps) => {
      const session = sessionOf(text, { rules: [tooSmall] });
      const projection = new DiagramProjection(session, allLook);
      for (const changes of steps) {
        projection.prepare(() => true);
        carryOut(session, changes);
      }
      projection.prepare(() => false);
      expect(inOrder(projection.view())).toEqual(inOrder(new DiagramProjection(session, allLook).view()));
      expect(projection.flush()).toBeUndefined();
    }), { numRuns: 100 });
  });

  it('prepared in many steps counts all that lies in a group, and tells what changes after it was told', () => {
    const session = sessionOf(JSON.stringify({ vms: Object.fromEntries(Array.from({ length: 350 }, (_, at) => [`v${at}`, {}])) }), { rules: [] });
    const projection = new DiagramProjection(session);
    let steps = 1;
    while (!projection.prepare(() => true)) steps++;
    expect(steps).toBeGreaterThan(6);
    expect(projection.view().nodes.find(({ kind }) => kind === 'group')?.detail).toBe('350 VMs');
    carryOut(session, [{ kind: 'set', file: mainFile, path: ['vms', 'v1', 'name'], value: 'Shop' }]);
    expect(projection.prepare(() => false)).toBe(true);
    expect(projection.flush()?.changed.map(({ id }) => id)).toEqual(['vms/v1']);
  });

  it('after any changes the view is that of a new projection, and the patches lead to it', () => {
    fc.assert(fc.property(estateTexts, fc.array(fc.array(estateChanges, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (text, steps) => {
      const session = sessionOf(text, { rules: [tooSmall] });
      const projection = new DiagramProjection(session);
      const drawn = new Drawn(projection.view());
      for (const changes of steps) {
        carryOut(session, changes);
        drawn.take(projection.flush());
        const fresh = new DiagramProjection(sessionOf(session.document(mainFile)?.text ?? '', { rules: [tooSmall] })).view();
        expect(drawn.now()).toEqual(inOrder(fresh));
        expect(inOrder(projection.view())).toEqual(inOrder(fresh));
        expect(projection.view().title).toBe(fresh.title);
      }
    }), { numRuns: 300 });
  });

  it('while the text is typed, what does not parse included, the patches lead to what a new projection would show', () => {
    const keys = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(6), text: fc.constantFrom('', '"', '{', '}', ',', '1', ' "h2" ', '"vcpu": 3,') });
    fc.assert(fc.property(estateTexts, fc.array(keys, { maxLength: 8 }), (text, strokes) => {
      const session = sessionOf(text, { rules: [tooSmall] });
      const projection = new DiagramProjection(session);
      const drawn = new Drawn(projection.view());
      for (const { at, length, text: typed } of strokes) {
        const size = session.document(mainFile)?.text.length ?? 0;
        const offset = Math.floor(at * size);
        session.edit(mainFile, [{ offset, length: Math.min(length, size - offset), text: typed }]);
        drawn.take(projection.flush());
      }
      expect(drawn.now()).toEqual(inOrder(new DiagramProjection(session).view()));
    }), { numRuns: 300 });
  });

  it('every parent is a node of the view, and siblings are numbered from 0', () => {
    fc.assert(fc.property(estateTexts, (text) => {
      const nodes = nodesOf(text);
      const known = new Set(nodes.map((n) => n.id));
      for (const n of nodes) if (n.parent !== null) expect(known).toContain(n.parent);
      for (const parent of [null, ...known]) {
        const orders = nodes.filter((n) => n.parent === parent).map((n) => n.order).sort((a, b) => a - b);
        expect(orders).toEqual(orders.map((_, i) => i));
      }
    }));
  });
});
