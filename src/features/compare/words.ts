/** A comparison in words. */
import type { JsonValue } from '../../core/model/change';
import type { Path } from '../../core/model/entry';
import { counted, listed } from '../../core/util/words';
import { percent } from '../figures/figure';
import { changeKinds, type BeforeAndAfter, type ChangeKind, type Comparison, type Difference, type HostChange } from './types';

/** "2 added, 1 moved; 1 new finding, 3 gone", or "no difference". */
export function summaryOf({ changes, appeared, gone }: Pick<Comparison, 'changes' | 'appeared' | 'gone'>): string {
  const counts = changeKinds.flatMap((kind) => {
    const count = changes.filter(({ change }) => change === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  const findings = [...(appeared.length > 0 ? [`${appeared.length} new ${appeared.length === 1 ? 'finding' : 'findings'}`] : []), ...(gone.length > 0 ? [`${counted(gone.length, 'finding')} gone`] : [])];
  return [counts.join(', '), findings.join(', ')].filter((part) => part !== '').join('; ') || 'no difference';
}

/** Tells the kinds of changes apart without colour: the signs of a unified diff, "~" for what is written otherwise, "→" for what lies elsewhere. */
export const signOfChange: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '−', changed: '~', moved: '→' };

/** "in prod › esx-01", "from esx-01 to prod › esx-02"; empty where nothing is around it. */
export function whereText({ change, where, from, was }: Pick<Difference, 'change' | 'where' | 'from' | 'was'>): string {
  const named = was === null ? '' : `was ${was}`;
  if (change === 'moved') return `from ${placeText(from)} to ${placeText(where)}`;
  return [named, where.length === 0 ? '' : `in ${placeText(where)}`].filter((part) => part !== '').join(', ');
}

function placeText(where: readonly string[]): string {
  return where.length === 0 ? 'nowhere' : where.join(' › ');
}

/** "nics.eth0.network", "rules[2].action" */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
}

/** A value as it is read: a text as it is, a list by its items, anything else as JSON; "absent" where there is none. */
export function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object')) return listed(value.map(String), 'and', 8);
  return JSON.stringify(value);
}

/** "CPU 52 % → 78 %, memory 41 % → 63 %, 9 → 12 VMs": the figures that are others. */
export function hostText({ vms, cpu, memory }: Pick<HostChange, 'vms' | 'cpu' | 'memory'>): string {
  const share = (name: string, { before, after }: BeforeAndAfter<number>): readonly string[] => {
    const [from, to] = [shareText(before), shareText(after)];
    return from === to ? [] : [`${name} ${from} → ${to}`];
  };
  return [...share('CPU', cpu), ...share('memory', memory), ...(vms.before === vms.after ? [] : [`${vms.before ?? 0} → ${vms.after ?? 0} VMs`])].join(', ');
}

function shareText(fraction: number | undefined): string {
  return fraction === undefined ? 'unknown' : percent(fraction);
}
