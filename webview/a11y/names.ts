import { wentTo } from '../../src/protocol/comparison';
import { estateRules } from '../../src/scene';
import type { Box, Severity } from '../../src/scene';
import { heatMeasures, heatMeasureWord, percent } from '../theme/heat';

/** The word for a kind, as the user says it. */
export function wordOf(kind: string): string {
  return words[kind] ?? kind;
}

const words: Readonly<Record<string, string>> = { vm: 'VM', nic: 'NIC', fabric: 'virtual switch', adapter: 'host adapter', 'disk-group': 'disk group', disks: 'set of local disks' };

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "24 VMs", "1 host": what lies in a box, the outermost kinds first; empty where nothing does. */
export function contentsOf(box: Box): string {
  let contents = contentsOfBox.get(box);
  if (contents === undefined) {
    contents = kindsFromOutside.flatMap((kind) => {
      const count = box.totals.byKind[kind] ?? 0;
      return count === 0 ? [] : [counted(count, wordOf(kind))];
    }).join(', ');
    contentsOfBox.set(box, contents);
  }
  return contents;
}
const kindsFromOutside = ['site', 'cluster', 'group', 'fabric', 'network', 'router', 'switch', 'host', 'vm', 'container', 'guest', 'nic', 'adapter', 'port', 'array', 'pool', 'datastore', 'disk-group', 'export', 'disks', 'disk', 'volume'];
/** Asked for in every frame by what paints labels. */
const contentsOfBox = new WeakMap<Box, string>();

/** "2 errors, 1 warning"; empty where there are none. */
export function findingsText(counts: Readonly<Record<Severity, number>>): string {
  const parts: string[] = [];
  if (counts.error > 0) parts.push(counted(counts.error, 'error'));
  if (counts.warning > 0) parts.push(counted(counts.warning, 'warning'));
  if (counts.info > 0) parts.push(counted(counts.info, 'note'));
  return parts.join(', ');
}

/** The worst severity with findings; null where there are none. */
export function worstOf(counts: Readonly<Record<Severity, number>>): Severity | null {
  return counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : counts.info > 0 ? 'info' : null;
}

export function totalOf(counts: Readonly<Record<Severity, number>>): number {
  return counts.error + counts.warning + counts.info;
}

/** Everything the picture shows of a box, in one sentence: its name for a screen reader. */
export function nameOf(box: Box, parentLabel: string | null): string {
  const { node } = box;
  const use = heatMeasures.flatMap((measure) => {
    const value = node.heat[measure] ?? null;
    return value === null ? [] : [`${heatMeasureWord[measure]} ${percent(value)}`];
  });
  return [
    `${node.label}, ${wordOf(node.kind)}`,
    node.change === undefined ? '' : wentTo(node.id) === undefined ? node.change : 'where it was before it moved',
    parentLabel === null ? '' : `in ${parentLabel}`,
    node.overlayText ?? (node.tint === undefined ? '' : tintWord(node.tint)),
    node.folded ? 'collapsed' : '',
    node.state === 'normal' ? '' : node.state === 'off' ? 'powered off' : node.state,
    node.detail,
    unreadText(node.unread),
    ...contentsOf(box).split(', ').filter((part) => !node.detail.split(' · ').includes(part)),
    standsOn(node.layers),
    ...use,
    findingsText(node.findings),
    findingsWithin(box),
  ].filter((part) => part !== '').join(', ');
}

/** "in it 2 errors": of what a box gathers, or hides while it is folded up; empty where what lies in it tells its own, or has none. */
export function findingsWithin({ node, totals }: Box): string {
  if (!node.folded && !gathering.has(node.kind)) return '';
  const within = findingsText({ error: totals.findings.error - node.findings.error, warning: totals.findings.warning - node.findings.warning, info: totals.findings.info - node.findings.info });
  return within === '' ? '' : `in it ${within}`;
}
const gathering: ReadonlySet<string> = new Set(['site', 'cluster', 'group', 'fabric']);

/** "not read: memory, disks.system.size": the default counts in place of what stands there; empty where all is read. */
export function unreadText(unread: Box['node']['unread'] = []): string {
  return unread.length === 0 ? '' : `not read: ${unread.join(', ')}`;
}

/** "VLAN 10", "VNI 5001": a bare number is a VLAN. */
export function tintWord(tint: string): string {
  return /^\d+$/.test(tint) ? `VLAN ${tint}` : tint;
}

/** "on hypervisor VMware ESXi 8.0 · type 1, on hardware 2 × 16 cores · 512 GiB": the layers of a host, the uppermost first. */
function standsOn(layers: Box['node']['layers'] = []): string {
  return layers.toReversed().map(([layer, label]) => `on ${layerWord(layer)}${label === '' ? '' : ` ${label}`}`).join(', ');
}

/** The word for a layer, as the picture says it. */
export function layerWord(layer: string): string {
  return (estateRules.layers[layer] ?? estateRules.otherLayer).name;
}

/** "switches", "sets of local disks" */
export function plural(word: string): string {
  return plurals[word] ?? `${word}${word.endsWith('ch') ? 'es' : 's'}`;
}

const plurals: Readonly<Record<string, string>> = { 'set of local disks': 'sets of local disks' };
const grouped = new Intl.NumberFormat('en');

export function counted(count: number, word: string): string {
  return `${grouped.format(count)} ${count === 1 ? word : plural(word)}`;
}
