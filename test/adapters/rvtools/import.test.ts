import { describe, expect, it } from 'vitest';
import { importRvtools, importRvtoolsFile } from '../../../src/adapters/rvtools/import';
import { currentEstate, olderEstate, workbook, xlsx, type Sheets } from '../../fixtures/rvtools/workbooks';
import { problemsOf } from './decoded';
import { entryOf, idsOf, imported, told } from './imported';

const source = (id: string) => ({ format: 'rvtools', file: 'estate.xlsx', id });

describe('importing a workbook of RVTools 4', () => {
  const result = imported(currentEstate);

  it('gives a document that the schema reads without a problem, and no reference to nothing', () => {
    expect(problemsOf(result.text)).toEqual([]);
  });

  it('describes a host as the host sheet does, and marks what only follows from it', () => {
    expect(entryOf(result, 'hosts', 'esx-01.example.org')).toEqual({
      cluster: 'prod',
      vendor: 'Dell Inc.',
      model: 'PowerEdge R750',
      hypervisor: 'esxi-8.0',
      hypervisorVersion: 'VMware ESXi 8.0.2 build-23305546',
      cpu: { sockets: 2, cores: 32, threads: 2, clock: '1.995 GHz', model: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz', generation: 'ice-lake' },
      memory: '1047902 MiB',
      measured: { cpu: '35 %', memory: '62 %' },
      source: source('esx-01.example.org'),
      derived: ['cpu.generation'],
    });
  });

  it('keeps a fraction of a per cent, maintenance, one thread without hyper-threading, and a hypervisor the catalogue lacks as text', () => {
    expect(entryOf(result, 'hosts', 'esx-02.example.org')).toMatchObject({ measured: { cpu: '12.5 %' }, maintenance: true, cpu: { threads: 1, generation: 'zen-3' }, memory: '512 GiB', hypervisorVersion: 'VMware ESX 3.5.0 build-604481' });
    expect(entryOf(result, 'hosts', 'esx-02.example.org')).not.toHaveProperty('hypervisor');
    expect(told(result, 'dropped')).toContainEqual(expect.stringContaining('The catalogue has no hypervisor for "VMware ESX 3.5.0 build-604481"'));
  });

  it('describes a VM from all sheets, and writes what has no effect nowhere', () => {
    expect(entryOf(result, 'vms', 'web-01')).toEqual({
      description: 'Shop front',
      host: 'esx-01.example.org',
      power: 'on',
      guest: 'debian-12',
      guestName: 'Debian GNU/Linux 12 (64-bit)',
      vcpu: 4,
      coresPerSocket: 2,
      memory: '8 GiB',
      firmware: 'uefi',
      restartPriority: 'high',
      disks: {
        'disk-1': { datastore: 'gold', size: '40 GiB', used: '12 GiB', provisioning: 'thin', controller: 'pvscsi', mount: '/' },
        'disk-3': { datastore: 'silver', size: '100 GiB', provisioning: 'thick-eager', controller: 'lsi-logic-sas', mode: 'independent' },
      },
      nics: { 'nic-1': { network: 'Web-tier', adapter: 'vmxnet3', mac: '00:50:56:aa:00:01', addresses: ['10.0.10.11', '2001:db8::11'] } },
      demand: { cpu: '1.25 GHz', memory: '1228 MiB' },
      path: '[gold] web-01/web-01.vmx',
      source: source('4220aaaa-0000-0000-0000-000000000001'),
    });
  });

  it('keeps reservations, limits and shares, sizes that are no whole GiB, and NICs that are not connected', () => {
    expect(entryOf(result, 'vms', 'db-01')).toMatchObject({
      guest: 'rhel-9', memory: '65537 MiB',
      cpu: { reservation: '4 GHz', limit: '12 GHz', shares: 'high' }, memoryAllocation: { reservation: '32 GiB' },
      disks: { 'disk-1': { provisioning: 'thick-lazy' } },
      nics: { 'nic-1': { network: 'db', addresses: ['10.0.20.5'] }, 'nic-2': { network: 'Web-tier', adapter: 'e1000e', connected: false } },
      demand: { cpu: '6.1 GHz', memory: '30 GiB' },
    });
    expect(entryOf(result, 'vms', 'db-01')).not.toHaveProperty('restartPriority');
  });

  it('marks a template, gives it no demand, and says which shares it has where they are its own', () => {
    expect(entryOf(result, 'vms', 'golden')).toMatchObject({ power: 'off', template: true, restartPriority: 'never', cpu: { shares: 1234 }, host: 'esx-02.example.org' });
    expect(entryOf(result, 'vms', 'golden')).not.toHaveProperty('demand');
    expect(entryOf(result, 'vms', 'golden')).not.toHaveProperty('disks');
  });

  it('makes a site of a datacenter, and of each network and datastore an entry with what its own sheet says', () => {
    expect(result.document['sites']).toEqual({ Dakar: { source: source('Dakar') } });
    expect(result.document['clusters']).toEqual({ prod: { site: 'Dakar', source: source('prod') } });
    expect(result.document['networks']).toEqual({ 'Web-tier': { name: 'Web tier', vlan: 10, source: source('Web tier') }, db: { vlan: '1-4094', source: source('db') } });
    expect(result.document['datastores']).toEqual({
      gold: { capacity: '2 TiB', used: '310000 MiB', format: 'vmfs-6', mountedBy: ['esx-01.example.org', 'esx-02.example.org'], shared: true, source: source('gold') },
      silver: { capacity: '1 TiB', used: '100 GiB', format: 'nfs-4.1', mountedBy: ['esx-02.example.org'], shared: false, source: source('silver') },
    });
  });

  it('lists what it left out', () => {
    expect(told(result, 'dropped')).toEqual(expect.arrayContaining([
      'disk controllers: Controllers of no known kind: "Mystery controller".',
      'addresses: Link-local, loopback and unspecified addresses, which say nothing about a network: 169.254.3.4 of web-01; fe80::1 of web-01.',
      'addresses: Not addresses, or of a NIC that is not known: "unknown" of db-01.',
      'MAC addresses: Not MAC addresses: "none" of db-01.',
      'hosts of datastores: Hosts that mount a datastore but are not known, or share their name: esx-99.example.org.',
      'port groups: Port groups that no NIC of a VM is connected to: dvs-1-DVUplinks-20.',
      'vMemory: Columns of sheet vMemory that are not imported: Size MiB, Consumed.',
    ]));
  });

  it('says which of two statements on a guest counts', () => {
    expect(told(result, 'inferred')).toContainEqual('guest: VMs whose guest reports another operating system than is configured; what it reports counts: db-01 ("Red Hat Enterprise Linux 9 (64-bit)", not "Other 3.x or later Linux (64-bit)").');
  });

  it('counts what it read', () => {
    expect(result.report.summary).toEqual({ file: 'estate.xlsx', sites: 1, clusters: 1, hosts: 2, derivedHosts: 0, vms: 3, vcpus: 14, vmMemoryMiB: 77825, networks: 2, datastores: 2, disks: 3, nics: 3 });
  });

  it('gives the same text each time, and the same through a file as from the sheets', async () => {
    expect(imported(currentEstate).text).toBe(result.text);
    expect(await importRvtoolsFile(await xlsx(currentEstate), { fileName: 'estate.xlsx' })).toEqual(result);
  });
});

describe('importing a workbook of RVTools 3', () => {
  const result = imported(olderEstate);

  it('gives a document that the schema reads without a problem', () => {
    expect(problemsOf(result.text)).toEqual([]);
  });

  it('reads "MB" as MiB and says so once', () => {
    expect(entryOf(result, 'vms', 'app')).toMatchObject({ memory: '4 GiB' });
    expect(told(result, 'inferred').filter((m) => m.includes('read as MiB'))).toEqual([
      'vInfo, vPartition: Sizes under headers in "MB" or "GB" are read as MiB and GiB: RVTools counts in steps of 1024, and its later versions name the same columns MiB.',
    ]);
  });

  it('takes partitions for disks, or else the space of the VM, and marks both', () => {
    expect(entryOf(result, 'vms', 'app')).toMatchObject({ disks: { 'disk-1': { size: '20 GiB', used: '9000 MiB', mount: '/' }, 'disk-2': { size: '20479 MiB', used: '5000 MiB', mount: '/var' } }, derived: ['host', 'disks'] });
    expect(entryOf(result, 'vms', 'idle')).toMatchObject({ power: 'suspended', guest: 'windows-xp', disks: { 'disk-1': { size: '10241 MiB', used: '5000 MiB' } }, nics: { 'nic-1': { connected: false } } });
  });

  it('finds hosts that the sheets name with and without domain and in another case, and says so', () => {
    expect(idsOf(result, 'hosts')).toEqual(['esx-a', 'esx-b']);
    expect(entryOf(result, 'vms', 'app')).toMatchObject({ host: 'esx-a' });
    expect(entryOf(result, 'vms', 'idle')).toMatchObject({ host: 'esx-b' });
    expect(entryOf(result, 'hosts', 'esx-a')).toMatchObject({ description: 'Its VMs name it "esx-a.example.org".' });
    expect(told(result, 'matched')).toEqual([
      'esx-a.example.org = esx-a: Taken for one host, named differently in the VM sheet and the host sheet: the names differ only in a domain that one of them lacks.',
      'ESX-B = esx-b: Taken for one host, named differently in the VM sheet and the host sheet: the names differ only in case.',
    ]);
  });

  it('says what follows from each sheet that is not there', () => {
    expect(told(result, 'missing-sheet').map((m) => m.split(':')[0])).toEqual(['vCPU', 'vMemory', 'vDisk', 'vDatastore', 'dvPort', 'vPort']);
  });
});

describe('importing part of an inventory', () => {
  const vms = (...rows: readonly (readonly (string | number | null)[])[]): Sheets => ({ vInfo: [['VM', 'CPUs', 'Memory', 'Host', 'Cluster', 'Datacenter', 'VM UUID'], ...rows] });

  it('makes hosts that only VMs name derived entries without CPU or memory', () => {
    const result = imported(vms(['a', 1, 1024, 'esx-1', 'prod', 'Dakar', null], ['b', 1, 1024, 'esx-1', 'prod', 'Dakar', null]));
    expect(result.document['hosts']).toEqual({ 'esx-1': { cluster: 'prod', source: source('esx-1'), derived: true } });
    expect(result.report.summary).toMatchObject({ hosts: 0, derivedHosts: 1 });
    expect(result.report.entries).toContainEqual({ kind: 'derived', subject: 'esx-1', count: 2, message: 'Known only by the name its VMs give, so it has neither CPU nor memory: there is no host sheet.' });
  });

  it('places a VM without host by its cluster, and one without either nowhere, and says so', () => {
    const result = imported(vms(['a', 1, 1024, null, 'prod', 'Dakar', null], ['b', 1, 1024, null, null, null, null]));
    expect(entryOf(result, 'vms', 'a')).toMatchObject({ cluster: 'prod' });
    expect(entryOf(result, 'vms', 'b')).not.toHaveProperty('cluster');
    expect(told(result, 'inferred')).toEqual(expect.arrayContaining([expect.stringContaining('by their cluster alone, since no host is named: a'), expect.stringContaining('placed nowhere, since neither host nor cluster is named: b')]));
  });

  it('imports hosts alone', () => {
    const result = imported({ vHost: currentEstate['vHost'] ?? [] });
    expect(idsOf(result, 'hosts')).toHaveLength(2);
    expect(told(result, 'missing-sheet')).toContainEqual('vInfo: The workbook has no sheet vInfo: no VM can be imported.');
    expect(problemsOf(result.text)).toEqual([]);
  });

  it('takes NICs from the VM sheet where there is no other, and an address only where it has one NIC to belong to', () => {
    const result = imported({ vInfo: [['VM', 'NICs', 'Primary IP Address', 'Network #1', 'Network #2'], ['a', 1, '10.0.0.1', 'lan', null], ['b', 2, '10.0.0.2', 'lan', 'dmz']] });
    expect(entryOf(result, 'vms', 'a')).toMatchObject({ nics: { 'nic-1': { network: 'lan', addresses: ['10.0.0.1'] } }, derived: ['nics'] });
    expect(entryOf(result, 'vms', 'b')).toMatchObject({ nics: { 'nic-1': { network: 'lan' }, 'nic-2': { network: 'dmz' } } });
    expect(told(result, 'dropped')).toContainEqual('addresses: Not addresses, or of a NIC that is not known: 10.0.0.2 of b.');
  });

  it('takes the clock from the CPU model and the cores from their total where the columns are not there, and marks it', () => {
    const result = imported({ vHost: [['Host', 'CPU Model', '# CPU', '# Cores'], ['esx-1', 'Intel(R) Xeon(R) CPU E5-2680 0 @ 2.70GHz', 2, 16]] });
    expect(entryOf(result, 'hosts', 'esx-1')).toMatchObject({ cpu: { sockets: 2, cores: 8, clock: '2.7 GHz', generation: 'sandy-bridge' }, derived: ['cpu.cores', 'cpu.clock', 'cpu.generation'] });
  });

  it('leaves out the zeros of hosts and VMs that vCenter cannot reach, and says so', () => {
    const result = imported({ vInfo: [['VM', 'CPUs', 'Memory', 'Powerstate'], ['lost', 0, 0, 'unknown']], vHost: [['Host', '# CPU', 'Cores per CPU', '# Memory', 'Speed'], ['esx-1', 0, 0, 0, 0]] });
    expect(entryOf(result, 'hosts', 'esx-1')).toEqual({ source: source('esx-1') });
    expect(entryOf(result, 'vms', 'lost')).toEqual({ source: source('lost') });
    expect(told(result, 'dropped')).toEqual(expect.arrayContaining([
      'hosts: Hosts listed with zeros for processors or memory, as those are that vCenter cannot reach: esx-1.',
      'vCPUs and memory: VMs listed with no vCPU or no memory, as those are that vCenter cannot reach: lost.',
      'power state: Power states that are not known: lost ("unknown").',
    ]));
  });

  it('knows a datastore that only paths name as a derived entry', () => {
    const result = imported({ vInfo: [['VM', 'Provisioned MiB', 'Path'], ['a', 1024, '[Tier 1] a/a.vmx']] });
    expect(result.document['datastores']).toEqual({ 'Tier-1': { name: 'Tier 1', source: source('Tier 1'), derived: true } });
    expect(entryOf(result, 'vms', 'a')).toMatchObject({ disks: { 'disk-1': { datastore: 'Tier-1', size: '1 GiB' } } });
  });

  it('tells datastores of one name apart by the vCenter of the VM', () => {
    const result = imported({
      vInfo: [['VM', 'Provisioned MiB', 'Path', 'VI SDK Server'], ['a', 1024, '[local] a/a.vmx', 'vc2'], ['b', 1024, '[local] b/b.vmx', null]],
      vDatastore: [['Name', 'Type', 'Capacity MiB', 'Object ID', 'VI SDK Server'], ['local', 'VMFS', 1024, 'ds-1', 'vc1'], ['local', 'vsan', 2048, 'ds-2', 'vc2']],
    });
    expect(idsOf(result, 'datastores')).toEqual(['local-ds-1', 'local-ds-2']);
    expect(entryOf(result, 'vms', 'a')).toMatchObject({ disks: { 'disk-1': { datastore: 'local-ds-2' } } });
    expect(entryOf(result, 'vms', 'b')).toMatchObject({ disks: { 'disk-1': { size: '1 GiB' } } });
    expect(told(result, 'duplicate')).toEqual(['local: 2 datastores have this name: their ids are local-ds-1, local-ds-2. A path names one of them only where the vCenter tells which.']);
    expect(told(result, 'dropped')).toContainEqual('file systems: Datastores whose file system is of no known kind or version: local ("VMFS").');
  });

  it('says which partitions it cannot attach to a listed disk, and which words it has no field for', () => {
    const result = imported({
      vInfo: [['VM', 'Firmware', 'HA Restart Priority'], ['a', 'coreboot', 'urgent']],
      vDisk: [['VM', 'Disk', 'Capacity MiB', 'Disk Mode'], ['a', 'Hard disk 1', 1024, 'undoable']],
      vPartition: [['VM', 'Disk', 'Capacity MiB', 'Consumed MiB'], ['a', '/', 1000, 500]],
    });
    expect(entryOf(result, 'vms', 'a')).toMatchObject({ disks: { 'disk-1': { size: '1 GiB' } } });
    expect(told(result, 'dropped')).toEqual(expect.arrayContaining([
      'partitions: Partitions that do not say which of the listed disks they are on, so how full these are is unknown: / of a.',
      'disk modes: Modes of no known kind: "undoable".',
      'firmware: Firmware that is not known: a ("coreboot").',
      'restart priority: Restart priorities that are not known: a ("urgent").',
    ]));
  });

  it('names no VLAN where hosts differ on it', () => {
    const result = imported({
      vInfo: [['VM', 'Network #1'], ['a', 'lan']],
      vPort: [['Host', 'Port Group', 'VLAN'], ['esx-1', 'lan', 10], ['esx-2', 'lan', 20]],
    });
    expect(entryOf(result, 'networks', 'lan')).not.toHaveProperty('vlan');
    expect(told(result, 'dropped')).toContainEqual('VLANs: Networks whose port groups have different VLANs: lan (10 and 20).');
  });
});

describe('names and duplicates', () => {
  const header = ['VM', 'Host', 'Datacenter', 'Cluster', 'VM UUID'];

  it('gives VMs of one name ids with their UUIDs, whatever the order of rows', () => {
    const rows = [['app', null, null, null, '4220aaaa-1'], ['app', null, null, null, '4220bbbb-2'], ['web', null, null, null, '4220cccc-3']];
    const result = imported({ vInfo: [header, ...rows] });
    expect(idsOf(result, 'vms')).toEqual(['app-4220aaaa', 'app-4220bbbb', 'web']);
    expect([...idsOf(imported({ vInfo: [header, ...[...rows].reverse()] }), 'vms')].sort()).toEqual(['app-4220aaaa', 'app-4220bbbb', 'web']);
    expect(entryOf(result, 'vms', 'app-4220aaaa')).toMatchObject({ name: 'app' });
    expect(told(result, 'duplicate')).toContainEqual('app: 2 VMs have this name: their ids are app-4220aaaa, app-4220bbbb.');
  });

  it('counts VMs of one name where no UUID tells them apart, around ids that are taken', () => {
    const result = imported({ vInfo: [['VM', 'CPUs'], ['app', 1], ['app', 2], ['app-2', 1], ['app', 3]] });
    expect(idsOf(result, 'vms')).toEqual(['app', 'app-3', 'app-2', 'app-4']);
  });

  it('takes a row that repeats a VM for that VM', () => {
    const result = imported({ vInfo: [header, ['app', 'esx-1', null, null, 'u1'], ['app', 'esx-2', null, null, 'u1'], ['app', 'esx-2', null, null, 'u2']] });
    expect(idsOf(result, 'vms')).toEqual(['app-u1', 'app-u2']);
    expect(told(result, 'duplicate')).toContainEqual('vInfo row 3: VM "app" is already in row 2, which counts.');
  });

  it('keeps clones that share a UUID under different names', () => {
    expect(idsOf(imported({ vInfo: [header, ['a', null, null, null, 'u1'], ['b', null, null, null, 'u1']] }), 'vms')).toEqual(['a', 'b']);
  });

  it('attaches rows of other sheets to the right one of two VMs by UUID or place, and none where nothing tells', () => {
    const result = imported({
      vInfo: [header, ['app', 'esx-1', null, null, 'u1'], ['app', 'esx-2', null, null, 'u2'], ['web', 'esx-1', null, null, 'u3']],
      vNetwork: [['VM', 'NIC label', 'IPv4 Address', 'Host', 'VM UUID'], ['app', 'Network adapter 1', '10.0.0.1', null, 'u1'], ['app', 'Network adapter 1', '10.0.0.2', 'esx-2', null], ['app', 'Network adapter 1', '10.0.0.3', null, null], ['gone', 'Network adapter 1', '10.0.0.4', null, null]],
    });
    expect(entryOf(result, 'vms', 'app-u1')).toMatchObject({ nics: { 'nic-1': { addresses: ['10.0.0.1'] } } });
    expect(entryOf(result, 'vms', 'app-u2')).toMatchObject({ nics: { 'nic-1': { addresses: ['10.0.0.2'] } } });
    expect(told(result, 'dropped')).toEqual(expect.arrayContaining([
      'vNetwork: Rows of sheet vNetwork whose VM is not in the VM sheet: "gone" in row 5.',
      'vNetwork: Rows of sheet vNetwork whose VM has a name that several have, with nothing to tell them apart: "app" in row 4.',
    ]));
  });

  it('makes ids of names that cannot be ids, and keeps the names', () => {
    const result = imported({ vInfo: [['VM'], ['Aster Queen'], ['wtestautopro- RIP'], ['Désirée'], ['测试'], ['__proto__'], ['-x-']] });
    expect(idsOf(result, 'vms')).toEqual(['Aster-Queen', 'wtestautopro-RIP', 'Desiree', 'vm', 'proto__', 'x']);
    expect(entryOf(result, 'vms', 'vm')).toMatchObject({ name: '测试' });
    expect(told(result, 'renamed')).toContainEqual('Aster Queen: This VM has the id "Aster-Queen", since its name is taken or cannot be an id; the name is kept beside it.');
    expect(problemsOf(result.text)).toEqual([]);
  });

  it('keeps clusters of one name in two datacenters apart', () => {
    const result = imported({ vInfo: [header, ['a', 'h1', 'Dakar', 'prod', null], ['b', 'h2', 'Thies', 'prod', null]] });
    expect(result.document['clusters']).toMatchObject({ 'prod-Dakar': { name: 'prod', site: 'Dakar' }, 'prod-Thies': { name: 'prod', site: 'Thies' } });
    expect(entryOf(result, 'hosts', 'h2')).toMatchObject({ cluster: 'prod-Thies' });
  });

  it('puts a host without a cluster into the site of its datacenter, be it in the host sheet or only named by its VMs', () => {
    const result = imported({ vHost: [['Host', 'Datacenter', 'Cluster'], ['h1', 'Dakar', null], ['h2', 'Dakar', 'prod'], ['h3', null, null]], vInfo: [header, ['a', 'h4', 'Thies', null, null]] });
    expect(['h1', 'h2', 'h3', 'h4'].map((id) => entryOf(result, 'hosts', id)['site'])).toEqual(['Dakar', undefined, undefined, 'Thies']);
  });

  it('describes a host once though two rows do', () => {
    const result = imported({ vHost: [['Host', '# CPU'], ['esx-1', 2], ['esx-1', 2], [null, 2]] });
    expect(idsOf(result, 'hosts')).toEqual(['esx-1']);
    expect(told(result, 'duplicate')).toEqual(['vHost row 3: Host "esx-1" is already described in row 2, which counts.']);
    expect(told(result, 'dropped')).toContainEqual('vHost row 4: The row names no host.');
  });
});

describe('a workbook that is refused', () => {
  it('has neither VMs nor hosts of RVTools among its sheets', () => {
    expect(importRvtools(workbook({ Budget: [['a', 1]], Plan: [] }), { fileName: 'b.xlsx' })).toEqual({
      kind: 'refused',
      reason: 'The workbook is not from RVTools: it has neither a sheet vInfo nor vHost (its sheets: Budget, Plan); choose the .xlsx that RVTools wrote (File, Export all to xlsx).',
    });
  });

  it('is told with the names of its sheets, of many the first eight', () => {
    const refused = (count: number): unknown => importRvtools(workbook(Object.fromEntries(Array.from({ length: count }, (_, at) => [`S${at + 1}`, []]))), { fileName: 'b.xlsx' });
    expect(refused(8)).toMatchObject({ reason: expect.stringContaining('(its sheets: S1, S2, S3, S4, S5, S6, S7, S8)') as string });
    expect(refused(9)).toMatchObject({ reason: expect.stringContaining('(its sheets: S1, S2, S3, S4, S5, S6, S7, S8 and 1 more)') as string });
  });

  it('has the sheets but nothing in them', () => {
    for (const vInfo of [[], [['VM', 'CPUs']], [['Something', 'else'], [1, 2]]]) {
      expect(importRvtools(workbook({ vInfo }), { fileName: 'b.xlsx' })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('holds no VM and no host') as string });
    }
  });
});
