import { describe, expect, it } from 'vitest';
import { whereReconnects } from '../../../src/features/diagram/connect/reconnect';
import { sessionOf } from '../../support/estate';
import { gestured } from '../support/gesture';

const wired = `{
  "hosts": { "esx-01": { "nics": { "vmnic0": { "speed": "25 Gb/s", "port": "leaf-1/eth1", "mac": "00:50:56:00:00:01" } } } },
  "switches": { "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth2": {} } } },
  "routers": { "edge": { "interfaces": { "in": { "network": "lan", "address": "10.0.0.1/24" } } } },
  "networks": { "lan": { "vlan": 10 }, "dmz": { "vlan": 20 } }
}`;

describe('reconnecting a line', () => {
  it('writes the other end in its place, and nothing else', () => {
    expect(gestured(wired, { kind: 'reconnect', edge: 'cable/leaf-1/eth1/esx-01/vmnic0', fixed: 'hosts/esx-01/nics/vmnic0', to: 'switches/leaf-1/ports/eth2' }, 'network')).toBe(`\
- "hosts": { "esx-01": { "nics": { "vmnic0": { "speed": "25 Gb/s", "port": "leaf-1/eth1", "mac": "00:50:56:00:00:01" } } } },
+ "hosts": { "esx-01": { "nics": { "vmnic0": { "speed": "25 Gb/s", "port": "leaf-1/eth2", "mac": "00:50:56:00:00:01" } } } },`);
  });

  it('keeps what an interface of a router says', () => {
    expect(gestured(wired, { kind: 'reconnect', edge: 'interface/edge/in', fixed: 'routers/edge', to: 'networks/dmz' }, 'network')).toContain('+ "routers": { "edge": { "interfaces": { "in": { "network": "dmz", "address": "10.0.0.1/24" } } } },');
  });

  it('says beforehand where it could end, as if it ended nowhere now', () => {
    const verdicts = whereReconnects(sessionOf(wired), 'cable/leaf-1/eth1/esx-01/vmnic0', 'hosts/esx-01/nics/vmnic0', 'network');
    expect(verdicts.find(({ node }) => node === 'switches/leaf-1/ports/eth2')).toMatchObject({ connects: true });
  });

  it('is refused with the reason', () => {
    expect(gestured(wired, { kind: 'reconnect', edge: 'cable/leaf-1/eth1/esx-01/vmnic0', fixed: 'hosts/esx-01/nics/vmnic0', to: 'networks/lan' }, 'network')).toMatch(/^refused: .*do not connect/);
    expect(gestured(wired, { kind: 'reconnect', edge: 'cable/leaf-1/eth9/esx-01/vmnic7', fixed: 'hosts/esx-01/nics/vmnic7', to: 'switches/leaf-1/ports/eth2' }, 'network')).toMatch(/^refused: /);
  });
});
