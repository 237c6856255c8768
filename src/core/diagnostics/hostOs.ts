/** Findings about the operating system under what runs guests. */
import type { OsFamily } from '../catalogue/guest';
import { findGuest } from '../catalogue/guests';
import { findRelease, type Release } from '../catalogue/releases';
import { containerFit } from '../hypervisor/containers/containers';
import { containersRunningOn } from '../hypervisor/sharing/running';
import type { Change } from '../model/change';
import type { Entry } from '../model/entry';
import type { Estate } from '../model/estate';
import { supposing } from '../model/supposing';
import { rootOf, type Fix } from './rule';

/** The product a host runs, if it is an application that needs a host OS. */
export function hostedRelease({ hypervisor }: Entry<'hosts'>['value']): Release | undefined {
  const release = hypervisor === undefined ? undefined : findRelease(hypervisor);
  return release && release.product.kind !== 'type-1' && release.traits.hostOs.length > 0 ? release : undefined;
}

/** Naming a host OS that the product and the containers of the host run on: the guest of the VM around the host, or a usual one of each family. */
export function namingHostOs(estate: Estate, host: Entry<'hosts'>, release: Release): readonly Fix[] {
  const around = estate.value('vms', host.value.vm)?.guest;
  const usualOnes = release.traits.hostOs.flatMap((family) => usual[family] ?? []);
  const known = around === undefined ? undefined : findGuest(around);
  const words = around !== undefined && known && release.traits.hostOs.includes(known.family) ? [around] : usualOnes;
  return words.flatMap((word) => {
    const changes: readonly Change[] = [{ kind: 'set', file: host.file, path: [...rootOf(host), 'hostOs'], value: word }];
    return containersRunAfter(estate, host.id, changes) ? [{ title: `Say that its host OS is ${findGuest(word)?.name ?? word}`, changes }] : [];
  });
}

/** Whether no container of a host would be known not to run there with these changes made. */
function containersRunAfter(estate: Estate, host: string, changes: readonly Change[]): boolean {
  const containers = containersRunningOn(estate, host);
  return containers.length === 0 || supposing(estate, changes, (then) => containers.every(({ value }) => containerFit(then, value).kind !== 'unfit')) === true;
}

const usual: Readonly<Partial<Record<OsFamily, string>>> = { linux: 'debian-12', windows: 'windows-11', macos: 'macos', bsd: 'freebsd-14', solaris: 'solaris-11' };
