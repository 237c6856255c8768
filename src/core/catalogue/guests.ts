/** The operating systems of guests and hosts, and lookups in them. */
import { rememberedByText } from '../util/remembered';
import type { ContainerKernel, GuestOs } from './guest';
import { guestNamed } from './guestNames';
import { bsds, linuxes, others, windows, type Distribution } from './guestData';

/**
 * The operating system a text means: an id such as "debian-12" or "debian", or the name its tools give it. A version that is
 * not known of a distribution that is counts as the distribution without one; undefined where nothing is known of the text.
 */
export const findGuest: (text: string) => GuestOs | undefined = rememberedByText((text) => {
  const written = text.trim().toLowerCase().replace(/[\s_]+/g, '-');
  return byId.get(written) ?? byId.get(aliases[written] ?? '') ?? withoutVersion(written) ?? named(text);
});

function named(text: string): GuestOs | undefined {
  const id = guestNamed(text);
  return id === undefined ? undefined : (byId.get(id) ?? withoutVersion(id));
}

/** "debian-99" → "debian"; only where the distribution is in the catalogue without a version. */
function withoutVersion(id: string): GuestOs | undefined {
  const name = /^([a-z-]+?)-?\d[\d.a-z-]*$/.exec(id)?.[1];
  return name === undefined ? undefined : (byId.get(name) ?? byId.get(aliases[name] ?? ''));
}

/** Other words for what the catalogue has. */
const aliases: Readonly<Record<string, string>> = {
  linux: 'other-linux', windows: 'other-windows', 'windows-server': 'other-windows', 'red-hat': 'rhel', redhat: 'rhel', 'suse': 'sles', alma: 'almalinux',
  'rocky-linux': 'rocky', 'centos-stream': 'centos', win10: 'windows-10', win11: 'windows-11', 'mac-os': 'macos', osx: 'macos', 'oracle-solaris': 'solaris',
};

/** Every operating system of the catalogue, those without a version behind those with one. */
export const guests: readonly GuestOs[] = [...windows, ...[...linuxes, ...bsds].flatMap(ofDistribution), ...others];

const byId: ReadonlyMap<string, GuestOs> = new Map(guests.map((guest) => [guest.id, guest]));

/** One entry for each version of a distribution, and one for "some version of it". */
function ofDistribution({ id, name, versions, drivers = 'built-in', source, ...rest }: Distribution): readonly GuestOs[] {
  const containerKernel: ContainerKernel = { kind: rest.family === 'bsd' ? 'freebsd' : 'linux' };
  const common = { family: rest.family, containerKernel, source };
  const architectures = [...new Set(versions.flatMap((group) => group.architectures))];
  return [
    ...versions.flatMap((group) => group.versions.map((version): GuestOs => ({
      ...common, id: `${id}-${version}`, name: `${name} ${version}`, architectures: group.architectures,
      paravirtualDrivers: group.drivers ?? drivers, ...(group.paravirtualKernel === undefined ? {} : { paravirtualKernel: group.paravirtualKernel }),
    }))),
    // Which version is meant is not known, and so not what its kernel can.
    { ...common, id, name, architectures, paravirtualDrivers: drivers },
  ];
}
