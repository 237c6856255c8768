import { memoryOf, vcpusOf } from '../../core/model/defaults';
import type { Vm } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { siteOf } from '../../core/model/lookups';
import { formatQuantity } from '../../core/model/quantity';
import { counted, listed } from '../../core/util/words';
import { vmUse } from '../use';
import { figure, percent, type Figure } from './figure';

export function vmFigures(estate: Estate, { value: vm }: Entry<'vms'>): readonly Figure[] {
  const { cpu, memory } = vmUse(estate, vm);
  return [
    figure('Runs on', placeOfVm(estate, vm), 'Its host, with the cluster and the site of that.'),
    figure('vCPUs', String(vcpusOf(vm)), vm.vcpu === undefined ? 'The default: the document does not say.' : 'As written.'),
    figure('Memory', formatQuantity(memoryOf(vm), 'bytes'), vm.memory === undefined ? 'The default: the document does not say.' : 'As written.'),
    ...(cpu === undefined ? [] : [figure('CPU use', percent(cpu), 'Its demand over its vCPUs at the clock of its host.')]),
    ...(memory === undefined ? [] : [figure('Memory use', percent(memory), 'Its active memory over its configured memory.')]),
    ...diskFigure(vm),
    ...networkFigure(vm),
  ];
}

export function containerFigures(estate: Estate, { value }: Entry<'containers'>): readonly Figure[] {
  if (value.on === undefined) return [];
  const onVm = estate.find('hosts', value.on) ? undefined : estate.value('vms', value.on);
  return [figure('Runs on', onVm?.host === undefined ? value.on : `${value.on}, a VM on ${onVm.host}`, 'The host or VM whose kernel it shares.')];
}

export function resourcePoolFigures(estate: Estate, { id, value }: Entry<'resourcePools'>): readonly Figure[] {
  const vms = estate.ids('vms').filter((vm) => estate.value('vms', vm)?.resourcePool === id).length;
  return [
    ...(value.parent === undefined ? [] : [figure('Takes from', value.parent, 'The pool, cluster or host above it.')]),
    figure('VMs', String(vms), 'VMs that name this pool itself.'),
  ];
}

function placeOfVm(estate: Estate, vm: Vm): string {
  const host = estate.value('hosts', vm.host);
  const cluster = host?.cluster ?? vm.cluster;
  const site = host ? siteOf(estate, host) : (vm.site ?? estate.value('clusters', cluster)?.site);
  const around = [...(cluster === undefined ? [] : [`cluster ${cluster}`]), ...(site === undefined ? [] : [`site ${site}`])];
  if (vm.host === undefined) return around.length === 0 ? 'no host yet' : `no host yet, ${around.join(', ')}`;
  return [vm.host, ...around].join(', ');
}

function diskFigure(vm: Vm): readonly Figure[] {
  const disks = Object.values(vm.disks ?? {});
  if (disks.length === 0) return [];
  const size = disks.reduce((sum, disk) => sum + (disk.size ?? 0), 0);
  const datastores = [...new Set(disks.flatMap((disk) => disk.datastore ?? []))];
  const where = datastores.length === 0 ? '' : ` on ${listed(datastores)}`;
  return [figure('Disks', `${formatQuantity(size, 'bytes')} in ${counted(disks.length, 'disk')}${where}`, 'Sizes as the guest sees them.')];
}

function networkFigure(vm: Vm): readonly Figure[] {
  const networks = [...new Set(Object.values(vm.nics ?? {}).flatMap((nic) => nic.network ?? []))];
  return networks.length === 0 ? [] : [figure('Networks', listed(networks), 'What its NICs are connected to.')];
}
