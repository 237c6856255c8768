import { oneOf } from './answers';
import { eraseItem } from './changes';
import { answerTo, defineOperation } from './operation';
import { whyPassedThroughHot } from './passedThrough';
import { whyNotWhileRunning } from './products';
import { named, unless, whySuspended } from './states';

export const operation = defineOperation({
  id: 'detach-nic',
  title: 'Detach network adapter',
  phrase: (what) => `Detach a network adapter from ${what}`,
  group: 'hardware',
  on: ['vms'],
  applies: (estate, vm) => (Object.keys(vm.value.nics ?? {}).length === 0
    ? [`${named(vm)} has no network adapters.`]
    : unless(whySuspended(vm), whyNotWhileRunning(estate, vm, 'hotPlugNic', 'remove a network adapter'), whyPassedThroughHot(estate, vm))),
  questions(_, vm) {
    const nics = Object.entries(vm.value.nics ?? {}).map(([name, nic]) => ({ value: name, text: [name, ...(nic.network === undefined ? [] : [nic.network]), ...(nic.addresses ?? [])].join(' · ') }));
    return [{ name: 'nic', label: 'Network adapter', kind: 'choice', options: nics, suggested: nics.at(-1)?.value ?? '', validate: oneOf(nics) }];
  },
  perform(_, vm, answers) {
    const name = answerTo(answers, 'nic');
    const nics = vm.value.nics ?? {};
    const freed = nics[name]?.addresses ?? [];
    const addresses = freed.length === 0 ? '' : ` ${freed.join(', ')} ${freed.length === 1 ? 'is' : 'are'} free.`;
    return { kind: 'changes', changes: [eraseItem(vm, 'nics', name, Object.keys(nics).length)], message: `Detached network adapter "${name}" from ${named(vm)}.${addresses}` };
  },
});
