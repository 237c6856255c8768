import { describe, expect, it } from 'vitest';
import { entitySchemas } from '../../../src/core/model/entities';
import { inspect, inspectAll } from '../../../src/features/diagram/inspection';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { FieldPath, InspectorField } from '../../../src/protocol/inspector';
import type { Inspection } from '../../../src/protocol/view';
import { sessionOf, type Files } from '../../support/estate';

const estate = `{
  "policies": { "memoryOvercommit": 2, "cpuHeadroom": "30 %" },
  "clusters": { "prod": { "policies": { "vcpuPerCore": 3 } } },
  "hosts": {
    "h10": {}, "h9": {},
    "h1": { "name": "Rack 3, bottom", "cluster": "prod", "cpu": { "sockets": 2, "cores": 16, "clock": "2 GHz" }, "memory": "512 GiB", "nics": { "vmnic0": { "speed": "25 Gb/s" } } }
  },
  "vms": {
    "web": { "host": "h1", "vcpu": 4, "memory": "8 Go", "cpu": { "shares": 1500 }, "disks": { "system": { "size": "40 GiB" }, "data": {} } },
    "off": { "host": "h1", "power": "off" }
  }
}`;
function inspection(node: string, files: Files = estate): Inspection {
  const found = inspect(sessionOf(files), node);
  if (!found) throw new Error(`${node} cannot be inspected.`);
  return found;
}
/** What is seen of a part. */
function within(node: string, path: FieldPath, files: Files = estate): Inspection {
  const found = inspectAll(sessionOf(files), [node], { within: path });
  if (!found) throw new Error(`${node} cannot be inspected.`);
  return found;
}
function field(node: string, ...path: readonly string[]): InspectorField {
  const found = [inspection(node), ...(path.length > 2 ? [within(node, path.slice(0, 2))] : [])].flatMap(({ groups }) => groups).flatMap((group) => group.fields).find((f) => f.path.join('/') === path.join('/'));
  if (!found) throw new Error(`There is no field ${path.join('/')}.`);
  return found;
}
const titles = (node: string): readonly string[] => inspection(node).groups.map((group) => group.title);

describe('the inspection of a node', () => {
  it('says what it is, by its name where it has one', () => {
    expect(inspection('hosts/h1')).toMatchObject({ nodes: ['hosts/h1'], title: 'Rack 3, bottom', word: 'host' });
    expect(inspection('vms/web')).toMatchObject({ title: 'web', word: 'VM' });
  });

  it('is none of a group, and none of what is not there', () => {
    expect(inspect(sessionOf(estate), 'group/unplaced')).toBeUndefined();
    expect(inspect(sessionOf(estate), 'vms/gone')).toBeUndefined();
  });

  it('explains every figure, with its numbers and the policy it follows', () => {
    expect(inspection('hosts/h1').figures).toContainEqual({ name: 'vCPUs', value: '4 of 96 allowed', explanation: '32 cores × 3 vCPU per core, the policy "vcpuPerCore".' });
    expect(inspection('hosts/h1').figures).toContainEqual({ name: 'Memory given to VMs', value: '1 GiB of 1 TiB allowed', explanation: 'Physical memory: 512 GiB, times 2 (policy "memoryOvercommit").' });
    for (const node of ['vms/web', 'hosts/h1', 'clusters/prod']) for (const figure of inspection(node).figures) expect(figure.explanation).not.toBe('');
  });

  it('explains what the model computes in sections, with formulas', () => {
    const sections = Object.fromEntries(inspection('hosts/h1').sections.map(({ title, figures: of }) => [title, of]));
    expect(Object.keys(sections)).toEqual(['CPU', 'Memory']);
    expect(sections['CPU']?.[0]).toEqual({ name: 'Capacity', value: '64 GHz', formula: '32 cores × 2 GHz = 64 GHz', policies: ['"hypervisorCpu" 0 %'], explanation: expect.any(String) });
    expect(inspection('clusters/prod').sections).toEqual([]);
  });

  it('shows the layers of a host, with the kernel and user space they are in', () => {
    const pc = '{ "hosts": { "pc": { "hypervisor": "virtualbox-7", "hostOs": "windows-11", "cpu": { "cores": 8 } } } }';
    expect(inspection('hosts/pc', pc).layers).toEqual([
      { layer: 'hardware', label: '8 cores', detail: '', space: '' },
      { layer: 'host-os', label: 'Windows 11', detail: 'host OS', space: 'kernel and user space' },
      { layer: 'hypervisor', label: 'Oracle VirtualBox 7', detail: 'type 2, an application', space: 'kernel and user space' },
    ]);
    expect(inspection('vms/web').layers).toEqual([]);
  });

  it('lists the containers of a VM, and leaves what is found on them to them', () => {
    const text = '{ "vms": { "v": {} }, "containers": { "c10": { "on": "v", "cpus": 2 }, "c9": { "on": "v", "engine": "lxc", "name": "Cache", "memoryLimit": "1 Go" } } }';
    expect(inspection('vms/v', text).guests).toEqual([{ node: 'containers/c9', label: 'Cache', detail: 'lxc' }, { node: 'containers/c10', label: 'c10', detail: 'docker · 2 CPUs' }]);
    expect(inspection('vms/v', text).findings.map(({ rule, path }) => `${rule} ${path.join('/')}`)).not.toContain('invalid-quantity containers/c9/memoryLimit');
    expect(inspection('containers/c9', text).findings.map(({ rule }) => rule)).toContain('invalid-quantity');
  });

  it('shows the hardware and the files of a VM as tables', () => {
    expect(inspection('vms/web').tables.map(({ title }) => title)).toEqual(['VM hardware', 'Files on storage']);
  });

  it('gathers the fields of each object below the entry, and its parts, each kind in a group', () => {
    expect(titles('vms/web')).toEqual(['General', 'Source', 'CPU', 'Memory allocation', 'Disks', 'NICs', 'Video', 'Hot add', 'Snapshots', 'Demand', 'Demand › Flows']);
    expect(titles('hosts/h1')).toEqual(['General', 'Source', 'CPU', 'NICs', 'Adapters', 'HBAs', 'Disks', 'Devices', 'Own demand', 'Power', 'Measured']);
  });

  it('lists the parts of an entry, each with what is written of it, and looks into one', () => {
    expect(field('vms/web', 'disks').control).toEqual({ kind: 'parts', by: 'name', word: 'disk', parts: [
      { step: 'system', label: 'system', detail: '40 GiB', node: 'vms/web/disks/system', problem: '' }, { step: 'data', label: 'data', detail: '', node: 'vms/web/disks/data', problem: '' },
    ] });
    const disk = within('vms/web', ['disks', 'system']);
    expect(disk).toMatchObject({ within: ['disks', 'system'], title: 'system', word: 'disk' });
    expect(disk.groups.map(({ title }) => title)).toEqual(['General']);
    expect(disk.groups[0]?.fields.find(({ label }) => label === 'Size')).toMatchObject({ path: ['disks', 'system', 'size'], value: '40 GiB' });
    expect(within('vms/web', ['disks', 'gone']).within, 'a part that is not there any more').toEqual([]);
  });

  it('looks into parts of parts, items of lists, and what is keyed by an id', () => {
    const text = `{
      "networks": { "n": { "dhcp": { "reservations": { "printer": { "address": "10.0.0.9" } } } } },
      "clusters": { "c": { "rules": [{ "kind": "apart" }, { "description": "Both databases", "vms": ["a", "b"] }] } },
      "switches": { "s": { "uplinks": { "h1": ["vmnic0", "vmnic1"] } } }
    }`;
    expect(within('networks/n', ['dhcp', 'reservations', 'printer'], text).groups.flatMap(({ fields }) => fields.map(({ label }) => label))).toEqual(['MAC', 'Address']);
    const rules = inspection('clusters/c', text).groups.find(({ title }) => title === 'Rules')?.fields[0]?.control;
    expect(rules).toMatchObject({ kind: 'parts', by: 'place', parts: [{ step: 0, label: '1', detail: 'apart' }, { step: 1, label: 'Both databases', detail: 'a, b' }] });
    expect(within('clusters/c', ['rules', 1], text).groups[0]?.fields.find(({ label }) => label === 'VMs')).toMatchObject({ path: ['rules', 1, 'vms'], value: ['a', 'b'], control: { kind: 'list', item: { kind: 'reference', of: ['VM'] } } });
    expect(within('switches/s', ['uplinks', 'h1'], text).groups).toMatchObject([{ fields: [{ path: ['uplinks', 'h1'], value: ['vmnic0', 'vmnic1'], control: { kind: 'list', item: { kind: 'text', suggests: true } } }] }]);
  });

  it('says where what counts comes from: a policy, what lies around it, the catalogue, or the format', () => {
    const text = `{
      "policies": { "datastoreLatency": "5 ms", "cpuHeadroom": "30 %" },
      "sites": { "lyon": {} },
      "clusters": { "c": { "site": "lyon" } },
      "hosts": { "h": { "cluster": "c", "cpu": { "sockets": 2 }, "disks": { "d": { "media": "ssd" } } } },
      "networks": { "n": { "mtu": 9000 } },
      "vms": { "v": { "host": "h", "nics": { "eth0": { "network": "n" } } } },
      "datastores": { "ds": {} }
    }`;
    const source = (node: string, ...path: readonly string[]): unknown => {
      const all = [inspection(node, text), ...(path.length > 2 ? [within(node, path.slice(0, 2), text)] : [])].flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));
      const { from, fallback, origin, value } = all.find((one) => one.path.join() === path.join())!;
      return [from, fallback, origin, value];
    };
    expect(source('hosts/h', 'site')).toEqual(['inherited', 'lyon', 'cluster c', null]);
    expect(source('vms/v', 'site')).toEqual(['inherited', 'lyon', 'host h', null]);
    expect(source('vms/v', 'cluster')).toEqual(['inherited', 'c', 'host h', null]);
    expect(source('vms/v', 'nics', 'eth0', 'mtu')).toEqual(['inherited', '9000', 'network n', null]);
    expect(source('hosts/h', 'numaNodes')).toEqual(['inherited', '2', 'one per socket', null]);
    expect(source('hosts/h', 'disks', 'd', 'iops')).toEqual(['inherited', '35000 IOPS', 'catalogue: a SATA SSD for data centres', null]);
    expect(source('datastores/ds', 'latencyTarget')).toEqual(['policy', '5 ms', 'policy datastoreLatency', null]);
    expect(source('clusters/c', 'policies', 'cpuHeadroom')).toEqual(['policy', '30 %', 'policies of the document', null]);
    expect(source('clusters/c', 'policies', 'vcpuPerCore')).toEqual(['default', '4', '', null]);
    expect(source('vms/v', 'memory')).toEqual(['default', '1 GiB', '', null]);
    expect(source('hosts/h', 'cluster')).toEqual(['document', '', '', 'c']);
  });

  it('shows every field of the format that holds one value, written or not', () => {
    const scalars = Object.entries(entitySchemas.vms.properties).filter(([, schema]) => ['string', 'integer', 'number', 'boolean'].includes(String((schema as { type?: unknown }).type)));
    for (const [key] of scalars) expect(field('vms/off', key).path).toEqual([key]);
  });

  it('shows a value as it is written, also where it cannot be read, with what is wrong with it', () => {
    expect(field('vms/web', 'memory')).toMatchObject({ value: '8 Go', problem: expect.stringContaining('"8 Go" is not a quantity') });
    expect(field('vms/web', 'cpu', 'shares').value).toBe(1500);
    expect(field('vms/web', 'disks', 'system', 'size')).toMatchObject({ value: '40 GiB', problem: '' });
  });

  it('shows what counts where nothing is written', () => {
    expect(field('vms/off', 'memory')).toMatchObject({ value: null, fallback: '1 GiB' });
    expect(field('vms/off', 'power').fallback).toBe('on');
    expect(field('hosts/h9', 'numaNodes').fallback).toBe('one per socket');
    expect(field('hosts/h1', 'rack').fallback).toBe('');
    const network = inspection('networks/n', '{ "networks": { "n": {} } }').groups.flatMap(({ fields }) => fields);
    expect(['gateway', 'teaming', 'kind'].map((key) => network.find(({ path }) => path.join() === key)?.fallback)).toEqual(['', 'that of its switch', 'port-group']);
  });

  it('shows the policies of the document where a cluster has none of its own', () => {
    expect(field('clusters/prod', 'policies', 'memoryOvercommit').fallback).toBe('2');
    expect(field('clusters/prod', 'policies', 'cpuHeadroom').fallback).toBe('30 %');
    expect(field('clusters/prod', 'policies', 'datastoreFull').fallback).toBe('90 %');
  });

  it('has the control that fits each field', () => {
    expect(field('vms/web', 'power').control).toEqual({ kind: 'choice', options: ['on', 'off', 'suspended'] });
    expect(field('vms/web', 'host').control).toEqual({ kind: 'reference', of: ['host'] });
    expect(field('vms/web', 'tags').control).toEqual({ kind: 'list', item: { kind: 'text', suggests: false } });
    expect(field('vms/web', 'guest').control).toEqual({ kind: 'text', suggests: true });
    expect(field('vms/web', 'cpu', 'shares').control).toEqual({ kind: 'text', suggests: true });
    expect(field('vms/web', 'memory').control).toEqual({ kind: 'quantity', example: '8 GiB' });
    expect(field('vms/web', 'vcpu').control).toEqual({ kind: 'number', minimum: 1, maximum: null, whole: true });
    expect(field('vms/web', 'template').control).toEqual({ kind: 'flag' });
  });

  it('labels fields in words', () => {
    const labels = ['vcpu', 'coresPerSocket', 'tpm', 'cdrom'].map((key) => field('vms/web', key).label);
    expect(labels).toEqual(['vCPU', 'Cores per socket', 'TPM', 'CD/DVD']);
    expect(field('clusters/prod', 'policies', 'vcpuPerCore').label).toBe('vCPU per core');
    const network = '{ "networks": { "n": { "dhcp": {} } }, "switches": { "s": { "ports": { "e1": {} } } } }';
    const all = [inspection('networks/n', network), within('switches/s', ['ports', 'e1'], network), inspection('switches/s', network)].flatMap(({ groups }) => groups.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]));
    expect(all).toEqual(expect.arrayContaining(['NIC', 'VLAN', 'VLANs', 'VNI', 'DHCP', 'LACP', 'MAC changes']));
  });

  it('shows each finding with why it matters, what to do and its repairs', () => {
    expect(inspection('vms/web').findings).toMatchObject([
      { rule: 'invalid-quantity', severity: 'error', path: ['vms', 'web', 'memory'], fixes: ['Write "8 GB"'], why: expect.stringContaining('GiB'), remedy: expect.stringContaining('unit') },
    ]);
  });

  it('leads from a finding to the other nodes it speaks of', () => {
    const text = '{ "clusters": { "c": {} }, "hosts": { "h": {} }, "vms": { "a": { "host": "h", "cluster": "c" } } }';
    expect(inspection('vms/a', text).findings).toMatchObject([{ rule: 'cluster-mismatch', related: [{ node: 'hosts/h' }] }]);
  });

  it('shows as many findings as the diagram counts on the node, also those of the file', () => {
    const session = sessionOf('{ "vms": { "twice": {}, "a": { "host": "ghost", "memory": "8 Go" }, "twice": { "vcpu": 2 } } }');
    for (const node of new DiagramProjection(session).view().nodes.filter((n) => n.kind !== 'group')) {
      const count = (severity: string): number => inspect(session, node.id)?.findings.filter((finding) => finding.severity === severity).length ?? 0;
      expect({ error: count('error'), warning: count('warning'), info: count('info') }).toEqual(node.findings);
    }
    expect(inspect(session, 'vms/twice')?.findings.map(({ rule }) => rule)).toContain('duplicate-key');
  });
});
