import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { mentionsOf } from '../../model/references';
import { counted, listed, quoted } from '../../util/words';
import { oneOf } from './answers';
import { clonesOf, unlink } from './linkedClones';
import { defineOperation, type Option } from './operation';
import { named } from './states';

export const operation = defineOperation({
  id: 'delete',
  title: 'Delete',
  phrase: (what) => `Delete ${what}`,
  group: 'life',
  on: ['vms'],
  applies: () => true,
  questions(estate, vm) {
    const clones = clonesOf(estate, vm.id);
    const others = mentionsOf(estate, 'vms', vm.id).filter(({ reference }) => reference.path[0] !== 'linkedTo').length;
    const ofClones = clones.length === 1 ? 'Its linked clone' : `Its ${clones.length} linked clones`;
    return [
      ...(clones.length === 0 ? [] : [choice('clones', `${ofClones} (${namesOf(clones)}) ${clones.length === 1 ? 'reads' : 'read'} its disks`, forClones)]),
      ...(others === 0 ? [] : [choice('references', `${counted(others, 'reference')} to it`, forReferences)]),
    ];
  },
  perform(estate, vm, answers, { removal }) {
    const clones = clonesOf(estate, vm.id);
    const doomed = answers['clones'] === 'delete' ? withClones(estate, vm) : [vm];
    const kept = answers['references'] === 'keep';
    // References that are cleared take the links with them; where they are kept, those go all the same.
    const unlinked = answers['clones'] === 'copy' && kept ? clones.flatMap((clone) => unlink(estate, clone)) : [];
    const fate = clones.length === 0 ? [] : [answers['clones'] === 'delete' ? `${namesOf(doomed.slice(1))} went with it.` : `${namesOf(clones)} ${clones.length === 1 ? 'holds' : 'hold'} now what ${clones.length === 1 ? 'it' : 'they'} read from it.`];
    return { kind: 'changes', changes: [...unlinked, ...removal(doomed, kept ? 'keep' : 'clear')], message: [`Deleted ${named(vm)}.`, ...fate].join(' ') };
  },
});

/** The VM and those that read its disks, and those that read theirs. */
function withClones(estate: Estate, vm: Entry<'vms'>): readonly Entry<'vms'>[] {
  const found = new Map([[vm.id, vm]]);
  for (const one of found.values()) for (const clone of clonesOf(estate, one.id)) found.set(clone.id, found.get(clone.id) ?? clone);
  return [...found.values()];
}

const forClones: readonly Option[] = [
  { value: 'copy', text: 'Copy what they read into them first' },
  { value: 'delete', text: 'Delete them too, and the linked clones of theirs' },
];
const forReferences: readonly Option[] = [
  { value: 'clear', text: 'Clear the references' },
  { value: 'keep', text: 'Keep them: they dangle, and are reported' },
];
const choice = (name: string, label: string, options: readonly Option[]) => ({ name, label, kind: 'choice', options, suggested: options[0]?.value ?? '', validate: oneOf(options) }) as const;
const namesOf = (vms: readonly Entry<'vms'>[]): string => listed(vms.map(({ id }) => quoted(id)));
