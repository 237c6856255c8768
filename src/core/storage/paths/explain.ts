/** Ways to the data in sentences. */
import { capitalized, counted, listed, quoted } from '../../util/words';
import { unreachable } from '../../util/unreachable';
import { layerName } from '../layers';
import { pathsOf } from './paths';
import { independent, sharedByAll, type PathPart } from './independence';
import type { NoPath, NotKnown, Reach, StoragePath, Target } from './types';
import type { Unseen } from './unreached';
import type { Ways } from './ways';

/** How a host gets to a datastore, or why not: whole sentences, the verdict first. */
export function explainPaths(ways: Ways, host: string, datastore: string): readonly string[] {
  const { mounted, targets, verdict } = pathsOf(ways, host, datastore);
  const first = verdict === 'reached' ? `Host "${host}" reaches datastore "${datastore}".`
    : verdict === 'none' ? `Host "${host}" does not reach datastore "${datastore}".`
      : `Whether host "${host}" reaches datastore "${datastore}" is not known.`;
  const unmounted = mounted === false ? [`It does not mount it.`] : [];
  const whole = targets.length === 0 ? [capitalized(notKnownText({ kind: 'backing' }, host))] : [];
  return [first, ...unmounted, ...whole, ...targets.flatMap(({ target, reach }) => explainReach(host, target, reach))];
}

function explainReach(host: string, target: Target, reach: Reach): readonly string[] {
  const what = layerName(target.layer);
  switch (reach.kind) {
    case 'own': return [`${capitalized(what)} ${target.layer.kind === 'disks' ? 'are its own' : 'is made of its disks, among others'}.`];
    case 'unknown': return [`${capitalized(what)}: ${notKnownText(reach.because, host)}`];
    case 'none': return reach.because.map((because) => `${capitalized(what)}: ${noPathText(because, host)}.`);
    case 'paths': return [`${capitalized(what)}: ${counted(reach.paths.length, 'path')}${independenceText(reach.paths)}.`, ...reach.paths.map((path) => `${capitalized(pathText(path))}.`)];
    default: return unreachable(reach);
  }
}

/** "; 2 of them are independent", "; all of them pass fabric "a"". */
function independenceText(paths: readonly StoragePath[]): string {
  if (paths.length < 2) return '';
  const shared = sharedByAll(paths);
  if (shared.length > 0) return `; ${paths.length === 2 ? 'both' : 'all of them'} ${listed(shared.map(sharedText))}`;
  const apart = independent(paths, maximum).length;
  return apart === paths.length ? '; no two of them have a part in common' : `; ${apart} of them have no part in common`;
}
const maximum = 4;

/** "from vmhba1 over fabric "a" to port "p1" of array "san-a" (controller 1)". */
export function pathText({ from, over, array, port, controller }: StoragePath): string {
  const sender = from.kind === 'hba' ? from.hba : from.hba === undefined ? from.adapter : `${from.hba} by ${from.adapter}`;
  const way = over.kind === 'fabric' ? (over.fabric === undefined ? '' : ` over fabric "${over.fabric}"`) : ` over network "${over.network}"${over.nics.length === 0 ? '' : ` by ${listed(over.nics)}`}${over.routed ? ' and routers' : ''}`;
  return `from ${sender}${way} to port "${port}" of array "${array}"${controller === undefined ? '' : ` (controller ${controller})`}`;
}

/** "leave by "vmhba1"", "pass fabric "a"", "end at controller 1 of array "san-a"": after "all of them". */
export function sharedText({ kind, name }: PathPart): string {
  const slash = name.lastIndexOf('/');
  const [owner, part] = [name.slice(0, slash), name.slice(slash + 1)];
  switch (kind) {
    case 'hba': case 'nic': return `leave by "${name}"`;
    case 'fabric': return `pass fabric "${name}"`;
    case 'switch': return `pass switch "${name}"`;
    case 'port': return `end at port "${part}" of array "${owner}"`;
    case 'controller': return `end at controller ${part} of array "${owner}"`;
    default: return unreachable(kind);
  }
}

/** Why there is no path from a host, as a clause. */
export function noPathText(because: NoPath, host: string): string {
  const { kind } = because;
  switch (kind) {
    case 'other-fabric': return `the storage adapters of host "${host}" are on ${fabricsText(because.fabrics)}, the ports of array "${because.array}" on ${fabricsText(because.arrayFabrics)}`;
    case 'not-zoned': return `no zone of array "${because.array}" joins ${listed(because.hbas.map((hba) => quoted(`${host}/${hba}`)), 'or')} with one of its ports`;
    case 'masked': return `"${because.export}" of array "${because.array}" is masked to ${because.maskedTo.length === 0 ? 'nobody' : listed(because.maskedTo.map(quoted))}, not to host "${host}"`;
    case 'no-way': return `no port of array "${because.array}" is reached from ${listed(because.adapters.map(quoted))} of host "${host}"${because.sentence === undefined ? '' : `: ${because.sentence.replace(/\.$/, '')}`}`;
    case 'other-host': return `it is on disks "${because.disks}" of host "${because.owner}", which no other host sees`;
    case 'lost': return because.of === 'paths' ? `every path to array "${because.id}" has failed` : `${because.of} "${because.id}" has failed`;
    default: return unreachable(kind);
  }
}

/** `host "h" does not mount datastore "d"`, `no path leads from host "h" to datastore "d": …`: why a host does not see a datastore, as a clause. */
export function unseenText(unseen: Unseen, host: string, datastore: string): string {
  return unseen.kind === 'not-mounted' ? `host "${host}" does not mount datastore "${datastore}"` : `no path leads from host "${host}" to datastore "${datastore}" (${noPathText(unseen.because, host)})`;
}

const fabricsText = (fabrics: readonly string[]): string => (fabrics.length === 0 ? 'a fabric that is not shown' : `fabric${fabrics.length === 1 ? '' : 's'} ${listed(fabrics.map(quoted))}`);

/** Why nothing is known, as a sentence. */
function notKnownText(because: NotKnown, host: string): string {
  switch (because.kind) {
    case 'backing': return 'the document does not say what holds its data.';
    case 'no-ports': return `array "${because.array}" shows no ports: nothing is known of the paths.`;
    case 'no-adapters': return `host "${host}" shows no ${because.of === 'fabric' ? 'Fibre Channel adapter' : 'adapter on a network for storage or management'}: nothing is known of the paths.`;
    case 'unshown': return `host "${host}" or array "${because.array}" does not say where some of its adapters or ports lead: whether there is a path is not known.`;
    case 'served-by-host': return `host "${because.host}" serves it to others in a way that the document does not show.`;
    default: return unreachable(because);
  }
}
