import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { importRvtoolsFile } from '../../../src/adapters/rvtools/import';
import type { Change } from '../../../src/core/model/change';
import { compareSessions, LiveComparison } from '../../../src/features/compare/comparison';
import { mainFile, sessionOf } from '../../support/estate';
import { randomFrom } from '../../support/random';
import { carryOut } from '../../support/randomEstate';
import { describeShared } from '../../support/shared';

const kinds = ['added', 'removed', 'changed', 'moved'] as const;

/** Fifty changes of a real estate, each of another VM, found again: no more, no fewer, and what each did. */
describeShared('comparing an estate of 805 VMs with itself after 50 changes', ['data/inventories/sizing-workshop.xlsx'], (path = '') => {
  let text: string;
  beforeAll(async () => {
    const read = await importRvtoolsFile(new Uint8Array(readFileSync(path)), { fileName: 'sizing-workshop.xlsx' });
    if (read.kind === 'refused') throw new Error(read.reason);
    text = read.text;
  });

  it('tells each of them, at once and in step, and the way back as its opposite', () => {
    const [before, after] = [sessionOf(text), sessionOf(text)];
    const live = new LiveComparison(before, after);
    const random = randomFrom(50);
    const [vms, hosts] = [[...before.estate.ids('vms')], before.estate.ids('hosts')];
    const wanted = { added: 0, removed: 0, changed: 0, moved: 0 };
    const some = (of: readonly string[]): string => of[random.below(of.length)] ?? '';
    for (let made = 0; made < 50; made++) {
      const [vm = ''] = vms.splice(random.below(vms.length), 1);
      const kind = random.pick(kinds);
      const elsewhere = hosts.filter((host) => host !== before.estate.value('vms', vm)?.host);
      const change: Readonly<Record<typeof kind, Change>> = {
        added: { kind: 'set', file: mainFile, path: ['vms', `new-${made}`], value: { host: some(hosts), vcpu: 1 + made } },
        removed: { kind: 'remove', file: mainFile, path: ['vms', vm] },
        changed: { kind: 'set', file: mainFile, path: ['vms', vm, 'vcpu'], value: 100 + made },
        moved: { kind: 'set', file: mainFile, path: ['vms', vm, 'host'], value: some(elsewhere) },
      };
      carryOut(after, [change[kind]]);
      wanted[kind]++;
    }
    const comparison = live.current();
    const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
    for (const { change } of comparison.changes) counts[change]++;
    expect(counts).toEqual(wanted);
    expect(comparison).toEqual(compareSessions(before, after));
    const back = compareSessions(after, before);
    expect(back.changes.length).toBe(50);
    expect([back.appeared.length, back.gone.length]).toEqual([comparison.gone.length, comparison.appeared.length]);
    live.dispose();
  });
});
