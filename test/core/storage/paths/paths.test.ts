import { describe, expect, it } from 'vitest';
import { noPathText, pathText } from '../../../../src/core/storage/paths/explain';
import { pathsOf } from '../../../../src/core/storage/paths/paths';
import type { Reach } from '../../../../src/core/storage/paths/types';
import { waysOf, waysWithout } from '../../../../src/core/storage/paths/ways';
import type { Lost } from '../../../../src/core/storage/failures/component';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

/** "vmhba1>p1 vmhba2>p2", "own", "unknown: no-ports", "none: masked": the ways to each thing behind a datastore. */
function waysIn(document: unknown, { host = 'h', datastore = 'd', lost = [] as readonly Lost[] } = {}): string {
  return pathsOf(waysWithout(estateOf(document), lost), host, datastore).targets.map(({ reach }) => said(reach)).join(' | ');
}

function said(reach: Reach): string {
  switch (reach.kind) {
    case 'own': return 'own';
    case 'unknown': return `unknown: ${reach.because.kind}`;
    case 'none': return `none: ${reach.because.map(({ kind }) => kind).join()}`;
    case 'paths': return reach.paths.map(({ from, port, over }) => `${from.kind === 'hba' ? from.hba : from.adapter}>${port}${over.kind === 'network' && over.routed ? ' (routed)' : ''}`).join(' ');
  }
}

/** A host with two adapters of Fibre Channel, an array with a port on either fabric, and a datastore on a LUN of it. */
function san({ hbas = {}, ports = {}, array = {}, datastore = {}, host = {}, more = {} }: { readonly hbas?: Fields; readonly ports?: Fields; readonly array?: Fields; readonly datastore?: Fields; readonly host?: Fields; readonly more?: Fields } = {}): Fields {
  return {
    hosts: { h: { hbas: { vmhba1: { kind: 'fc', fabric: 'a' }, vmhba2: { kind: 'fc', fabric: 'b' }, ...hbas }, ...host } },
    arrays: { san: { protocol: 'fc', groups: { fast: {} }, exports: { lun: {} }, ports: { p1: { fabric: 'a', controller: 1 }, p2: { fabric: 'b', controller: 2 }, ...ports }, ...array } },
    datastores: { d: { on: 'san/lun', mountedBy: ['h'], ...datastore } },
    ...more,
  };
}

describe('a path of Fibre Channel', () => {
  it('leads from an adapter to a port on its fabric (W1)', () => {
    expect(waysIn(san())).toBe('vmhba1>p1 vmhba2>p2');
    expect(waysIn(san({ ports: { p2: { fabric: 'a' } } }))).toBe('vmhba1>p1 vmhba1>p2');
    expect(waysIn(san({ hbas: { vmhba1: { kind: 'fc', fabric: 'c' }, vmhba2: { kind: 'fc', fabric: 'c' } } }))).toBe('none: other-fabric');
  });

  it('joins what says no fabric, and may or may not join it with what says one (W1)', () => {
    expect(waysIn(san({ hbas: { vmhba1: { kind: 'fc' }, vmhba2: { kind: 'fc' } }, ports: { p1: {}, p2: {} } }))).toBe('vmhba1>p1 vmhba1>p2 vmhba2>p1 vmhba2>p2');
    expect(waysIn(san({ hbas: { vmhba1: { kind: 'fc' }, vmhba2: { kind: 'fc' } } }))).toBe('unknown: unshown');
    expect(waysIn(san({ hbas: { vmhba2: { kind: 'fc' } } }))).toBe('vmhba1>p1');
  });

  it('goes through a zone that names both its ends, by the adapter or by its host (W1)', () => {
    const zoned = (...zones: readonly Fields[]): string => waysIn(san({ array: { zones: Object.fromEntries(zones.map((zone, i) => [`z${i}`, zone])) } }));
    expect(zoned({ ports: ['p1'], initiators: ['h/vmhba1'] })).toBe('vmhba1>p1');
    expect(zoned({ ports: ['p1', 'p2'], initiators: ['h'] })).toBe('vmhba1>p1 vmhba2>p2');
    expect(zoned({ ports: ['p2'], initiators: ['h/vmhba1'] }, { ports: ['p1'], initiators: ['other'] })).toBe('none: not-zoned');
    expect(zoned({ initiators: ['h/vmhba2'] })).toBe('vmhba2>p2');
    expect(zoned({ ports: ['p1'] })).toBe('vmhba1>p1');
  });

  it('is told with both ends, and refused with what is in the way', () => {
    const { targets } = pathsOf(waysOf(estateOf(san())), 'h', 'd');
    const reach = targets[0]?.reach;
    expect(reach?.kind === 'paths' && reach.paths.map(pathText)).toEqual(['from vmhba1 over fabric "a" to port "p1" of array "san" (controller 1)', 'from vmhba2 over fabric "b" to port "p2" of array "san" (controller 2)']);
    const refused = pathsOf(waysOf(estateOf(san({ hbas: { vmhba1: { kind: 'fc', fabric: 'c' }, vmhba2: { kind: 'fc', fabric: 'd' } } }))), 'h', 'd').targets[0]?.reach;
    expect(refused?.kind === 'none' && refused.because.map((because) => noPathText(because, 'h'))).toEqual(['the storage adapters of host "h" are on fabrics "c" and "d", the ports of array "san" on fabrics "a" and "b"']);
  });
});

/** A host with an adapter for storage on a network, and an array of iSCSI with a port on a network. */
function ip({ adapters = {}, ports = {}, networks = {}, array = {}, hbas = {}, more = {} }: { readonly adapters?: Fields; readonly ports?: Fields; readonly networks?: Fields; readonly array?: Fields; readonly hbas?: Fields; readonly more?: Fields } = {}): Fields {
  return {
    networks: {
      iscsi: { purpose: 'storage', subnet: '10.0.80.0/24' }, far: { subnet: '10.0.81.0/24', gateway: '10.0.81.1' }, mgmt: { purpose: 'management', subnet: '10.0.30.0/24', gateway: '10.0.30.1' }, ...networks,
    },
    hosts: { h: { hbas, adapters: { vmk0: { network: 'mgmt', addresses: ['10.0.30.11'] }, vmk1: { network: 'iscsi', addresses: ['10.0.80.11'] }, ...adapters } } },
    arrays: { ip: { protocol: 'iscsi', exports: { lun: {} }, ports: { p1: { network: 'iscsi', addresses: ['10.0.80.21'] }, ...ports }, ...array } },
    datastores: { d: { on: 'ip/lun', mountedBy: ['h'] } },
    ...more,
  };
}
const router = { routers: { core: { interfaces: { a: { network: 'mgmt', address: '10.0.30.1/24' }, b: { network: 'far', address: '10.0.81.1/24' } } } } };

describe('a path over IP', () => {
  it('leads from an adapter for storage to a port on its network (W2)', () => {
    expect(waysIn(ip())).toBe('vmk1>p1');
    expect(waysIn(ip({ ports: { p2: { network: 'iscsi' }, p3: { network: 'far' } } }))).toBe('vmk1>p1 vmk1>p2');
  });

  it('leads from one on the network of the port, or for management, where those for storage do not get there (W2)', () => {
    expect(waysIn(ip({ networks: { iscsi: { subnet: '10.0.80.0/24' } } }))).toBe('vmk1>p1');
    expect(waysIn(ip({ adapters: { vmk1: {} }, ports: { p1: { network: 'mgmt' } } }))).toBe('vmk0>p1');
    expect(waysIn(ip({ ports: { p1: { network: 'mgmt' } } }))).toBe('vmk0>p1');
  });

  it('leads through routers where no port is reached directly (W2)', () => {
    const far = { ports: { p1: { network: 'far', addresses: ['10.0.81.21'] } } };
    expect(waysIn(ip({ ...far, more: router }))).toBe('vmk0>p1 (routed)');
    expect(waysIn(ip({ ports: { p2: { network: 'far', addresses: ['10.0.81.21'] } }, more: router }))).toBe('vmk1>p1');
    // The gateway of the management network is shown, and knows no way.
    expect(waysIn(ip({ ...far, more: { routers: { core: { interfaces: { a: { network: 'mgmt', address: '10.0.30.1/24' } } } } } }))).toBe('none: no-way');
    // It is not shown: what is behind it is not known.
    expect(waysIn(ip({ ...far, more: { routers: { other: {} } } }))).toBe('unknown: unshown');
  });

  it('is stopped by a filter that lets no iSCSI through (W2)', () => {
    const filtered = { routers: { core: { ...router.routers.core, filters: [{ action: 'deny', protocol: 'tcp', ports: '3260' }] } } };
    const far = { ports: { p1: { network: 'far', addresses: ['10.0.81.21'] } } };
    expect(waysIn(ip({ ...far, more: filtered }))).toBe('none: no-way');
    expect(waysIn(ip({ ...far, array: { protocol: 'nfs' }, more: filtered }))).toBe('vmk0>p1 (routed)');
  });

  it('leaves by the adapter to which iSCSI is bound, and by no other (W2)', () => {
    expect(waysIn(ip({ adapters: { vmk2: { network: 'iscsi' } }, hbas: { vmhba64: { kind: 'iscsi', adapter: 'vmk2' } } }))).toBe('vmk2>p1');
    expect(waysIn(ip({ networks: { lone: { subnet: '10.0.90.0/24' } }, adapters: { vmk2: { network: 'lone' } }, hbas: { vmhba64: { kind: 'iscsi', adapter: 'vmk2' } }, more: router }))).toBe('none: no-way');
  });

  it('needs its VLAN carried between the switches of both ends', () => {
    const cabled = (vlans: string, mine = '80'): Fields => ip({
      networks: { iscsi: { purpose: 'storage', switch: 'vds', vlan: 80 }, mgmt: {} },
      adapters: { vmk0: { network: 'mgmt' } },
      ports: { p1: { network: 'iscsi', port: 'leaf/e9' } },
      more: {
        hosts: { h: { nics: { vmnic0: { port: 'leaf/e1' } }, adapters: { vmk1: { network: 'iscsi' } } } },
        switches: { vds: { kind: 'distributed', uplinks: { h: ['vmnic0'] } }, leaf: { kind: 'physical', ports: { e1: { mode: 'trunk', vlans }, e9: { mode: 'access', vlan: Number(mine) } } } },
      },
    });
    expect(waysIn(cabled('10-90'))).toBe('vmk1>p1');
    expect(waysIn(cabled('10-20'))).toBe('none: no-way');
    expect(waysIn(cabled('10-90', '81'))).toBe('none: no-way');
    const why = (document: Fields): readonly string[] => pathsOf(waysOf(estateOf(document)), 'h', 'd').targets.flatMap(({ reach }) => (reach.kind === 'none' ? reach.because.map((because) => noPathText(because, 'h')) : []));
    expect(why(cabled('10-20'))).toEqual(['no port of array "ip" is reached from "vmk1" of host "h": Port leaf/e1 does not carry VLAN 80 of what is plugged into it']);
    expect(why(cabled('10-90', '81'))).toEqual(['no port of array "ip" is reached from "vmk1" of host "h": Port leaf/e9, into which port "p1" of array "ip" is plugged, does not carry VLAN 80 of network "iscsi"']);
  });

  it('to a NAS is one, of one session (W4)', () => {
    const ports = { p2: { network: 'iscsi' } };
    expect(waysIn(ip({ ports, array: { kind: 'nas', protocol: 'nfs' } }))).toBe('vmk1>p1');
    expect(waysIn(ip({ ports }))).toBe('vmk1>p1 vmk1>p2');
  });
});

describe('who gets to a datastore', () => {
  it('is whom its LUN is masked to, a host or its cluster (W3)', () => {
    const masked = (maskedTo: readonly string[]): string => waysIn(san({ array: { exports: { lun: { maskedTo } } }, host: { cluster: 'c' }, more: { clusters: { c: {} } } }));
    expect([masked(['h']), masked(['c', 'x'])]).toEqual(['vmhba1>p1 vmhba2>p2', 'vmhba1>p1 vmhba2>p2']);
    expect([masked(['other']), masked([])]).toEqual(['none: masked', 'none: masked']);
  });

  it('is said by the datastore, apart from the paths (W3)', () => {
    const estate = estateOf({ ...san(), datastores: { d: { on: 'san/lun', mountedBy: [] }, e: { on: 'san/lun' } } });
    expect(['d', 'e'].map((datastore) => pathsOf(waysOf(estate), 'h', datastore)).map(({ mounted, verdict }) => [mounted, verdict])).toEqual([[false, 'reached'], [undefined, 'reached']]);
  });

  it('is who gets to all that its pool is made of (W3)', () => {
    const pooled = (members: readonly string[]): Fields => ({ ...san({ datastore: { on: 'pool' } }), storagePools: { pool: { members } }, arrays: { ...(san()['arrays'] as Fields), closed: { protocol: 'fc', groups: { g: {} }, ports: { p: { fabric: 'z' } } } } });
    const verdict = (members: readonly string[]): string => pathsOf(waysOf(estateOf(pooled(members))), 'h', 'd').verdict;
    expect(waysIn(pooled(['san/fast', 'closed/g']))).toBe('vmhba1>p1 vmhba2>p2 | none: other-fabric');
    expect([verdict(['san/fast']), verdict(['san/fast', 'closed/g']), verdict(['san/fast', 'nowhere']), verdict([])]).toEqual(['reached', 'none', 'unknown', 'unknown']);
  });

  it('is not known where the array shows no ports, or the host no adapters of the kind (W5)', () => {
    expect(waysIn({ ...san(), arrays: { san: { exports: { lun: {} } } } })).toBe('unknown: no-ports');
    expect(waysIn(san({ host: { hbas: undefined } }))).toBe('unknown: no-adapters');
    expect(waysIn(san({ host: { hbas: { local: { kind: 'sas' } } } }))).toBe('unknown: no-adapters');
    expect(waysIn({ ...ip(), hosts: { h: {} } })).toBe('unknown: no-adapters');
    expect(waysIn({ ...san(), datastores: { d: {} } })).toBe('');
    expect(pathsOf(waysOf(estateOf({ ...san(), datastores: { d: {} } })), 'h', 'd').verdict).toBe('unknown');
  });

  it('is not known between networks where the document shows no router (W5)', () => {
    const far = ip({ networks: { mgmt: { purpose: 'management' }, far: {} }, ports: { p1: { network: 'far' } } });
    expect(waysIn(far)).toBe('unknown: unshown');
    expect(waysIn({ ...far, routers: { other: { interfaces: { a: { network: 'iscsi', address: '10.0.80.1/24' } } } } })).toBe('none: no-way');
  });

  it('is the host itself for its own disks, and no other unless a pool serves them (W6)', () => {
    const local = (on: string): Fields => ({ hosts: { h: {}, k: { disks: { ssd: {} } } }, storagePools: { pool: { members: ['k/ssd'] } }, datastores: { d: { on } } });
    expect([waysIn(local('k/ssd'), { host: 'k' }), waysIn(local('k/ssd')), waysIn(local('pool'))]).toEqual(['own', 'none: other-host', 'unknown: served-by-host']);
  });

  it('is each host of a distributed array, and others through its ports (W6)', () => {
    const vsan = (array: Fields = {}): Fields => ip({ more: { clusters: { c: {} }, hosts: { h: { adapters: { vmk1: { network: 'iscsi' } } }, m: {}, n: { cluster: 'c' } }, arrays: { ip: { kind: 'distributed', hosts: ['m', 'c'], ...array } }, datastores: { d: { on: 'ip' } } } });
    expect(['m', 'n', 'h'].map((host) => waysIn(vsan(), { host }))).toEqual(['own', 'own', 'unknown: no-ports']);
    expect(waysIn(vsan({ protocol: 'iscsi', ports: { p1: { network: 'iscsi' } } }))).toBe('vmk1>p1');
  });
});

describe('the ways without what has failed', () => {
  const without = (document: Fields, ...lost: readonly Lost[]): string => waysIn(document, { lost });

  it('are those that do not need it', () => {
    expect(without(san(), { kind: 'hba', host: 'h', hba: 'vmhba1' })).toBe('vmhba2>p2');
    expect(without(san(), { kind: 'array-port', array: 'san', port: 'p2' })).toBe('vmhba1>p1');
    expect(without(san(), { kind: 'controller', array: 'san', controller: 1 })).toBe('vmhba2>p2');
    expect(without(san({ ports: { p1: { fabric: 'a', port: 'fc-1/e1' } }, more: { switches: { 'fc-1': { kind: 'physical', ports: { e1: {} } } } } }), { kind: 'switch', switch: 'fc-1' })).toBe('vmhba2>p2');
  });

  it('are none where nothing is left, rather than unknown', () => {
    expect(without(san(), { kind: 'hba', host: 'h', hba: 'vmhba1' }, { kind: 'hba', host: 'h', hba: 'vmhba2' })).toBe('none: lost');
    expect(without(san(), { kind: 'array', array: 'san' })).toBe('none: lost');
    expect(without(san(), { kind: 'host', host: 'h' })).toBe('none: lost');
    expect(without(ip({ hbas: { vmhba64: { kind: 'iscsi', adapter: 'vmk1' } } }), { kind: 'hba', host: 'h', hba: 'vmhba64' })).toBe('none: lost');
    expect(without({ hosts: { h: { disks: { ssd: {} } } }, datastores: { d: { on: 'h/ssd' } } }, { kind: 'host', host: 'h' })).toBe('none: lost');
  });

  it('fall with a site, and with the link to the site of the array', () => {
    const stretched = (site: string): Fields => san({ host: { site: 'west' }, array: { site }, more: { sites: { west: { links: { east: {} } }, east: {} } } });
    expect(without(stretched('east'), { kind: 'site', site: 'east' })).toBe('none: lost');
    expect(without(stretched('east'), { kind: 'site-link', sites: ['east', 'west'] })).toBe('none: lost');
    expect(without(stretched('west'), { kind: 'site-link', sites: ['east', 'west'] })).toBe('vmhba1>p1 vmhba2>p2');
  });

  it('follow the cables of the network', () => {
    const cabled = ip({
      networks: { iscsi: { purpose: 'storage', switch: 'vds', vlan: 80 } },
      ports: { p1: { network: 'iscsi', port: 'leaf/e9' } },
      more: {
        hosts: { h: { nics: { n0: { port: 'leaf/e1' }, n1: { port: 'leaf/e2' } }, adapters: { vmk1: { network: 'iscsi' } } } },
        switches: { vds: { kind: 'distributed', uplinks: { h: ['n0', 'n1'] } }, leaf: { kind: 'physical', ports: { e1: {}, e2: {}, e9: {} } } },
      },
    });
    expect([without(cabled), without(cabled, { kind: 'nic', host: 'h', nic: 'n0' })]).toEqual(['vmk1>p1', 'vmk1>p1']);
    expect(without(cabled, { kind: 'nic', host: 'h', nic: 'n0' }, { kind: 'nic', host: 'h', nic: 'n1' })).toBe('none: no-way');
    expect([without(cabled, { kind: 'switch', switch: 'leaf' }), without(cabled, { kind: 'port', switch: 'leaf', port: 'e9' })]).toEqual(['none: lost', 'none: lost']);
  });
});
