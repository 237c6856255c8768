/** Whether the product on a host runs the guest OS of a VM. */
import type { GuestOs } from '../../catalogue/guest';
import { findGuest } from '../../catalogue/guests';
import type { Release } from '../../catalogue/releases';
import { osFamilyNames } from '../../catalogue/wording';
import type { Vm } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { listed } from '../../util/words';
import { releaseOfVm } from '../machine/vmRelease';

export type GuestSupport =
  | { readonly kind: 'supported' }
  /** Each reason the end of a sentence. */
  | { readonly kind: 'unsupported'; readonly guest: GuestOs; readonly reasons: readonly string[] }
  /** The guest or what runs it is not said or not known. */
  | { readonly kind: 'unknown' };

/** Whether the guest of a VM is one that its host, or what its cluster runs, takes (T9); architectures that differ from its host's are for the technique. */
export function guestSupport(estate: Estate, vm: Vm): GuestSupport {
  return vm.guest === undefined ? unknown : guestSupportBy(releaseOfVm(estate, vm), vm);
}

/** The same by a certain product; undefined where that is not known. */
export function guestSupportBy(release: Release | undefined, vm: Vm): GuestSupport {
  const guest = vm.guest === undefined ? undefined : findGuest(vm.guest);
  if (!guest) return unknown;
  const reason = release && productReason(guest, release);
  const other = architectureReason(guest, vm);
  if (reason === undefined && other === undefined) return release ? supported : unknown;
  return { kind: 'unsupported', guest, reasons: [reason, other].filter((each) => each !== undefined) };
}
const supported: GuestSupport = { kind: 'supported' };
const unknown: GuestSupport = { kind: 'unknown' };

function productReason(guest: GuestOs, { name, product, traits }: Release): string | undefined {
  // That it runs no VMs at all is no matter of this guest.
  if (product.kind === 'container-engine' || guest.family === 'other') return undefined;
  if (!traits.guestFamilies.includes(guest.family)) return `${name} runs ${listed(traits.guestFamilies.filter((family) => family !== 'other').map((family) => osFamilyNames[family]), 'and', 9)} as guests, not ${osFamilyNames[guest.family]}`;
  return traits.unsupportedGuests?.includes(guest.id) ? `${name} is documented not to run it` : undefined;
}

function architectureReason({ name, architectures }: GuestOs, { architecture }: Vm): string | undefined {
  return architecture === undefined || architectures.includes(architecture) ? undefined : `${name} is made for ${listed(architectures, 'or', 9)}, not for ${architecture}`;
}
