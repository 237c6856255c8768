/** Operating systems by the names that hypervisors and the guests' own tools give them. */
import { rememberedByText } from '../util/remembered';

/**
 * The id of the operating system that a name means ("Microsoft Windows Server 2016 (64-bit)" → "windows-server-2016"), or
 * undefined where no pattern knows it. `other-*` ids say that the name is unspecific.
 */
export const guestNamed: (name: string) => string | undefined = rememberedByText((name) => {
  const plain = name.replace(/\((?:32|64)[ -]?bit\)/i, ' ').replace(/\b(?:32|64)[ -]?bit\b/i, ' ').replace(/\s+/g, ' ').trim();
  for (const { pattern, id } of patterns) {
    const match = pattern.exec(plain);
    if (match) return id.replace(/\$(\d)/g, (_, group: string) => (match[Number(group)] ?? '').toLowerCase().replace(/[^a-z0-9.]+/g, '-'));
  }
  return undefined;
});

/** Whether an id says little more than "some Linux". */
export function isUnspecific(guest: string): boolean {
  return guest.startsWith('other');
}

interface Pattern {
  readonly pattern: RegExp;
  /** `$1` is the first group of the pattern, in lower case. */
  readonly id: string;
}

// Names as in the guest OS identifiers of the vSphere API (VirtualMachineGuestOsIdentifier), specific ones before general ones.
const patterns: readonly Pattern[] = [
  { pattern: /windows server (20\d\d)( r2)/i, id: 'windows-server-$1-r2' },
  { pattern: /windows (?:server )?(20(?:03|08|12|16|19|22|25))\b/i, id: 'windows-server-$1' },
  { pattern: /windows (?:server )?2000\b/i, id: 'windows-2000' },
  { pattern: /windows nt\b/i, id: 'windows-nt' },
  { pattern: /windows (xp|vista|7|8\.1|8|10|11)\b/i, id: 'windows-$1' },
  { pattern: /hyper-v/i, id: 'hyper-v' },
  { pattern: /red hat enterprise linux (\d+)/i, id: 'rhel-$1' },
  { pattern: /red hat/i, id: 'rhel' },
  { pattern: /centos(?: linux)? (\d+)(?! ?\/)/i, id: 'centos-$1' },
  { pattern: /centos/i, id: 'centos' },
  { pattern: /rocky linux(?: (\d+))/i, id: 'rocky-$1' },
  { pattern: /rocky linux/i, id: 'rocky' },
  { pattern: /almalinux(?: (\d+))/i, id: 'almalinux-$1' },
  { pattern: /almalinux/i, id: 'almalinux' },
  { pattern: /oracle linux (\d+)(?! ?\/)/i, id: 'oracle-linux-$1' },
  { pattern: /oracle linux/i, id: 'oracle-linux' },
  { pattern: /amazon linux (\d+)/i, id: 'amazon-linux-$1' },
  { pattern: /suse linux enterprise (?:server )?(\d+)/i, id: 'sles-$1' },
  { pattern: /suse linux enterprise/i, id: 'sles' },
  { pattern: /opensuse/i, id: 'opensuse' },
  { pattern: /ubuntu(?: linux)? (\d\d\.\d\d)/i, id: 'ubuntu-$1' },
  { pattern: /ubuntu/i, id: 'ubuntu' },
  { pattern: /debian(?: gnu\/linux)? (\d+)/i, id: 'debian-$1' },
  { pattern: /debian/i, id: 'debian' },
  { pattern: /fedora/i, id: 'fedora' },
  { pattern: /photon/i, id: 'photon' },
  { pattern: /coreos/i, id: 'coreos' },
  { pattern: /vmware esxi? (\d+)/i, id: 'esxi-$1' },
  { pattern: /freebsd(?: (\d+))/i, id: 'freebsd-$1' },
  { pattern: /freebsd/i, id: 'freebsd' },
  { pattern: /solaris (\d+)/i, id: 'solaris-$1' },
  { pattern: /solaris/i, id: 'solaris' },
  { pattern: /(?:mac ?os|os x|darwin)/i, id: 'macos' },
  { pattern: /netware/i, id: 'netware' },
  { pattern: /linux/i, id: 'other-linux' },
  { pattern: /windows/i, id: 'other-windows' },
  { pattern: /^other\b/i, id: 'other' },
];
