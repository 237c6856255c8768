/** What would be left of storage if a part of it failed, how long a rebuild takes, and whether a replica keeps up: for what is looked at. */
import { rebuildRatesSource } from '../../core/catalogue/rebuildRates';
import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor } from '../../core/model/policies';
import { formatQuantity } from '../../core/model/quantity';
import type { Lost } from '../../core/storage/failures/component';
import { controllersOf } from '../../core/storage/failures/lostParts';
import { storageLossOf, type DatastoreLoss } from '../../core/storage/failures/losses';
import { groupNamed, rebuildOf } from '../../core/storage/failures/rebuild';
import { recoveryOf, replicaOf, type Replica } from '../../core/storage/failures/replication';
import { layerKey } from '../../core/storage/layers';
import { counted, decimals, listed, quoted } from '../../core/util/words';
import { figure, type Figure, type FigureSection } from './figure';

/** Of an array, a site, or a host with disks of its own; and the replica of a datastore or a pool. */
export function storageFailureSections(estate: Estate, { collection, id, value }: Entry): readonly FigureSection[] {
  switch (collection) {
    case 'arrays': return [{ title: 'Losses', figures: [lossFigure(estate, 'If it fails', [{ kind: 'array', array: id }]), ...controllerFigure(estate, id)] }];
    case 'sites': return estate.ids('datastores').length === 0 ? [] : [{ title: 'Losses', figures: [lossFigure(estate, 'If it fails', [{ kind: 'site', site: id }])] }];
    case 'hosts': return Object.keys((value as Entry<'hosts'>['value']).disks ?? {}).length === 0 ? [] : [{ title: 'Losses', figures: [lossFigure(estate, 'If it fails', [{ kind: 'host', host: id }])] }];
    case 'datastores': return [{ title: 'Replica', figures: replicaFigures(estate, layerKey({ kind: 'datastore', datastore: id })) }];
    case 'storagePools': return [{ title: 'Replica', figures: replicaFigures(estate, layerKey({ kind: 'pool', pool: id })) }];
    default: return [];
  }
}

/** Of a group or a port of an array, or a storage adapter or disks of a host. `path`: below the entry. */
export function storagePartSections(estate: Estate, { collection, id }: Entry, [kind, part]: Path): readonly FigureSection[] {
  if (typeof part !== 'string') return [];
  const figures = collection === 'arrays' ? arrayPart(estate, id, kind, part) : collection === 'hosts' ? hostPart(estate, id, kind, part) : [];
  return figures.length === 0 ? [] : [{ title: 'Losses', figures }];
}

function arrayPart(estate: Estate, array: string, kind: Path[number] | undefined, part: string): readonly Figure[] {
  if (kind === 'ports') return [lossFigure(estate, 'If it fails', [{ kind: 'array-port', array, port: part }])];
  if (kind !== 'groups') return [];
  return [
    ...rebuildFigure(estate, array, part),
    lossFigure(estate, 'If a disk fails', [{ kind: 'disk', array, group: part }]),
    lossFigure(estate, 'If it fails', [{ kind: 'group', array, group: part }]),
  ];
}

function hostPart(estate: Estate, host: string, kind: Path[number] | undefined, part: string): readonly Figure[] {
  if (kind === 'hbas') return [lossFigure(estate, 'If it fails', [{ kind: 'hba', host, hba: part }])];
  return kind === 'disks' ? [lossFigure(estate, 'If one fails', [{ kind: 'host-disk', host, disks: part }])] : [];
}

/** The loss of the controller that most depends on. */
function controllerFigure(estate: Estate, array: string): readonly Figure[] {
  const controllers = Array.from({ length: controllersOf(estate, array) }, (_, i) => i + 1);
  if (controllers.length < 2) return [];
  const gone = (controller: number): number => storageLossOf(estate, [{ kind: 'controller', array, controller }]).datastores.filter(({ kind }) => kind !== 'degraded').length;
  const [worst = 1] = controllers.map((controller) => [controller, gone(controller)] as const).reduce((a, b) => (b[1] > a[1] ? b : a));
  return [lossFigure(estate, `If controller ${worst} fails`, [{ kind: 'controller', array, controller: worst }])];
}

function lossFigure(estate: Estate, title: string, lost: readonly Lost[]): Figure {
  const { datastores, vms } = storageLossOf(estate, lost);
  const of = (kind: DatastoreLoss['kind']): readonly DatastoreLoss[] => datastores.filter((each) => each.kind === kind);
  const [gone, unreached, cut, degraded] = [of('lost'), of('unreached'), of('cut-off'), of('degraded')];
  const parts = [
    sentence(gone, 'loses its data', 'lose their data'), ...gone.flatMap(replicaSentence), sentence(unreached, 'is out of reach of every host that mounts it', 'are out of reach of every host that mounts them'),
    ...cut.map((each) => `Datastore "${each.datastore}" is out of reach of ${'hosts' in each ? listed(each.hosts.map((host) => `host "${host}"`)) : 'some hosts'}.`),
    sentence(degraded, 'is degraded: it holds all it held, and bears less', 'are degraded: they hold all they held, and bear less'),
    vms.length === 0 ? '' : `It takes a disk from ${listed(vms.map((vm) => `VM "${vm}"`), 'and', 6)}.`,
  ].filter((part) => part !== '');
  return figure(title, lossValue(gone.length, unreached.length, cut.length, degraded.length), parts.length === 0 ? 'Every datastore has all its data, and every host that is left and mounts it still gets there as far as the document tells.' : parts.join(' '));
}

function lossValue(gone: number, unreached: number, cut: number, degraded: number): string {
  const parts = [
    gone > 0 ? `${counted(gone, 'datastore')} lost` : '', unreached > 0 ? `${counted(unreached, 'datastore')} out of reach` : '',
    cut > 0 ? `${counted(cut, 'datastore')} out of reach of some` : '', gone + unreached + cut === 0 && degraded > 0 ? `${counted(degraded, 'datastore')} degraded` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no datastore is lost' : parts.join(', ');
}

function sentence(losses: readonly DatastoreLoss[], one: string, several: string): string {
  if (losses.length === 0) return '';
  return `Datastore${losses.length === 1 ? '' : 's'} ${listed(losses.map(({ datastore }) => quoted(datastore)), 'and', 6)} ${losses.length === 1 ? one : several}.`;
}

function replicaSentence(loss: DatastoreLoss): readonly string[] {
  const replica = loss.kind === 'lost' ? loss.replica : undefined;
  if (!replica) return [];
  const where = replica.to === undefined ? 'elsewhere' : `at "${replica.to}"`;
  const last = replica.recoveryPointMs === undefined ? 'what was written last' : `the last ${formatQuantity(replica.recoveryPointMs, 'duration')} where it keeps up`;
  const but = replica.mode === 'sync' ? '' : `, but for ${last}`;
  return [`A replica of "${loss.datastore}" is left ${where}${but}.`];
}

function rebuildFigure(estate: Estate, array: string, name: string): readonly Figure[] {
  const group = groupNamed(estate, array, name);
  const rebuild = group && rebuildOf(group);
  if (!rebuild) return [];
  const { size, rate, hours, bearsMeanwhile, spares } = rebuild;
  const { rebuildHours } = policiesFor(estate);
  const start = spares > 0 ? `It begins at once, on ${spares === 1 ? 'the spare' : `one of ${spares} spares`}.` : 'It begins once somebody has brought a disk: there is no spare.';
  const meanwhile = bearsMeanwhile === 0 ? 'Until it is over the group bears no other loss.' : `Until it is over the group bears ${bearsMeanwhile} more.`;
  return [figure('Rebuild of a disk', `${decimals(hours)} hours`, `${start} ${meanwhile}`, {
    formula: `${formatQuantity(size, 'bytes')} ÷ ${formatQuantity(rate, 'throughput')} = ${decimals(hours)} hours`, policies: [`"rebuildHours" ${decimals(rebuildHours)}`], source: rebuildRatesSource,
  })];
}

function replicaFigures(estate: Estate, key: string): readonly Figure[] {
  const replica = estate.query(replicaOf, key);
  if (!replica) return [];
  const { mode, to, needed, allowed, changedPerDay, unknown, recoveryPointMs } = replica;
  const where = to === undefined ? '' : ` at "${to}"`;
  const rpo = mode === 'sync' ? 'nothing is lost' : recoveryPointMs === undefined ? 'recovery point not said' : `at most ${formatQuantity(recoveryPointMs, 'duration')} is lost`;
  const silent = unknown === 0 ? '' : ` ${counted(unknown, 'disk')} ${unknown === 1 ? 'does' : 'do'} not say how much ${unknown === 1 ? 'it changes' : 'they change'}: it is at least that.`;
  const carries = allowed === undefined ? 'How much of the way there it may take is not said.' : `It may take ${formatQuantity(allowed, 'bitrate')}.`;
  return [figure('Replica', `${mode === 'sync' ? 'synchronous' : 'asynchronous'}${where}`, `${formatQuantity(changedPerDay, 'bytes')} are changed in a day, which takes ${formatQuantity(needed, 'bitrate')} of the way there.${silent} ${carries} ${keepsUp(estate, replica, rpo)}`)];
}

function keepsUp(estate: Estate, replica: Replica, rpo: string): string {
  const recovery = recoveryOf(estate, replica);
  switch (recovery.kind) {
    case 'met': return `It keeps up: ${rpo}.`;
    case 'unmet': return replica.mode === 'sync' ? `It has ${formatQuantity(recovery.has, 'bitrate')}: guests wait.` : `It has ${formatQuantity(recovery.has, 'bitrate')} and falls behind.`;
    case 'unknown': return `Whether it keeps up is not known: ${rpo} where it does.`;
  }
}
