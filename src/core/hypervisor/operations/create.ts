import type { JsonValue } from '../../model/change';
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { ClusterId, HostId } from '../../model/ids';
import { vmsOn } from '../../model/lookups';
import { exactQuantity } from '../../model/quantity';
import { bytesOf, freeEntry, nextFree, oneOf, size, wholeNumber } from './answers';
import { answerTo, defineOperation, refused, type Subject } from './operation';
import { whyOverMaximum } from './products';
import { whyNoRoom } from './room';
import { datastoresFor, networksFor, none, suggestedOf } from './stores';

type Where = Exclude<Subject, { collection: 'vms' }>;

export const operation = defineOperation<Where>({
  id: 'create',
  title: 'Create VM',
  phrase: (what) => `Create a VM on ${what}`,
  group: 'life',
  on: ['hosts', 'clusters'],
  applies: () => true,
  questions(estate, where) {
    const datastores = [none, ...datastoresFor(estate, placeOf(where))];
    const networks = [none, ...networksFor(estate)];
    return [
      { name: 'id', label: 'Name', kind: 'text', suggested: nextFree('vm', (id) => estate.find('vms', id) !== undefined), validate: freeEntry(estate, 'vms') },
      { name: 'guest', label: 'Guest operating system', kind: 'text', suggested: 'debian-12', validate: () => undefined },
      { name: 'vcpu', label: 'vCPUs', kind: 'number', suggested: '2', validate: wholeNumber(1) },
      { name: 'memory', label: 'Memory', kind: 'quantity', suggested: '4 GiB', validate: size },
      { name: 'disk', label: 'Size of its disk', kind: 'quantity', suggested: '40 GiB', validate: size },
      { name: 'datastore', label: 'Datastore', kind: 'choice', options: datastores, suggested: suggestedOf(datastores.slice(1), []), validate: oneOf(datastores) },
      { name: 'network', label: 'Network', kind: 'choice', options: networks, suggested: suggestedOf(networks.slice(1), []), validate: oneOf(networks) },
    ];
  },
  perform(estate, where, answers) {
    const [id, guest, datastore, network] = ['id', 'guest', 'datastore', 'network'].map((name) => answerTo(answers, name)) as [string, string, string, string];
    const [memory, disk] = [bytesOf(answerTo(answers, 'memory')), bytesOf(answerTo(answers, 'disk'))];
    const vcpu = Number(answerTo(answers, 'vcpu'));
    const file = (where.collection === 'hosts' ? vmsOn(estate, where.id)[0]?.file : undefined) ?? where.file;
    const wished: Entry<'vms'> = { collection: 'vms', id, file, value: placeOf(where), problems: [], references: [] };
    const reasons = [
      ...whyOverMaximum(estate, wished, 'vcpusPerVm', vcpu), ...whyOverMaximum(estate, wished, 'memoryPerVm', memory), ...whyOverMaximum(estate, wished, 'diskSize', disk),
      ...whyNoRoom(estate, new Map(datastore === '' ? [] : [[datastore, disk]])),
    ];
    if (reasons.length > 0) return refused(reasons);
    const value: JsonValue = {
      ...placeOf(where), power: 'off', ...(guest === '' ? {} : { guest }), vcpu, memory: exactQuantity(memory, 'bytes'),
      disks: { system: { ...(datastore === '' ? {} : { datastore }), size: exactQuantity(disk, 'bytes') } },
      nics: { eth0: network === '' ? {} : { network } },
    };
    return { kind: 'changes', changes: [{ kind: 'set', file, path: ['vms', id], value }], select: { collection: 'vms', id }, message: `Created VM "${id}", powered off.` };
  },
});

function placeOf({ collection, id }: Where): Pick<Vm, 'host' | 'cluster'> {
  return collection === 'hosts' ? { host: id as HostId } : { cluster: id as ClusterId };
}
