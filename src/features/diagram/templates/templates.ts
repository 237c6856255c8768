/** What can be added with all that belongs to it: VMs of usual sizes, an application in three tiers, servers, clusters. */
import { serverModels, vmSizes, vmSizesSource, type ServerModel } from '../../../core/catalogue/sizes';
import type { JsonValue } from '../../../core/model/change';
import { highestVlan } from '../../../core/network/addressing/vlans';
import { counted } from '../../../core/util/words';
import type { AddedKind } from '../../../protocol/adding';
import type { Session } from '../../session';
import type { FragmentEntry } from '../clipboard/fragment';
import { paste } from '../clipboard/paste';
import { whyNotSoMany } from '../gestures/add';
import type { GestureOutcome } from '../gestures/outcome';

export interface Template {
  readonly id: string;
  /** What it begins with. */
  readonly what: AddedKind;
  readonly title: string;
  /** Its figures and where they come from. */
  readonly detail: string;
  /** How many VMs or hosts it makes where nobody says; null for what is one thing made of several. */
  readonly count: number | null;
  /** Kinds of nodes it may be put in. */
  readonly parents: readonly string[];
}

interface Recipe extends Template {
  readonly make: (session: Session, name: string, count: number) => readonly FragmentEntry[];
}

/** Every template, in the order of menus. */
export function templateViews(): readonly Template[] {
  return recipes.map(({ id, what, title, detail, count, parents }) => ({ id, what, title, detail, count, parents }));
}

/** Adds what a template is made of, under names that are free. */
export function addTemplate(session: Session, wish: { readonly template: string; readonly parent: string | null; readonly name: string; readonly count?: number }): GestureOutcome {
  const recipe = recipes.find(({ id }) => id === wish.template);
  if (!recipe) return { kind: 'refused', reasons: [`There is no template "${wish.template}".`] };
  const count = wish.count ?? recipe.count ?? 1;
  const against = whyNotSoMany(count);
  if (against !== undefined) return { kind: 'refused', reasons: [against] };
  return paste(session, { entries: recipe.make(session, wish.name.trim(), count), into: wish.parent, outside: 'keep', did: 'Added' });
}

const numbered = (stem: string, count: number, value: JsonValue, collection: 'vms' | 'hosts'): readonly FragmentEntry[] =>
  Array.from({ length: count }, (_, i) => ({ collection, id: `${stem}-${String(i + 1).padStart(2, '0')}`, value }));

const vmRecipes = vmSizes.map(({ name, vcpu, memory, of }): Recipe => ({
  id: `vm-${name}`, what: 'vm', title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} VM`, detail: `${vcpu} vCPU, ${memory}, as ${of} has them (${vmSizesSource})`, parents: ['host', 'cluster'], count: 1,
  make: (_, wished, count) => numbered(wished === '' ? 'vm' : wished, count, { guest: 'debian-12', vcpu, memory }, 'vms'),
}));

/** Web servers, application servers and a database, each tier on a network of its own. */
const threeTiers: Recipe = {
  id: 'three-tier', what: 'vm', title: 'Three-tier application', detail: '2 web and 2 application servers and a database, each tier on its own network', parents: ['host', 'cluster'], count: null,
  make: (session, wished) => {
    const name = wished === '' ? 'shop' : wished;
    const vlans = freeVlans(session, 3);
    const tiers = [
      { tier: 'web', vms: 2, size: vmSizes[0], on: ['web', 'app'] },
      { tier: 'app', vms: 2, size: vmSizes[1], on: ['app', 'db'] },
      { tier: 'db', vms: 1, size: vmSizes[2], on: ['db'] },
    ] as const;
    return [
      ...tiers.map(({ tier }, i): FragmentEntry => {
        const vlan = vlans[i];
        return { collection: 'networks', id: `${name}-${tier}`, value: vlan === undefined ? {} : { vlan } };
      }),
      ...tiers.flatMap(({ tier, vms, size, on }) => numbered(`${name}-${tier}`, vms, {
        guest: 'debian-12', vcpu: size?.vcpu ?? 2, memory: size?.memory ?? '8 GiB',
        nics: Object.fromEntries(on.map((network, i) => [`eth${i}`, { network: `${name}-${network}` }])),
      }, 'vms')),
    ];
  },
};

const hostRecipes = serverModels.map((model): Recipe => ({
  id: `host-${model.id}`, what: 'host', title: model.name, detail: `${figuresOf(model)} (${model.source})`, parents: ['cluster', 'site'], count: 1,
  make: (_, wished, count) => numbered(wished === '' ? 'esx' : wished, count, serverOf(model), 'hosts'),
}));

const clusterOfHosts: Recipe = {
  id: 'cluster', what: 'cluster', title: 'Cluster of hosts', detail: `3 hosts with ${serverModels[1] ? figuresOf(serverModels[1]) : ''}; or as many as are wished`, parents: ['site'], count: 3,
  make: (_, wished, count) => {
    const name = wished === '' ? 'cluster-1' : wished;
    const model = serverModels[1] ?? serverModels[0];
    const host = { cluster: name, ...(model ? serverOf(model) : {}) };
    return [{ collection: 'clusters', id: name, value: {} }, ...numbered('esx', count, host, 'hosts')];
  },
};

const recipes: readonly Recipe[] = [...vmRecipes, threeTiers, ...hostRecipes, clusterOfHosts];

function figuresOf({ sockets, cores, clock, memory }: ServerModel): string {
  return `${counted(sockets, 'socket')} of ${cores} cores at ${clock}, ${memory}`;
}

function serverOf({ name, sockets, cores, clock, memory }: ServerModel): { readonly [key: string]: JsonValue } {
  return { model: name, hypervisor: 'esxi-8.0', cpu: { sockets, cores, threads: 2, clock }, memory };
}

/** The lowest VLANs that no network has. */
function freeVlans({ estate }: Session, count: number): readonly number[] {
  const taken = new Set(estate.ids('networks').map((id) => estate.value('networks', id)?.vlan));
  const free: number[] = [];
  for (let vlan = 10; vlan <= highestVlan && free.length < count; vlan += 10) if (!taken.has(vlan)) free.push(vlan);
  return free;
}
