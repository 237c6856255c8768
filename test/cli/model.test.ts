import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/cli/model/figures';
import { textFigures } from '../../src/cli/model/text';
import { extremeDocuments } from '../support/extremes';
import { estateOf } from '../support/worlds';
import { useCli } from './support/cli';

const cli = useCli();

interface Model {
  readonly hosts: Readonly<Record<string, Record<'cpu' | 'memory', Readonly<Record<string, unknown>>>>>;
  readonly vms: Readonly<Record<string, Record<'cpu' | 'memory', Readonly<Record<string, unknown>>> & { readonly files: readonly { readonly name: string; readonly bytes: number | null }[]; readonly admitted: boolean; readonly reasons: readonly string[] }>>;
  readonly resourcePools: Readonly<Record<string, Record<'cpu' | 'memory', Readonly<Record<string, unknown>>>>>;
}

async function modelOf(name: string, document: unknown): Promise<Model> {
  cli.file(name, JSON.stringify(document));
  const { code, out, err } = await cli.run(['model', name, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Model;
}

const world = {
  hosts: {
    esx: { hypervisor: 'esxi-8.0', cpu: { sockets: 1, cores: 4, clock: '2 GHz' }, memory: '16 GiB' },
    old: { derived: true },
  },
  resourcePools: { prod: { parent: 'esx', cpu: { reservation: '1 GHz' } } },
  datastores: { gold: { capacity: '1 TiB' } },
  vms: {
    web: { host: 'esx', vcpu: 2, memory: '4 GiB', memoryAllocation: { reservation: '1 GiB' }, demand: { cpu: '1 GHz', memory: '2 GiB' }, disks: { system: { datastore: 'gold', size: '40 GiB' } } },
    db: { host: 'esx', resourcePool: 'prod', vcpu: 4, memory: '8 GiB', cpu: { reservation: '500 MHz' }, demand: { cpu: '3 GHz', memory: '4 GiB' } },
    asleep: { host: 'esx', memory: '2 GiB', power: 'off' },
    wide: { host: 'esx', vcpu: 9, power: 'off' },
    lost: { host: 'old' },
  },
};

describe('topovisor model FILE --format json', () => {
  it('gives what each host has, and what is asked of it', async () => {
    const { hosts } = await modelOf('world.virt.json', world);
    expect(hosts['esx']).toMatchObject({
      product: 'VMware ESXi 8.0',
      cpu: { capacityMHz: 8000, reservedMHz: 1000, demandMHz: 4000, entitledMHz: 4000, vcpuPerCore: 1.5, utilization: 0.5 },
      memory: { capacityMiB: 16_384, reservedMiB: 1024, demandMiB: 12_288, balloonedMiB: 0, swappedMiB: 0, state: 'high' },
    });
    // vSphere 6.5 Resource Management, overhead of 4 GB with 2 vCPUs and of 8 GB with 4, the latter a third of the way from 4 to 16 GB.
    expect(hosts['esx']?.memory['overheadMiB']).toBeCloseTo(52.72 + 60.67 + (151.93 - 60.67) / 3, 3);
  });

  it('gives what each VM gets, the files it consists of and whether it would start', async () => {
    const { vms } = await modelOf('world.virt.json', world);
    expect(vms['web']).toMatchObject({
      cpu: { demandMHz: 1000, entitledMHz: 1000, readyPercent: 0 },
      memory: { configuredMiB: 4096, overheadMiB: 52.72, entitledMiB: 4096, balloonedMiB: 0, swappedMiB: 0 },
      admitted: true, reasons: [],
    });
    expect(vms['web']?.files).toEqual(expect.arrayContaining([
      { name: 'web.vswp', bytes: 3 * 2 ** 30, datastore: 'gold', exists: 'now' }, { name: 'web_system-flat.vmdk', bytes: 40 * 2 ** 30, datastore: 'gold', exists: 'now' },
      { name: 'web.vmx', bytes: null, datastore: 'gold', exists: 'now' },
    ]));
    expect(vms['asleep']).toMatchObject({ power: 'off', cpu: { demandMHz: 0, entitledMHz: 0 }, memory: { configuredMiB: 2048, overheadMiB: 0, entitledMiB: 0 }, admitted: true });
    expect(vms['wide']).toMatchObject({ admitted: false, reasons: ['"wide" has 9 vCPUs, "esx" has 4 logical processors.'] });
  });

  it('is null about what the document does not say', async () => {
    const { hosts, vms } = await modelOf('world.virt.json', world);
    expect(hosts['old']).toMatchObject({
      product: null, cpu: { capacityMHz: null, demandMHz: null, entitledMHz: null, vcpuPerCore: null, utilization: null }, memory: { capacityMiB: null, balloonedMiB: null, swappedMiB: null, state: null },
    });
    expect(vms['lost']).toMatchObject({ cpu: { demandMHz: null, entitledMHz: null, readyPercent: null }, memory: { configuredMiB: 1024, entitledMiB: null }, files: [], admitted: true });
    const { vms: placeless } = await modelOf('placeless.virt.json', { vms: { web: {} } });
    expect(placeless['web']).toMatchObject({ host: null, cpu: { entitledMHz: null }, memory: { overheadMiB: null }, admitted: false, reasons: ['VM "web" is on no host and in no cluster.'] });
  });

  it('gives what resource pools reserve and get', async () => {
    const { resourcePools } = await modelOf('world.virt.json', world);
    expect(resourcePools['prod']).toMatchObject({
      parent: 'esx', expandable: true, cpu: { reservationMHz: 1000, limitMHz: null, reservedInsideMHz: 500, demandMHz: 3000, entitledMHz: 3000 }, memory: { reservationMiB: 0, demandMiB: 8192 },
    });
  });

  it('shares out by shares where there is too little', async () => {
    const busy = { host: 'esx', vcpu: 2, demand: { cpu: '100 %' } };
    const { vms } = await modelOf('busy.virt.json', { hosts: { esx: { cpu: { cores: 2, clock: '3 GHz' } } }, vms: { a: { ...busy, cpu: { shares: 'high' } }, b: busy } });
    expect([vms['a']?.cpu, vms['b']?.cpu]).toMatchObject([{ entitledMHz: 4000, readyPercent: 33.3333 }, { entitledMHz: 2000, readyPercent: 66.6667 }]);
  });

  it('counts containers on a host among those that take of it', async () => {
    const model = await modelOf('containers.virt.json', { hosts: { h: { hostOs: 'debian-12', cpu: { cores: 2, clock: '2 GHz' }, memory: '8 GiB' } }, containers: { proxy: { on: 'h', cpus: 1, memoryLimit: '1 GiB', demand: { cpu: '50 %', memory: '512 MiB' } } } });
    expect(model).toMatchObject({ containers: { proxy: { on: 'h', cpu: { demandMHz: 1000, entitledMHz: 1000 }, memory: { demandMiB: 512 } } }, hosts: { h: { cpu: { demandMHz: 1000 } } } });
  });
});

describe('topovisor model FILE', () => {
  it('shows a table for each host, and below it who would not start', async () => {
    cli.file('world.virt.json', JSON.stringify(world));
    const { code, out } = await cli.run(['model', 'world.virt.json']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'esx, VMware ESXi 8.0',
      '  CPU     8 GHz: 4 GHz wanted, 4 GHz given, 50 % used, 1 GHz reserved; 6 vCPUs, 1.5 per core',
      '  memory  16 GiB: 12 GiB wanted, 143.8 MiB overhead, 1 GiB reserved, 0 B ballooned, 0 B swapped; state high',
      '',
      '  VM            CPU wanted  given  ready  memory  overhead  in RAM  ballooned  swapped   files  starts',
      '  web                1 GHz  1 GHz    0 %   4 GiB  52.7 MiB   4 GiB        0 B      0 B  43 GiB     yes',
      '  db                 3 GHz  3 GHz    0 %   8 GiB  91.1 MiB   8 GiB        0 B      0 B   8 GiB     yes',
      '  asleep (off)                             2 GiB                                             –     yes',
      '  wide (off)                               1 GiB                                             –      no',
      '',
      '  wide would not start:',
      '    "wide" has 9 vCPUs, "esx" has 4 logical processors.',
      '',
      'old',
      '  CPU     unknown, 0 MHz reserved; 1 vCPU',
      '  memory  unknown, 1 GiB wanted, 0 B reserved',
      '',
      '  VM    CPU wanted  given  ready  memory  overhead  in RAM  ballooned  swapped  files  starts',
      '  lost           –      –      –   1 GiB       0 B       –          –        –      –     yes',
      '',
      'Resource pools',
      '',
      '  pool   of  CPU reserved   inside  given  memory reserved  inside  given  expandable',
      '  prod  esx         1 GHz  500 MHz  3 GHz              0 B     0 B  8 GiB         yes',
      '',
      'Datastores',
      '',
      '  datastore  on  capacity  provisioned    used     free  worst case  IOPS at peak  of  latency  full in',
      '  gold        –     1 TiB       43 GiB  43 GiB  981 GiB      43 GiB             0   –        –        –',
      '',
    ]);
  });

  it('lists VMs on no host apart, and says that there is nothing', async () => {
    cli.file('placeless.virt.json', '{ "vms": { "web": {}, "gold": { "template": true } } }');
    const { out } = await cli.run(['model', 'placeless.virt.json']);
    expect(out).toContain('On no host\n\n  VM');
    expect(out).toContain('  web would not start:\n    VM "web" is on no host and in no cluster.\n');
    expect(out).not.toContain('gold would not start');
    cli.file('empty.virt.json', '{}');
    expect(await cli.run(['model', 'empty.virt.json'])).toMatchObject({ code: 0, out: 'There is no host and no VM.\n' });
  });

  it('tells figures that somebody states from those that rest on something else', async () => {
    const lines = async (host: object, vms: object): Promise<readonly string[]> => {
      cli.file('basis.virt.json', JSON.stringify({ hosts: { h: { cpu: { cores: 4, clock: '2 GHz' }, memory: '8 GiB', ...host } }, vms }));
      return (await cli.run(['model', 'basis.virt.json'])).out.split('\n').slice(1, 3);
    };
    const silent = { host: 'h', vcpu: 2, memory: '6 GiB' };
    const [cpu, memory] = await lines({ hypervisor: 'kvm', ownDemand: { memory: '1 GiB' } }, { a: silent, b: silent });
    expect(cpu).toContain('8 GHz wanted (all they could use: nobody says what they need)');
    expect(memory).toBe('  memory  8 GiB: 12 GiB wanted, 1 GiB kept by the host, 0 B overhead, 0 B reserved, 0 B ballooned, 5 GiB swapped; state low, if all of it is in use: nobody says how much is');
    expect((await lines({ measured: { cpu: '50 %' } }, { a: silent }))[0]).toContain('4 GHz wanted (what was measured on the host, shared out)');
    expect((await lines({}, { a: silent, b: { ...silent, demand: { cpu: '1 GHz' } } }))[0]).toContain('2 GHz wanted (who does not say what they use is taken to be like the others, or to share what else was measured)');
  });

  it('shows what is compressed, and what a product without overcommit lacks', async () => {
    const memoryOf = async (hypervisor: string): Promise<string | undefined> => {
      cli.file('tight.virt.json', JSON.stringify({ hosts: { h: { hypervisor, cpu: { cores: 4 }, memory: '8 GiB' } }, vms: { a: { host: 'h', memory: '12 GiB', demand: { memory: '100 %' } } } }));
      return (await cli.run(['model', 'tight.virt.json'])).out.split('\n')[2];
    };
    expect(await memoryOf('esxi-8.0')).toMatch(/, [\d.]+ GiB compressed, [\d.]+ GiB swapped; state low$/);
    expect(await memoryOf('hyperv-2022')).toContain('0 B swapped, 4 GiB lacking; state low');
  });

  it('writes out control characters in names', async () => {
    cli.file('odd.virt.json', JSON.stringify({ hosts: { 'a\u001b[31m': {} } }));
    expect((await cli.run(['model', 'odd.virt.json'])).out).toContain('a\\u001b[31m');
  });

  it('reads imports, and standard input', async () => {
    cli.file('parts/vms.virt.json', '{ "vms": { "web": { "host": "esx" } } }');
    cli.file('whole.virt.json', '{ "imports": ["parts/vms.virt.json"], "hosts": { "esx": {} } }');
    expect((await cli.run(['model', 'whole.virt.json'])).out).toContain('\n  web ');
    expect((await cli.run(['model', '-'], { input: '{ "hosts": { "esx": {} } }' })).out).toContain('esx\n');
  });
});

const network = {
  hosts: { h1: { nics: { n: { speed: '10 Gb/s', port: 'leaf/h1' } } }, h2: { nics: { n: { speed: '1 Gb/s', port: 'leaf/h2' }, spare: {} } } },
  switches: { leaf: { ports: { h1: {}, h2: {}, up: { speed: '4 Gb/s', to: 'core/leaf' } } }, core: { ports: { leaf: {} } }, vs: { kind: 'distributed', uplinks: { h1: ['n'], h2: ['n'] } } },
  networks: { lan: { switch: 'vs', vlan: 10 } },
  vms: {
    a: { host: 'h1', nics: { e: { network: 'lan' } }, demand: { flows: [{ to: 'b', rate: '500 Mb/s', peak: '2 Gb/s' }, { to: 'ghost', rate: '1 Mb/s' }] } },
    b: { host: 'h2', nics: { e: { network: 'lan' } } },
  },
};

describe('topovisor model FILE of a network', () => {
  it('gives what each direction of a link carries, what flows get, and what fails with what', async () => {
    cli.file('network.virt.json', JSON.stringify(network));
    const model = JSON.parse((await cli.run(['model', 'network.virt.json', '--format', 'json'])).out) as Readonly<Record<'links' | 'flows', readonly unknown[]>>;
    expect(model.links).toHaveLength(8);
    expect(model.links).toEqual(expect.arrayContaining([
      { kind: 'nic', from: 'h1/n', to: 'leaf/h1', bitsPerSecond: 10e9, load: 1e9, average: { wanted: 5e8, carried: 5e8, utilization: 0.05 }, peak: { wanted: 2e9, carried: 1e9, utilization: 0.2 } },
      { kind: 'nic', from: 'leaf/h2', to: 'h2/n', bitsPerSecond: 1e9, load: 1e9, average: { wanted: 5e8, carried: 5e8, utilization: 0.5 }, peak: { wanted: 2e9, carried: 1e9, utilization: 2 } },
      { kind: 'nic', from: 'h2/spare', to: null, bitsPerSecond: null, load: 0, average: { wanted: 0, carried: 0, utilization: null }, peak: { wanted: 0, carried: 0, utilization: null } },
    ]));
    expect(model.flows).toEqual([
      { from: 'vms/a', to: 'b', average: { wanted: 5e8, rate: 5e8, bottleneck: null }, peak: { wanted: 2e9, rate: 1e9, bottleneck: 'leaf/h2 to h2/n' }, stopped: null },
      { from: 'vms/a', to: 'ghost', average: { wanted: 1e6, rate: 0, bottleneck: null }, peak: { wanted: 1e6, rate: 0, bottleneck: null }, stopped: 'Nothing in the document has the id "ghost".' },
    ]);
    expect(model).toMatchObject({
      networks: { lan: { adapters: 2, pointsOfFailure: [{ component: 'switches/leaf', cuts: 2 }, { component: 'hosts/h1/n', cuts: 1 }, { component: 'hosts/h2/n', cuts: 1 }] } },
      switches: { leaf: { downBitsPerSecond: 11e9, upBitsPerSecond: 4e9, oversubscription: 2.75 }, core: { oversubscription: null } },
    });
  });

  it('shows what is loaded, held back, oversubscribed or cut off by a single failure', async () => {
    cli.file('network.virt.json', JSON.stringify(network));
    const { out } = await cli.run(['model', 'network.virt.json']);
    expect(out.slice(out.indexOf('Links')).split('\n')).toEqual([
      'Links at peak, the fullest first',
      '',
      '  link               speed  wanted  carried   used',
      '  leaf/h2 to h2/n   1 Gb/s  2 Gb/s   1 Gb/s  200 %',
      '  h1/n to leaf/h1  10 Gb/s  2 Gb/s   1 Gb/s   20 %',
      '',
      'Flows that do not get what they want',
      '',
      '  vms/a to b: 1 Gb/s of 2 Gb/s at peak, held back by leaf/h2 to h2/n',
      '  vms/a to ghost: Nothing in the document has the id "ghost".',
      '',
      'Switches',
      '',
      '  switch     down      up  oversubscription',
      '  leaf    11 Gb/s  4 Gb/s             2.8:1',
      '',
      'Single points of failure',
      '',
      '  component      network         cuts off',
      '  switches/leaf      lan  2 of 2 adapters',
      '  hosts/h1/n         lan  1 of 2 adapters',
      '  hosts/h2/n         lan  1 of 2 adapters',
      '',
    ]);
  });
});

describe('what cannot be read has one sentence and exit code 2', () => {
  const refused = (sentence: string): object => ({ code: 2, out: '', err: `topovisor: ${sentence}\n` });

  it.each([['text'], ['json']])('in format %s', async (format) => {
    expect(await cli.run(['model', 'nowhere.virt.json', '--format', format])).toEqual(refused('"nowhere.virt.json" cannot be read: there is no such file.'));
  });

  it('as does a file whose brackets do not match, and an import that is not there: figures of a part would be wrong', async () => {
    cli.file('broken.virt.json', '{ "vms": { "web": { "host": "esx" }');
    expect(await cli.run(['model', 'broken.virt.json'])).toEqual(refused('"broken.virt.json" cannot be read: brackets or quotes in it do not match; "topovisor check" tells where.'));
    cli.file('lost.virt.json', '{ "imports": ["gone.virt.json"] }');
    expect(await cli.run(['model', 'lost.virt.json'])).toEqual(refused('"gone.virt.json", which "lost.virt.json" imports, cannot be read: there is no such file.'));
  });

  it('as do none and several files', async () => {
    const sentence = 'say which one file to work out: "topovisor model FILE".';
    expect(await cli.run(['model'])).toEqual(refused(sentence));
    expect(await cli.run(['model', 'a', 'b'])).toEqual(refused(sentence));
    cli.file('two/a.virt.json', '{}');
    cli.file('two/b.virt.json', '{}');
    expect(await cli.run(['model', 'two'])).toEqual(refused('"two" holds several topologies: say which one to work out.'));
  });
});

describe('figures', () => {
  it('are finite and not negative, whatever numbers a document holds', () => {
    fc.assert(fc.property(extremeDocuments, (document) => {
      const figures = figuresOf(estateOf(JSON.parse(JSON.stringify(document)) as Record<string, unknown>));
      for (const figure of numbersIn(figures)) expect(figure >= 0 && Number.isFinite(figure) && !Object.is(figure, -0)).toBe(true);
      for (const { freeBytes } of Object.values(figures.datastores)) expect(freeBytes === null || (Number.isFinite(freeBytes) && !Object.is(freeBytes, -0))).toBe(true);
      expect(textFigures(figures)).not.toMatch(/NaN|Infinity|undefined|[^\w.]-\d/);
    }), { numRuns: 150 });
  });
});

/** All but what is free: below zero that says how much is lacking. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, of]) => (name === 'freeBytes' ? [] : numbersIn(of))) : [];
}
