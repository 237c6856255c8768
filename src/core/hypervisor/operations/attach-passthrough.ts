import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { naturalOrder } from '../../util/naturalOrder';
import { deviceConflicts, deviceOf } from '../machine/passthrough';
import { oneOf } from './answers';
import { append } from './changes';
import { answerTo, defineOperation, refused, type Option } from './operation';
import { whyNoDevice, whyOverMaximum } from './products';
import { named, stateOf, unless, whySuspended } from './states';
import { whyUnreadable } from './unreadable';

export const operation = defineOperation({
  id: 'attach-passthrough',
  title: 'Attach device of its host',
  phrase: (what) => `Pass a device of its host through to ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies(estate, vm) {
    const { host } = vm.value;
    const nowhere = estate.find('hosts', host) ? [] : [`${named(vm)} is on no host whose devices it could have.`];
    const running = stateOf(vm.value) === 'on' ? [`${named(vm)} is running, and finds a device when it starts: power it off first.`] : [];
    return unless(
      nowhere, whySuspended(vm), running, whyUnreadable(vm, 'passthrough'), whyNoDevice(estate, vm, 'passthrough', 'device of its host'),
      nowhere.length === 0 && devicesOn(estate, vm).length === 0 ? [`The document lists no devices of host "${host ?? ''}" that VMs could have: see its "devices".`] : [],
      whyOverMaximum(estate, vm, 'passthroughPerVm', (vm.value.passthrough ?? []).length + 1),
    );
  },
  questions(estate, vm) {
    const devices = devicesOn(estate, vm);
    return [{ name: 'device', label: 'Device', kind: 'choice', options: devices, suggested: devices[0]?.value ?? '', validate: oneOf(devices) }];
  },
  perform(estate, vm, answers) {
    const device = answerTo(answers, 'device');
    const had = vm.value.passthrough ?? [];
    const wanted = { ...vm.value, passthrough: [...had, device] };
    const conflicts = deviceConflicts(estate, vm.id, wanted, vm.value.host ?? '').filter((conflict) => conflict.device === device);
    if (conflicts.length > 0) return refused(conflicts.map(({ reason }) => reason));
    return {
      kind: 'changes', changes: [append(vm, ['passthrough'], device)],
      message: `${named(vm)} has device "${device}" of host "${vm.value.host ?? ''}". With it, it runs on this host only.`,
    };
  },
});

/** The devices of its host that it does not have, with what they are. */
function devicesOn(estate: Estate, vm: Entry<'vms'>): readonly Option[] {
  const host = estate.value('hosts', vm.value.host) ?? {};
  const names = [host.devices, host.nics, host.hbas].flatMap((devices) => Object.keys(devices ?? {})).sort(naturalOrder);
  return names.filter((name) => (deviceOf(host, name)?.functions ?? 1) > 1 || !vm.value.passthrough?.includes(name)).map((name) => {
    const device = deviceOf(host, name);
    return { value: name, text: [name, ...(device ? [device.model === undefined ? device.word : `${device.word}, ${device.model}`] : [])].join(' · ') };
  });
}
