import { freePart, nextFree, oneOf } from './answers';
import { write } from './changes';
import { answerTo, defineOperation } from './operation';
import { whyPassedThroughHot } from './passedThrough';
import { conditionOf, devicesOf, whyNotWhileRunning, whyOverMaximum } from './products';
import { named, stateOf, unless, whySuspended } from './states';
import { networksFor, networksOf, none, suggestedOf } from './stores';
import { whyUnreadable } from './unreadable';

const theDefault = { value: '', text: 'what its product gives' };

export const operation = defineOperation({
  id: 'attach-nic',
  title: 'Attach network adapter',
  phrase: (what) => `Attach a network adapter to ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (estate, vm) => unless(
    whySuspended(vm), whyUnreadable(vm, 'nics'), whyNotWhileRunning(estate, vm, 'hotPlugNic', 'add a network adapter'), whyPassedThroughHot(estate, vm),
    whyOverMaximum(estate, vm, 'nicsPerVm', Object.keys(vm.value.nics ?? {}).length + 1),
  ),
  questions(estate, vm) {
    const nics = vm.value.nics ?? {};
    const names = Object.keys(nics);
    const networks = [none, ...networksFor(estate)];
    const adapters = [theDefault, ...(devicesOf(estate, vm)?.nicAdapters ?? []).map((adapter) => ({ value: adapter, text: adapter }))];
    const name = names.length === 0 ? 'eth0' : nextFree(names.at(-1) ?? 'eth', (taken) => names.includes(taken));
    return [
      { name: 'name', label: 'Name', kind: 'text', suggested: name, validate: freePart(names, 'a network adapter') },
      { name: 'network', label: 'Network', kind: 'choice', options: networks, suggested: suggestedOf(networks.slice(1), networksOf(vm)), validate: oneOf(networks) },
      ...(adapters.length === 1 ? [] : [{ name: 'adapter', label: 'Adapter', kind: 'choice', options: adapters, suggested: Object.values(nics).find(({ adapter }) => adapters.some(({ value }) => value === adapter))?.adapter ?? '', validate: oneOf(adapters) } as const]),
    ];
  },
  perform(estate, vm, answers) {
    const name = answerTo(answers, 'name');
    const network = answerTo(answers, 'network');
    const adapter = answers['adapter'] ?? '';
    const value = { ...(network === '' ? {} : { network }), ...(adapter === '' ? {} : { adapter }) };
    const hot = stateOf(vm.value) === 'on' ? conditionOf(estate, vm, 'hotPlugNic') : '';
    return { kind: 'changes', changes: [write(vm, ['nics', name], value)], message: `Attached network adapter "${name}" to ${named(vm)}${network === '' ? '' : `, on network "${network}"`}.${hot}` };
  },
});
