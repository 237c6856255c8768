import { describe, expect, it } from 'vitest';
import { traceView } from '../../src/features/trace';
import { parseTraffic, traceEnds, traceHeading, traceLines } from '../../src/features/traceRequests';
import { sessionOf } from '../support/estate';

const text = `{
  "hosts": { "h": {} }, "networks": { "web": { "subnet": "10.0.0.0/24" }, "far": { "subnet": "10.9.0.0/24" } },
  "vms": {
    "a": { "host": "h", "nics": { "eth0": { "network": "web", "addresses": ["10.0.0.1"] } } }, "b": { "host": "h", "nics": { "eth0": { "network": "web", "addresses": ["10.0.0.2"] } } },
    "c": { "name": "Archive", "host": "h", "nics": { "eth0": { "network": "far", "addresses": ["10.9.0.2"] } } }
  }
}`;
const traced = (from: string, to: string) => {
  const answer = traceView(sessionOf(text).estate, { from, to, protocol: '', port: null });
  if (answer.kind === 'refused') throw new Error(answer.reasons.join(' '));
  return answer.trace;
};

describe('asking for a trace', () => {
  it('offers whoever sends or receives, those at the cursor first', () => {
    expect(traceEnds(sessionOf(text), ['vms/b']).map(({ node, label, word }) => `${node} ${label} ${word}`)).toEqual(['vms/b b VM', 'vms/a a VM', 'vms/c Archive VM', 'hosts/h h host']);
  });

  it('takes a protocol, a port, both or nothing', () => {
    expect(['tcp 443', '443', 'ICMP', 'udp/53', ''].map(parseTraffic)).toEqual([
      { kind: 'traffic', protocol: 'tcp', port: 443 }, { kind: 'traffic', protocol: '', port: 443 }, { kind: 'traffic', protocol: 'icmp', port: null },
      { kind: 'traffic', protocol: 'udp', port: 53 }, { kind: 'traffic', protocol: '', port: null },
    ]);
    expect(parseTraffic('tcp 443-450')).toEqual({ kind: 'invalid', reason: '"tcp 443-450" is neither a protocol nor a port, such as "tcp 443".' });
  });

  it('tells every hop in order, at the part it is shown at', () => {
    const trace = traced('vms/a/nics/eth0', 'vms/b');
    expect(traceHeading(trace)).toMatch(/: gets there$/);
    expect(trace.hops[0]?.node).toBe('vms/a/nics/eth0');
    expect(trace.hops.at(-1)?.node).toBe('vms/b/nics/eth0');
    expect(traceLines(trace).map(({ text: line }) => line.slice(0, 3))).toEqual(trace.hops.map((_, i) => `${i + 1}. `));
  });

  it('tells first where and why it stops', () => {
    const trace = traced('vms/a', 'vms/c');
    expect(trace.reachable).toBe(false);
    expect(traceLines(trace)[0]).toMatchObject({ text: trace.because, detail: 'here it stops', node: trace.blockedAt });
    expect(traceLines(trace).slice(trace.change === '' ? 1 : 2).map(({ text: line }) => line.slice(0, 3))).toEqual(trace.hops.map((_, i) => `${i + 1}. `));
  });
});
