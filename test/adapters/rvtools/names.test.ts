import { describe, expect, it } from 'vitest';
import { addressesIn, macIn } from '../../../src/adapters/rvtools/addresses';
import { documentText } from '../../../src/adapters/rvtools/documentText';
import { guestIn } from '../../../src/adapters/rvtools/guests';
import { hypervisorIn } from '../../../src/adapters/rvtools/hypervisors';
import { assignIds, numberedKeys } from '../../../src/adapters/rvtools/ids';
import { clockInName, generationOf } from '../../../src/adapters/rvtools/processors';
import { mib } from '../../../src/adapters/rvtools/quantities';

describe('what a text of vSphere names', () => {
  it.each([
    ['Microsoft Windows Server 2008 R2 (64-bit)', 'windows-server-2008-r2'],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'windows-server-2016'],
    ['Microsoft Windows Server 2003 Standard (32-bit)', 'windows-server-2003'],
    ['Microsoft Windows 2000 Server', 'windows-2000'],
    ['Microsoft Windows XP Professional (32-bit)', 'windows-xp'],
    ['Microsoft Windows 10 (64-bit)', 'windows-10'],
    ['Microsoft Windows 8.1 (64-bit)', 'windows-8.1'],
    ['Red Hat Enterprise Linux 7 (64-bit)', 'rhel-7'],
    ['CentOS 4/5/6/7 (64-bit)', 'centos'],
    ['CentOS 8 (64-bit)', 'centos-8'],
    ['Oracle Linux 4/5/6/7 (64-bit)', 'oracle-linux'],
    ['Oracle Linux 8 (64-bit)', 'oracle-linux-8'],
    ['SUSE Linux Enterprise 12 (64-bit)', 'sles-12'],
    ['SUSE Linux Enterprise Server 15', 'sles-15'],
    ['Ubuntu Linux (64-bit)', 'ubuntu'],
    ['Ubuntu 22.04.3 LTS', 'ubuntu-22.04'],
    ['Debian GNU/Linux 11 (64-bit)', 'debian-11'],
    ['VMware Photon OS (64-bit)', 'photon'],
    ['VMware ESXi 7.0 or later', 'esxi-7'],
    ['FreeBSD 13 or later versions (64-bit)', 'freebsd-13'],
    ['Oracle Solaris 10 (64-bit)', 'solaris-10'],
    ['Other 3.x or later Linux (64-bit)', 'other-linux'],
    ['Other (32-bit)', 'other'],
    ['Something unheard of', undefined],
  ])('%s is %s', (text, id) => {
    expect(guestIn(text)).toBe(id);
  });

  it.each([
    ['VMware ESXi 6.0.0 build-4192238', 'esxi-6.0'],
    ['VMware ESXi 7.0.3 build-21930508', 'esxi-7.0'],
    ['VMware ESXi 8.0.2', 'esxi-8.0'],
    ['VMware ESXi 99.0.0 build-1', undefined],
    ['Unknown', undefined],
  ])('%s is the hypervisor %s', (text, id) => {
    expect(hypervisorIn(text)).toBe(id);
  });

  it.each([
    ['Intel(R) Xeon(R) CPU           X5675  @ 3.07GHz', 'westmere', 3070],
    ['Intel(R) Xeon(R) CPU           X5550  @ 2.67GHz', 'nehalem', 2670],
    ['Intel(R) Xeon(R) CPU E7- 4870  @ 2.40GHz', 'westmere', 2400],
    ['Intel(R) Xeon(R) CPU E5-2680 0 @ 2.70GHz', 'sandy-bridge', 2700],
    ['Intel(R) Xeon(R) CPU E5-2697 v2 @ 2.70GHz', 'ivy-bridge', 2700],
    ['Intel(R) Xeon(R) CPU E5-2667 v3 @ 3.20GHz', 'haswell', 3200],
    ['Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz', 'broadwell', 2600],
    ['Intel(R) Xeon(R) Gold 6148 CPU @ 2.40GHz', 'skylake', 2400],
    ['Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz', 'cascade-lake', 3000],
    ['Intel(R) Xeon(R) Gold 6328H CPU @ 2.80GHz', 'cooper-lake', 2800],
    ['Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz', 'ice-lake', 2000],
    ['Intel(R) Xeon(R) Platinum 8480+', 'sapphire-rapids', undefined],
    ['Intel(R) Xeon(R) Gold 6530', 'emerald-rapids', undefined],
    ['AMD EPYC 7601 32-Core Processor', 'zen', undefined],
    ['AMD EPYC 7742 64-Core Processor', 'zen-2', undefined],
    ['AMD EPYC 75F3 32-Core Processor', 'zen-3', undefined],
    ['AMD EPYC 9654 96-Core Processor', 'zen-4', undefined],
    ['AMD EPYC 9575F 64-Core Processor', 'zen-5', undefined],
    ['Some other processor', undefined, undefined],
  ])('%s is of generation %s with a clock of %s MHz', (model, generation, clock) => {
    expect([generationOf(model), clockInName(model)]).toEqual([generation, clock]);
  });
});

describe('addresses in a cell', () => {
  it('are split, told from other text, and sorted out where they are local', () => {
    expect(addressesIn('10.0.0.5, fe80::250:56ff:fe00:1;2001:db8::1/64 10.0.0.5', '169.254.1.1 none 127.0.0.1 ::1 0.0.0.0')).toEqual({
      addresses: ['10.0.0.5', '2001:db8::1/64'], local: ['fe80::250:56ff:fe00:1', '169.254.1.1', '127.0.0.1', '::1', '0.0.0.0'], other: ['none'],
    });
  });
  it('are whole: neither 256 nor a prefix too long nor too many groups', () => {
    expect(addressesIn('10.0.0.256 10.0.0 10.0.0.1/33 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 1::2::3 12345::').addresses).toEqual([]);
    expect(addressesIn('::ffff:10.0.0.1 1:2:3:4:5:6:7:8 2001:DB8::').addresses).toEqual(['::ffff:10.0.0.1', '1:2:3:4:5:6:7:8', '2001:DB8::']);
  });
  it('MAC addresses are read in every usual spelling', () => {
    expect(['00:50:56:AA:BB:CC', '00-50-56-aa-bb-cc', '0050.56aa.bbcc', '00:50:56', 'none'].map(macIn)).toEqual(['00:50:56:aa:bb:cc', '00:50:56:aa:bb:cc', '00:50:56:aa:bb:cc', undefined, undefined]);
  });
});

describe('ids', () => {
  it('use more of a UUID where eight characters do not tell two apart', () => {
    expect(assignIds([{ name: 'a', distinguisher: '4220aaaa-1' }, { name: 'a', distinguisher: '4220aaaa-2' }], 'vm')).toEqual(['a-4220aaaa-1', 'a-4220aaaa-2']);
  });
  it('are counted where distinguishers are missing or the same', () => {
    expect(assignIds([{ name: 'a' }, { name: 'a', distinguisher: 'x' }, { name: 'a!' }], 'vm')).toEqual(['a', 'a-2', 'a-3']);
  });
  it('of parts are the numbers of their labels, or else their order', () => {
    expect(numberedKeys('disk', ['Hard disk 1', 'Hard disk 3'])).toEqual(['disk-1', 'disk-3']);
    expect(numberedKeys('disk', ['Hard disk 1', 'Hard disk 01'])).toEqual(['disk-1', 'disk-2']);
    expect(numberedKeys('disk', ['Hard disk 1', undefined])).toEqual(['disk-1', 'disk-2']);
  });
});

describe('quantities and text', () => {
  it('sizes are exact in the largest unit that shows them', () => {
    expect([0, 1, 1024, 1536, 524253, 2097152, 0.5].map(mib)).toEqual(['0 B', '1 MiB', '1 GiB', '1.5 GiB', '524253 MiB', '2 TiB', '512 KiB']);
    expect(mib(undefined)).toBeUndefined();
  });

  it('a document is written with a line per field of an entry, and small things on one line', () => {
    expect(documentText({ topovisor: 1, sites: {}, vms: { a: { vcpu: 2, disks: { 'disk-1': { size: '1 GiB' } }, tags: [] } } })).toBe(`{
  "topovisor": 1,
  "sites": {},
  "vms": {
    "a": {
      "vcpu": 2,
      "disks": { "disk-1": { "size": "1 GiB" } },
      "tags": []
    }
  }
}
`);
  });

  it('what does not fit on a line is spread', () => {
    const long = 'x'.repeat(70);
    expect(documentText({ vms: { a: { disks: { d1: { mount: long }, d2: { mount: long } }, tags: [long, long] } } })).toContain(`      "disks": {
        "d1": { "mount": "${long}" },
        "d2": { "mount": "${long}" }
      },
      "tags": [
        "${long}",
        "${long}"
      ]`);
    expect(documentText({ vms: { a: { nics: [{ mac: long, addresses: [long] }] } } })).toContain(`      "nics": [
        {
          "mac": "${long}",
          "addresses": ["${long}"]
        }
      ]`);
  });
});
