/** What `guest`, `hostOs` and the `os` of a container may say. */
import type { ContainerKernel, GuestOs } from '../../core/catalogue/guest';
import { findGuest, guests } from '../../core/catalogue/guests';
import { osFamilyNames } from '../../core/catalogue/wording';
import { listed } from '../../core/util/words';
import { figure, type Figure } from '../figures/figure';
import type { Term, Vocabulary } from './vocabulary';

export const guestWords: Vocabulary = { fields: ['vms.guest'], words: () => wordsOf(guests), explain };
/** A hypervisor is named in `hypervisor`, not as the OS below one. */
export const hostOsWords: Vocabulary = { fields: ['hosts.hostOs'], words: () => wordsOf(guests.filter(({ family }) => family !== 'hypervisor')), explain };
export const imageWords: Vocabulary = { fields: ['containers.os'], words: imageWordsOf, explain };

function wordsOf(guests: readonly GuestOs[]): ReturnType<Vocabulary['words']> {
  return guests.map(({ id, name, architectures }) => ({ word: id, detail: () => `${name} · ${listed(architectures, 'and', 3)}` }));
}

function imageWordsOf(): ReturnType<Vocabulary['words']> {
  const withKernel = guests.filter(({ containerKernel }) => containerKernel !== undefined);
  return [{ word: 'linux', detail: () => 'any Linux' }, ...withKernel.map(({ id, name, containerKernel }) => ({ word: id, detail: () => `${name}${containerKernel ? ` · ${kernelName(containerKernel)}` : ''}` }))];
}

function explain(text: string): Term | undefined {
  const guest = findGuest(text);
  return guest && { title: guest.name, about: guest.family === 'other' ? [] : [`Of the family ${osFamilyNames[guest.family]}.`], figures: figuresOf(guest) };
}

function figuresOf({ architectures, paravirtualKernel, paravirtualDrivers, containerKernel, source }: GuestOs): readonly Figure[] {
  return [
    figure('Architectures', listed(architectures, 'and', Infinity), `What it is made for. ${source}.`),
    figure('Paravirtual kernel', paravirtualKernel === undefined ? 'not known' : paravirtualKernel ? 'yes' : 'no', 'Whether its kernel runs modified for a hypervisor, as Xen without help of the processor needs it.'),
    figure('Paravirtual drivers', driverNames[paravirtualDrivers], 'For devices that know they are virtual, as virtio, VMXNET 3 or the synthetic devices of Hyper-V.'),
    ...(containerKernel ? [figure('Kernel of its containers', kernelName(containerKernel), 'What containers share on it, and what images of it need.')] : []),
  ];
}

const driverNames: Readonly<Record<GuestOs['paravirtualDrivers'], string>> = { 'built-in': 'part of it', installable: 'to be installed', none: 'none' };

function kernelName({ kind, build }: ContainerKernel): string {
  const name = { linux: 'Linux', windows: 'Windows', freebsd: 'FreeBSD' }[kind];
  return build === undefined ? name : `${name} build ${build}`;
}
