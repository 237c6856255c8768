import { describe, expect, it } from 'vitest';
import { isolationPage } from '../../../src/features/isolation/page';
import { estateOf } from '../../support/worlds';

const nic = (network: string, address: string): object => ({ host: 'h', nics: { eth0: { network, addresses: [address] } } });
const world = (router?: object): object => ({
  hosts: { h: {} }, switches: { vs: { kind: 'standard', host: 'h' } },
  networks: { red: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1', tenant: 'Red' }, blue: { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1', tenant: 'Blue' } },
  vms: { r1: nic('red', '10.0.10.11/24'), b1: nic('blue', '10.0.20.11/24') },
  ...(router ? { routers: { edge: { on: 'h', interfaces: { r: { network: 'red', address: '10.0.10.1/24' }, b: { network: 'blue', address: '10.0.20.1/24' } }, ...router } } } : {}),
});

describe('The page of who reaches whom', () => {
  it('shows tenants and networks as tables, with how each reaches others', () => {
    expect(isolationPage(estateOf(world({ defaultAction: 'deny', filters: [{ action: 'allow', from: 'Red', to: 'Blue' }] })), 'lab.virt.json')).toBe(`# Who reaches whom in lab\\.virt\\.json

A row begins, a column is reached. Each cell is the best that any two of their adapters have; whoever is off is left out.

\`● open   ◐ some protocols or ports   – closed   ? not known: it leads to what the document does not show\`

## Tenants

**The tenants are isolated**: none reaches another but through a filter that names what it lets through.

| | Blue | Red |
|---|:-:|:-:|
| **Blue** |  | – |
| **Red** | ● |  |

- Red reaches Blue\\: by router \\"edge\\"\\; by filter 1 of router \\"edge\\"\\, allow Red → Blue \\(vms\\/r1\\/eth0 to vms\\/b1\\/eth0\\)

## Networks

| | blue | red |
|---|:-:|:-:|
| **blue** |  | – |
| **red** | ● |  |

- red reaches blue\\: by router \\"edge\\"\\; by filter 1 of router \\"edge\\"\\, allow Red → Blue \\(vms\\/r1\\/eth0 to vms\\/b1\\/eth0\\)

`);
  });

  it('says by whom tenants are not isolated', () => {
    const page = isolationPage(estateOf(world({})), 'lab.virt.json');
    expect(page).toContain('**The tenants are not isolated**, 2 times:\n\n- \\"Blue\\" reaches \\"Red\\"\\: by router \\"edge\\"');
  });

  it('of a document without a network says so', () => {
    expect(isolationPage(estateOf({}), 'lab.virt.json')).toContain('## Networks\n\nNobody is on a network.');
  });

  it('never takes a name for markup', () => {
    const document = { hosts: { h: {} }, networks: { a: {} }, vms: { v: { host: 'h', tenant: '[x](command:y) | <b>', nics: { e: { network: 'a' } } }, w: { host: 'h', tenant: 'z', nics: { e: { network: 'a' } } } } };
    const page = isolationPage(estateOf(document), 'lab.virt.json');
    expect(page).not.toContain('[x](');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain(' | <');
  });
});
