import { describe, expect, it } from 'vitest';
import type { DescribedHost, NamedHost } from '../../../src/adapters/rvtools/hostNames';
import { matchHosts } from '../../../src/adapters/rvtools/matchHosts';

const described = (...names: readonly string[]): readonly DescribedHost[] => names.map((name) => ({ name }));
const named = (...names: readonly string[]): readonly NamedHost[] => names.map((name) => ({ name, poweredOnVms: 0, vcpus: 0 }));

/** The name each named host was matched to, or "?" where it was not. */
function matches(hosts: readonly DescribedHost[], mentions: readonly NamedHost[]): readonly string[] {
  return matchHosts(hosts, mentions).map((m) => ('described' in m ? (hosts[m.described]?.name ?? '') : '?'));
}
function reasons(hosts: readonly DescribedHost[], mentions: readonly NamedHost[]): readonly string[] {
  return matchHosts(hosts, mentions).map((m) => (m.kind === 'same-name' ? m.kind : `${m.kind}: ${m.reason}`));
}

describe('matching hosts that two sheets name', () => {
  it('prefers the same name, then case, then the domain', () => {
    expect(matches(described('esx1.lan', 'ESX2.lan', 'esx3'), named('esx1.lan', 'esx2.LAN', 'esx3.lan'))).toEqual(['esx1.lan', 'ESX2.lan', 'esx3']);
  });

  it('does not take hosts of two domains for one', () => {
    expect(matches(described('esx1.dakar.lan'), named('esx1.thies.lan'))).toEqual(['?']);
  });

  it('does not cut IP addresses at their dots', () => {
    expect(matches(described('10.0.0.1', '10.0.0.2'), named('10.0.0.2', '10.0.0.3'))).toEqual(['10.0.0.2', '?']);
  });

  it('leaves alone a name that is two hosts but for the domain', () => {
    expect(reasons(described('esx1.dakar.lan', 'esx1.thies.lan'), named('esx1'))).toEqual(['ambiguous: "esx1.dakar.lan" and "esx1.thies.lan" of the host sheet are both of the same name but for the domain']);
    expect(matches(described('esx1'), named('esx1.dakar.lan', 'esx1.thies.lan'))).toEqual(['?', '?']);
  });

  it('tells hosts of one name apart by their place', () => {
    const hosts = [{ name: 'esx1', datacenter: 'Dakar' }, { name: 'esx1', datacenter: 'Thies' }];
    const mentions = [{ name: 'esx1', datacenter: 'Thies', poweredOnVms: 0, vcpus: 0 }, { name: 'esx1', datacenter: 'Dakar', poweredOnVms: 0, vcpus: 0 }];
    expect(matchHosts(hosts, mentions)).toEqual([{ kind: 'same-name', described: 1 }, { kind: 'same-name', described: 0 }]);
  });

  it('takes the one host of a name for it even where the sheets place it differently', () => {
    expect(matchHosts([{ name: 'esx1', cluster: 'A' }], [{ name: 'esx1', cluster: 'B', poweredOnVms: 0, vcpus: 0 }])).toEqual([{ kind: 'same-name', described: 0 }]);
  });
});

describe('matching hosts by a common prefix or suffix', () => {
  it('accepts one that pairs many hosts one to one, and leaves those without a partner alone', () => {
    const hosts = described('vmsp-01', 'vmsp-02', 'vmprod-01', 'mgmt-1');
    const mentions = named('bovmsp-01.customer.com', 'bovmsp-02.customer.com', 'bovmsp-06.customer.com', 'bovmprod-01', 'mgmt-1');
    expect(matches(hosts, mentions)).toEqual(['vmsp-01', 'vmsp-02', '?', 'vmprod-01', 'mgmt-1']);
    expect(reasons(hosts, mentions)[0]).toBe('matched: the prefix "bo" of names in the VM sheet pairs 3 hosts one to one, in the same places');
  });

  it('accepts a suffix, and one that the host sheet adds', () => {
    expect(matches(described('a1-mgmt', 'b22-mgmt', 'abc-mgmt'), named('b22', 'abc', 'xyz'))).toEqual(['?', '?', '?']);
    expect(matches(described('esxa-mgmt', 'esxb-mgmt', 'esxc-mgmt'), named('esxb', 'esxc', 'esxa'))).toEqual(['esxb-mgmt', 'esxc-mgmt', 'esxa-mgmt']);
  });

  it('refuses one that pairs too few hosts to be a rule', () => {
    expect(reasons(described('vmsp-01', 'vmsp-02'), named('bovmsp-01', 'bovmsp-02'))).toEqual(Array(2).fill('ambiguous: the prefix "bo" of names in the VM sheet would pair only 2 hosts, too few to be a rule'));
  });

  it('accepts few where what runs on each agrees, and refuses many where it does not', () => {
    const running = (name: string, vms: number): NamedHost => ({ name, poweredOnVms: vms, vcpus: vms * 2 });
    const saying = (name: string, vms: number): DescribedHost => ({ name, poweredOnVms: vms, vcpus: vms * 2 });
    expect(matches([saying('vmsp-01', 7), saying('vmsp-02', 9)], [running('bovmsp-01', 7), running('bovmsp-02', 9)])).toEqual(['vmsp-01', 'vmsp-02']);
    expect(reasons([saying('vma', 7), saying('vmb', 9), saying('vmc', 4)], [running('bovma', 1), running('bovmb', 9), running('bovmc', 5)])[1])
      .toBe('ambiguous: the prefix "bo" of names in the VM sheet would pair 3 hosts, but the numbers of powered-on VMs and vCPUs differ for 2');
  });

  it('refuses one that does not mean the same host, since a sheet has hosts of both forms', () => {
    const mentions = named('bovma', 'bovmb', 'bovmc', 'bovmd', 'vmd');
    expect(matches(described('vma', 'vmb', 'vmc', 'bovmd', 'vmd'), mentions)).toEqual(['?', '?', '?', 'bovmd', 'vmd']);
    expect(reasons(described('vma', 'vmb', 'vmc', 'bovmd', 'vmd'), mentions)[0]).toBe('ambiguous: the prefix "bo" of names in the VM sheet does not mean the same host: "vmd" and "bovmd" both occur in one sheet');
  });

  it('does not cross clusters', () => {
    const hosts = ['a', 'b', 'c'].map((n) => ({ name: `vm${n}`, cluster: 'DMZ' }));
    expect(matches(hosts, ['a', 'b', 'c'].map((n) => ({ name: `bovm${n}`, cluster: 'prod', poweredOnVms: 0, vcpus: 0 })))).toEqual(['?', '?', '?']);
  });

  it('does not cut a number in two: "esx10" is not "esx1" with a zero', () => {
    expect(matches(described('esx1', 'esx2', 'esx3'), named('esx10', 'esx20', 'esx30'))).toEqual(['?', '?', '?']);
    expect(matches(described('1node-a', '1node-b', '1node-c'), named('21node-a', '21node-b', '21node-c'))).toEqual(['?', '?', '?']);
    expect(matches(described('1node-a', '1node-b', '1node-c'), named('x1node-a', 'x1node-b', 'x1node-c'))).toEqual(['1node-a', '1node-b', '1node-c']);
  });

  it('leaves alone what two rules lead to different hosts', () => {
    const hosts = described('vma', 'vmb', 'vmc', 'xvmc-n', 'xvmd-n', 'xvme-n');
    const mentions = named('xvma', 'xvmb', 'xvmc', 'xvmd', 'xvme');
    expect(matches(hosts, mentions)).toEqual(['vma', 'vmb', '?', 'xvmd-n', 'xvme-n']);
  });
});
