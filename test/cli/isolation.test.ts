import { describe, expect, it } from 'vitest';
import { useCli, type Ran } from './support/cli';

const cli = useCli();

const nic = (host: string, network: string, address: string): object => ({ host, nics: { eth0: { network, addresses: [address] } } });
function world(router: object): object {
  return {
    hosts: { h: { nics: { n: {} } } },
    switches: { vs: { kind: 'standard', host: 'h', uplinks: { h: ['n'] } } },
    networks: {
      red: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1', tenant: 'red' }, blue: { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1', tenant: 'blue' },
      shared: { switch: 'vs', vlan: 30, subnet: '10.0.30.0/24', gateway: '10.0.30.1' },
    },
    vms: { r1: nic('h', 'red', '10.0.10.11/24'), r2: nic('h', 'red', '10.0.10.12/24'), b1: nic('h', 'blue', '10.0.20.11/24'), s1: nic('h', 'shared', '10.0.30.11/24') },
    routers: { edge: { on: 'h', interfaces: { red: { network: 'red', address: '10.0.10.1/24' }, blue: { network: 'blue', address: '10.0.20.1/24' } }, ...router } },
  };
}
const named = world({ filters: [{ action: 'allow', from: 'tenant:red', to: 'tenant:blue', protocol: 'tcp', ports: '443' }], defaultAction: 'deny' });

async function run(document: object, ...words: readonly string[]): Promise<Ran> {
  cli.file('estate.virt.json', JSON.stringify(document));
  return cli.run(['isolation', 'estate.virt.json', ...words]);
}

describe('topovisor isolation FILE', () => {
  it('shows tenants in a matrix, how each reaches others, and whether they are isolated', async () => {
    expect(await run(named)).toEqual({
      code: 0, err: '',
      out: `Tenants: a row begins, a column is reached

             blue  red  no tenant
  blue             –    –
  red        ◐     ●    –
  no tenant  ?     ?

● open   ◐ some protocols or ports   – closed   ? not known: it leads to what the document does not show

red reaches in part blue: by router "edge"; by filter 1 of router "edge", allow tenant:red → tenant:blue, tcp 443; TCP to port 443 only (vms/r1/eth0 to vms/b1/eth0)
no tenant may reach blue and red: Nobody in the document holds 10.0.30.1, the gateway of eth0 of VM "s1": what lies behind it is not known (such as vms/s1/eth0 to vms/b1/eth0)

The tenants are isolated: none reaches another but through a filter that names what it lets through.
`,
    });
  });

  it('says by whom tenants are not isolated, and fails where that is expected', async () => {
    const { code, out } = await run(world({}), '--expect-isolated');
    expect(code).toBe(1);
    expect(out).toContain(`
The tenants are not isolated:
  ✗ "blue" reaches "red": by router "edge" (vms/b1/eth0 to vms/r1/eth0)
  ✗ "red" reaches "blue": by router "edge" (vms/r1/eth0 to vms/b1/eth0)
`);
    expect((await run(world({}))).code).toBe(0);
    expect((await run(named, '--expect-isolated')).code).toBe(0);
  });

  it('does not say isolated of what is not known, and does not fail for it either', async () => {
    const { code, out } = await run({ ...world({}), routers: {} }, '--expect-isolated');
    expect(code).toBe(0);
    expect(out).toContain('\nNo tenant is known to reach another but through a filter that names what it lets through. Of 2 pairs of them it is not known: the way leads to what the document does not show.\n');
    expect(out).not.toContain('are isolated');
  });

  it('shows networks where that is asked, and where no two tenants are named', async () => {
    expect((await run(named, '--by', 'network')).out).toContain('Networks: a row begins, a column is reached\n\n          blue  red  shared\n');
    const [plain] = [named].map(({ networks, ...rest }: { networks?: Record<string, object> }) => ({ ...rest, networks: Object.fromEntries(Object.entries(networks ?? {}).map(([id, network]) => [id, { ...network, tenant: undefined }])) }));
    const { out } = await run(plain ?? {});
    expect(out).toContain('Networks: a row begins');
    expect(out).not.toContain('isolated');
  });

  it('lists what would be too wide for a table, alike ones together', async () => {
    const many = Array.from({ length: 20 }, (_, i) => i);
    const wide = {
      hosts: { h: {} }, switches: { vs: { kind: 'standard', host: 'h' } },
      networks: Object.fromEntries(many.map((i) => [`net-${i}`, { switch: 'vs', vlan: 100 + i, subnet: `10.0.${i}.0/24`, gateway: `10.0.${i}.1` }])),
      vms: Object.fromEntries(many.map((i) => [`v${i}`, nic('h', `net-${i}`, `10.0.${i}.11/24`)])),
      routers: { core: { on: 'h', interfaces: Object.fromEntries(many.map((i) => [`i${i}`, { network: `net-${i}`, address: `10.0.${i}.1/24` }])) } },
    };
    const { out } = await run(wide);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'net-0 reaches net-1, net-2, net-3, net-4 and 15 others: by router "core" (such as vms/v0/eth0 to vms/v1/eth0)',
      'net-1 reaches net-0, net-2, net-3, net-4 and 15 others: by router "core" (such as vms/v1/eth0 to vms/v0/eth0)',
    ]);
  });

  it('tells programs the same, with a pair to trace for each cell', async () => {
    const { code, out } = await run(world({}), '--format', 'json');
    expect(code).toBe(0);
    const json = JSON.parse(out) as { readonly cells: readonly object[] };
    expect(json).toMatchObject({ by: 'tenant', isolated: false, groups: [{ name: 'blue', adapters: 1 }, { name: 'red', adapters: 2 }, { name: null, adapters: 1 }] });
    expect(json.cells).toContainEqual({ from: 'blue', to: 'red', reach: 'open', because: 'by router "edge"', example: { from: 'vms/b1/eth0', to: 'vms/r1/eth0' }, unguarded: { from: 'vms/b1/eth0', to: 'vms/r1/eth0' } });
    expect(json.cells).toContainEqual({ from: 'red', to: 'red', reach: 'open', because: 'on one wire', example: { from: 'vms/r1/eth0', to: 'vms/r2/eth0' }, unguarded: { from: 'vms/r1/eth0', to: 'vms/r2/eth0' } });
    const trace = await cli.run(['trace', 'estate.virt.json', '--from', 'vms/b1/eth0', '--to', 'vms/r1/eth0']);
    expect(trace.code).toBe(0);
  });

  it('does not take the absence of tenants for isolation', async () => {
    expect(await run({ hosts: { h: {} } }, '--expect-isolated')).toEqual({ code: 2, out: '', err: 'topovisor: isolation is between tenants, and none has adapters in use: say "tenant" of networks, VMs, hosts or containers.\n' });
    expect(await run({ hosts: { h: {} } })).toEqual({ code: 0, out: 'Nobody is on a network.\n', err: '' });
  });

  it('refuses a call without a file in one sentence', async () => {
    expect(await cli.run(['isolation'])).toEqual({ code: 2, out: '', err: 'topovisor: say which file: "topovisor isolation FILE".\n' });
  });
});
