/** Whether a container can share the kernel of what it runs on. Semantics: SPEC.md, "Containers". */
import { runsNatively, type CpuArchitecture } from '../../catalogue/architecture';
import type { ContainerKernel, GuestOs, OsFamily } from '../../catalogue/guest';
import { findGuest } from '../../catalogue/guests';
import { findRelease, isEngine, type Release } from '../../catalogue/releases';
import { osFamilyNames } from '../../catalogue/wording';
import type { Container } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { capitalized, listed } from '../../util/words';
import { engineOf } from './engines';
import { processorIn, settingOf } from '../techniques/setting';
import { techniqueOf } from '../techniques/techniques';

export interface ContainerObstacle {
  readonly kind: 'kernel' | 'engine' | 'architecture';
  /** The end of a sentence. */
  readonly says: string;
}

export type ContainerFit =
  /** `note`: a condition under which it runs, a sentence. */
  | { readonly kind: 'fits'; readonly note?: string }
  | { readonly kind: 'unfit'; readonly obstacles: readonly ContainerObstacle[] }
  /** What it runs on, or the kernel there, is not said or not known. */
  | { readonly kind: 'unknown' };

/** Whether a container can run where it says, or everything that is in the way. */
export function containerFit(estate: Estate, container: Container): ContainerFit {
  const ground = groundOf(estate, container.on);
  if (!ground) return { kind: 'unknown' };
  const kernel = kernelFit(container, ground, engineOf(estate, container));
  const architecture = architectureObstacle(container, ground);
  const obstacles = [...(kernel.kind === 'unfit' ? kernel.obstacles : []), ...(architecture ? [architecture] : [])];
  return obstacles.length > 0 ? { kind: 'unfit', obstacles } : kernel;
}

/** What containers stand on. */
export interface ContainerGround {
  /** `host "h"` or `VM "v"`. */
  readonly name: string;
  /** The operating system whose kernel it is; undefined where it is not said or not known, or only its family is. */
  readonly os: GuestOs | undefined;
  readonly family: OsFamily | undefined;
  /** Its hypervisor, where that has no operating system whose kernel could be shared. */
  readonly bare: Release | undefined;
  readonly architecture: CpuArchitecture | undefined;
  /** Whether another kernel could be started beside it: the hardware, or a VM that shows it to its guest. */
  readonly canVirtualize: boolean;
}

/** The host or the VM of this id, as containers see it (C1); undefined where there is none. */
export function groundOf(estate: Estate, id: string | undefined): ContainerGround | undefined {
  if (id === undefined) return undefined;
  if (estate.find('hosts', id)) return groundOfHost(estate, id);
  return estate.find('vms', id) ? groundOfVm(estate, id) : undefined;
}

function groundOfHost(estate: Estate, id: string): ContainerGround {
  const host = estate.value('hosts', id) ?? {};
  const release = host.hypervisor === undefined ? undefined : findRelease(host.hypervisor);
  const os = host.hostOs === undefined ? undefined : findGuest(host.hostOs);
  const { ownOs = [], hostOs = [] } = release?.traits ?? {};
  const own = host.hostOs === undefined && ownOs.length === 1 ? ownOs[0] : undefined;
  const isBare = release?.product.kind === 'type-1' && host.hostOs === undefined && ownOs.length === 0 && hostOs.length === 0;
  const processor = processorIn(estate, id);
  return {
    name: `host "${id}"`, os, family: os?.family ?? own, bare: isBare ? release : undefined, architecture: processor.architecture,
    canVirtualize: !processor.lacks.has('hardware-virtualization'),
  };
}

function groundOfVm(estate: Estate, id: string): ContainerGround {
  const vm = estate.value('vms', id) ?? {};
  const os = vm.guest === undefined ? undefined : findGuest(vm.guest);
  return { name: `VM "${id}"`, os, family: os?.family, bare: undefined, architecture: architectureOfVm(estate, id), canVirtualize: vm.nested === true };
}

/** The architecture of a VM: what it says, or what it gets on its host; undefined where neither is known. */
function architectureOfVm(estate: Estate, id: string): CpuArchitecture | undefined {
  const vm = estate.value('vms', id) ?? {};
  if (vm.architecture !== undefined) return vm.architecture;
  if (vm.host === undefined || estate.query(settingOf, vm.host).kind === 'unknown') return undefined;
  const answer = techniqueOf(estate, id);
  return answer.kind === 'unknown' ? undefined : answer.architecture;
}

function kernelFit({ os: written }: Container, ground: ContainerGround, engineText: string): ContainerFit {
  const { name, os, family, bare } = ground;
  if (bare) return unfit('kernel', `${bare.name} on ${name} has no operating system whose kernel containers could share`);
  if (family === undefined || family === 'other') return { kind: 'unknown' };
  const engine = findRelease(engineText);
  const wanted = wantedKernel(written);
  if (engine && os && bringsLinux(engine, os) && wanted?.kind === 'linux') return { kind: 'fits', note: `It shares the kernel of the Linux VM that ${engine.product.name} brings along on ${os.name}.` };
  if (engine && isEngine(engine.product) && !engine.traits.hostOs.includes(family)) {
    return unfit('engine', `${engine.name} needs ${listed(engine.traits.hostOs.map((each) => osFamilyNames[each]), 'or')}, and ${name} has ${os?.name ?? osFamilyNames[family]}`);
  }
  if (!wanted) return { kind: 'unknown' };
  const offered = os ? os.containerKernel : kernelOfFamily[family];
  if (!offered) return unfit('kernel', `${os?.name ?? osFamilyNames[family]} on ${name} has no containers`);
  if (offered.kind !== wanted.kind) return unfit('kernel', `it needs a ${kernelNames[wanted.kind]} kernel${written === undefined ? ' (without "os" it is one for Linux)' : ''}, and ${name} has that of ${os?.name ?? osFamilyNames[family]}`);
  return wanted.kind === 'windows' ? buildFit(wanted, offered, findGuest(written ?? ''), ground) : { kind: 'fits' };
}

// Windows container version compatibility, Microsoft Learn: the same build, or an older one under Hyper-V isolation. From build 20348
// on the interface of the kernel is stable, and later builds run such images with process isolation as well (Portability for containers).
function buildFit(wanted: ContainerKernel, offered: ContainerKernel, image: GuestOs | undefined, { name, os, canVirtualize }: ContainerGround): ContainerFit {
  if (wanted.build === undefined || offered.build === undefined || wanted.build === offered.build) return { kind: 'fits' };
  const [build, hostBuild] = [Number(wanted.build), Number(offered.build)];
  const [theImage, theHost] = [`its image is of ${image?.name ?? 'Windows'} (build ${build})`, `${name} has ${os?.name ?? 'Windows'} (build ${hostBuild})`];
  if (build > hostBuild) return unfit('kernel', `${theImage}, and ${theHost}: no image runs on an older kernel`);
  if (build >= firstStableBuild) return { kind: 'fits' };
  if (canVirtualize) return { kind: 'fits', note: `${capitalized(theImage)}, and ${theHost}: it runs under Hyper-V isolation alone.` };
  return unfit('kernel', `${theImage}, and ${theHost}: it would run under Hyper-V isolation, but no hypervisor can start there`);
}
const firstStableBuild = 20348;

function architectureObstacle({ architecture }: Container, ground: ContainerGround): ContainerObstacle | undefined {
  if (architecture === undefined || ground.architecture === undefined || runsNatively(ground.architecture, architecture)) return undefined;
  return { kind: 'architecture', says: `its code is ${architecture}, and ${ground.name} is ${ground.architecture}` };
}

/** The kernel an image needs: Linux unless it says otherwise (C2); undefined where nothing is known of what it says. */
function wantedKernel(os: string | undefined): ContainerKernel | undefined {
  return os === undefined ? kernelOfFamily.linux : findGuest(os)?.containerKernel;
}

const kernelOfFamily: Readonly<Partial<Record<OsFamily, ContainerKernel>>> = { linux: { kind: 'linux' }, windows: { kind: 'windows' }, bsd: { kind: 'freebsd' } };
const kernelNames: Readonly<Record<ContainerKernel['kind'], string>> = { linux: 'Linux', windows: 'Windows', freebsd: 'FreeBSD' };

/** Whether an engine runs there with a Linux VM of its own, as Docker and Podman do on desktops (C4). */
export function bringsLinux({ product }: Release, os: GuestOs): boolean {
  return bringers.has(product.id) && desktop.has(os.id);
}

/** Docker Desktop, and "podman machine", which Podman requires on both. */
const bringers: ReadonlySet<string> = new Set(['docker', 'podman']);

/** "Install Docker Desktop", Docker Docs, and podman-machine(1); Windows Server is not among them. */
const desktop: ReadonlySet<string> = new Set(['windows-10', 'windows-11', 'macos']);

const unfit = (kind: ContainerObstacle['kind'], says: string): ContainerFit => ({ kind: 'unfit', obstacles: [{ kind, says }] });
