import { describe, expect, it } from 'vitest';
import { useCli, type Ran } from './support/cli';

const cli = useCli();

const world = {
  hosts: { h: { nics: { n: {} } } },
  switches: { vs: { kind: 'standard', host: 'h', uplinks: { h: ['n'] } } },
  networks: { web: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1' }, db: { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1' } },
  vms: { 'web-01': { host: 'h', nics: { eth0: { network: 'web', addresses: ['10.0.10.11/24'] } } }, 'db-01': { host: 'h', nics: { eth0: { network: 'db', addresses: ['10.0.20.11/24'] } } } },
  routers: { edge: { on: 'h', interfaces: { web: { network: 'web', address: '10.0.10.1/24' }, db: { network: 'db', address: '10.0.20.1/24' } }, filters: [{ action: 'allow', protocol: 'tcp', ports: '5432', to: 'db' }, { action: 'deny', to: 'db' }] } },
};

async function run(...words: readonly string[]): Promise<Ran> {
  cli.file('estate.virt.json', JSON.stringify(world));
  return cli.run(['trace', 'estate.virt.json', ...words]);
}

describe('topovisor trace FILE --from A --to B', () => {
  it('numbers the hops and tells of the way back', async () => {
    expect(await run('--from', 'web-01', '--to', 'db-01', '--protocol', 'tcp', '--port', '5432')).toEqual({
      code: 0, err: '',
      out: `VM "web-01" to VM "db-01", tcp 5432: reachable

   1  eth0 of VM "web-01", 10.0.10.11
   2  network "web", VLAN 10
   3  switch "vs" on host "h"
   4  network "web", VLAN 10
   5  router "edge": let through by filter 1, allow any → db, tcp 5432
   6  router "edge", in by web, out by db: 10.0.20.0/24 is connected
   7  network "db", VLAN 20
   8  switch "vs" on host "h"
   9  network "db", VLAN 20
  10  eth0 of VM "db-01", 10.0.20.11

Answers get back. The other side may begin as well.
`,
    });
  });

  it('says where it stops and what would let it through, with exit code 1', async () => {
    const { code, out } = await run('--from', 'web-01', '--to', 'db-01', '--port', '22');
    expect(code).toBe(1);
    expect(out).toContain('VM "web-01" to VM "db-01", tcp 22: not reachable\n');
    expect(out).toContain('  ✗ Router "edge" does not let TCP to port 22 from VM "web-01" to VM "db-01" through, by filter 2: deny any → db.\n');
    expect(out).toContain('This would let it through: Allow vm:web-01 → vm:db-01, tcp 22, in router "edge" before filter 2.\n');
  });

  it('tells programs the same, null where there is nothing to say', async () => {
    const { code, out } = await run('--from', 'web-01', '--to', 'db-01', '--protocol', 'udp', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      reachable: false, certain: true, verdict: 'closed', blockedAt: 'routers/edge', because: expect.stringContaining('by filter 2') as string,
      hops: [{ kind: 'vnic', collection: 'vms', id: 'web-01', part: 'eth0', vlan: 10, tunnel: null, text: 'eth0 of VM "web-01", 10.0.10.11' }, { kind: 'port-group' }, { kind: 'virtual-switch' }, { kind: 'port-group' }],
      change: { text: expect.stringContaining('Allow') as string, changes: [{ kind: 'insert', path: ['routers', 'edge', 'filters'], index: 1 }] },
      back: { reachable: false, begins: 'open' },
    });
    const reached = JSON.parse((await run('--from', 'db-01', '--to', '10.0.10.11', '--format', 'json')).out) as unknown;
    expect(reached).toMatchObject({ reachable: true, verdict: 'open', blockedAt: null, because: null, change: null, back: { reachable: true } });
  });

  it.each([
    [['--from', 'web-1', '--to', 'db-01'], 'There is no VM, container, host or router "web-1", and it is no address (did you mean "web-01"?).'],
    [['--from', 'web-01'], 'say the file and both ends: "topovisor trace FILE --from A --to B".'],
    [['--from', 'web-01', '--to', 'db-01', '--port', 'https'], '--port is a number from 1 to 65535, not "https".'],
    [['--from', 'web-01', '--to', 'db-01', '--port', '70000'], 'A port is a number from 1 to 65535, not 70000.'],
    [['--from', 'web-01', '--to', 'db-01', '--protocol', 'icmp', '--port', '7'], 'ICMP has no ports.'],
  ])('refuses %s in one sentence, with exit code 2', async (words, sentence) => {
    expect(await run(...words)).toEqual({ code: 2, out: '', err: `topovisor: ${sentence}\n` });
  });
});
