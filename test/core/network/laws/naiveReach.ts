/**
 * Reachability of VMs as the sentences of SPEC.md have it, found by flooding frames one by one over the document itself.
 * It shares nothing with what it checks, and knows port groups, routers and filters by network or prefix alone.
 */
export interface NaiveDocument {
  readonly switches: Readonly<Record<string, NaiveSwitch>>;
  readonly hosts: Readonly<Record<string, { readonly nics: Readonly<Record<string, { readonly port?: string }>> }>>;
  readonly networks: Readonly<Record<string, { readonly switch: string; readonly vlan: number; readonly subnet: string; readonly gateway: string; readonly teaming?: string; readonly uplinks?: readonly string[] }>>;
  readonly vms: Readonly<Record<string, { readonly host?: string; readonly power?: string; readonly nics: { readonly eth0: { readonly network: string; readonly mac: string; readonly connected?: boolean; readonly addresses?: readonly string[] } } }>>;
  readonly routers?: Readonly<Record<string, NaiveRouter>>;
  readonly firewalls?: Readonly<Record<string, NaiveFilters>>;
}
interface NaiveSwitch {
  readonly kind: string;
  readonly ports?: Readonly<Record<string, NaivePort>>;
  readonly aggregations?: Readonly<Record<string, { readonly mode: string }>>;
  readonly stackedWith?: readonly string[];
  readonly uplinks?: Readonly<Record<string, readonly string[]>>;
  readonly standby?: Readonly<Record<string, readonly string[]>>;
  readonly teaming?: string;
  readonly aggregation?: string;
}
interface NaivePort {
  readonly to?: string;
  readonly mode?: string;
  readonly vlan?: number;
  readonly vlans?: string;
  readonly enabled?: boolean;
  readonly aggregation?: string;
}
interface NaiveFilters {
  readonly filters?: readonly { readonly action: string; readonly from?: string; readonly to?: string; readonly protocol?: string; readonly ports?: string }[];
  readonly defaultAction?: string;
}
interface NaiveRouter extends NaiveFilters {
  readonly on?: string;
  readonly distributed?: boolean;
  readonly interfaces: Readonly<Record<string, { readonly network: string; readonly address: string }>>;
}

/** Somebody on a network: on a host, on a physical switch, or wherever the network is. */
interface Adapter {
  readonly owner: string;
  readonly part: string;
  readonly network: string;
  readonly at: { readonly host: string } | { readonly switch: string } | 'every wire' | 'every host';
  readonly mac?: string;
}

export type NaiveVerdict = 'open' | 'part' | 'not';

/** Whether a packet gets from one VM to another, and how much of it. */
export function naiveReach(document: NaiveDocument, from: string, to: string): NaiveVerdict {
  const [a, b] = [vmAdapter(document, from), vmAdapter(document, to)];
  if (!a || !b || !isOn(document, from) || !isOn(document, to)) return 'not';
  const [sender, receiver] = [partyOf(document, from), partyOf(document, to)];
  const firewalls = Object.values(document.firewalls ?? {});
  if (document.networks[a.network]?.subnet === document.networks[b.network]?.subnet) return meets(document, a, b) ? verdict(firewalls, sender, receiver) : 'not';
  const gateway = document.networks[a.network]?.gateway;
  for (const [id, router] of Object.entries(document.routers ?? {}).sort(([x], [y]) => (x < y ? -1 : 1))) {
    const entered = Object.entries(router.interfaces).find(([, { address }]) => address.split('/')[0] === gateway)?.[0];
    if (entered === undefined || !meets(document, a, routerAdapter(id, router, entered))) continue;
    const left = Object.entries(router.interfaces).find(([, { address }]) => address.split('.').slice(0, 3).join('.') === receiver.address.split('.').slice(0, 3).join('.'))?.[0];
    const out = left === undefined ? undefined : routerAdapter(id, router, left);
    // A distributed router routes where the sender is.
    const there = out && (out.at === 'every host' && typeof a.at === 'object' && 'host' in a.at ? { ...out, at: a.at } : out);
    return there && meets(document, there, b) ? verdict([...firewalls, router], sender, receiver) : 'not';
  }
  return 'not';
}

// Layer 2: places a frame gets to are texts: "leaf1#10" a VLAN of a physical switch, "#10" equipment that is not shown, "vs1@h1 10" a virtual switch on a host.

function meets(document: NaiveDocument, a: Adapter, b: Adapter): boolean {
  const reached = flood(document, entriesOf(document, a));
  return entriesOf(document, b).some((place) => reached.has(place)) || isEverywhere(document, a, b) || isEverywhere(document, b, a);
}

/** A router on every host meets whoever is on the same virtual switch and VLAN. */
function isEverywhere(document: NaiveDocument, a: Adapter, b: Adapter): boolean {
  const { networks } = document;
  const [x, y] = [networks[a.network], networks[b.network]];
  return a.at === 'every host' && x?.switch === y?.switch && x?.vlan === y?.vlan && entriesOf(document, b).length > 0;
}

/** The places where frames of an adapter come out first, and from which it takes them. */
function entriesOf(document: NaiveDocument, adapter: Adapter): readonly string[] {
  const { networks, switches, hosts } = document;
  const network = networks[adapter.network];
  if (!network) return [];
  const { vlan, switch: id } = network;
  if (adapter.at === 'every wire' || adapter.at === 'every host') {
    return hostsOf(document, id).flatMap((host) => {
      const all = uplinksOf(document, adapter.network, host);
      return all.length === 0 ? [`${id}@${host} ${vlan}`] : working(all).flatMap(({ place }) => place(vlan) ?? []);
    });
  }
  if ('switch' in adapter.at) return [`${adapter.at.switch}#${vlan === 0 ? 1 : vlan}`];
  const { host } = adapter.at;
  if (!hostsOf(document, id).includes(host) || !hosts[host] || !switches[id]) return [];
  const uplinks = working(uplinksOf(document, adapter.network, host));
  return [`${id}@${host} ${vlan}`, ...choose(document, adapter, uplinks, host).flatMap(({ place }) => place(vlan) ?? [])];
}

interface Uplink {
  readonly nic: string;
  readonly isStandby: boolean;
  readonly works: boolean;
  /** Where a frame with a tag comes out; undefined where the port does not take it. */
  readonly place: (tag: number) => string | undefined;
}

function hostsOf({ switches, hosts }: NaiveDocument, id: string): readonly string[] {
  const { uplinks = {}, standby = {} } = switches[id] ?? { kind: '' };
  const named = Object.keys({ ...uplinks, ...standby });
  return named.length > 0 ? named : Object.keys(hosts);
}

function uplinksOf(document: NaiveDocument, network: string, host: string): readonly Uplink[] {
  const id = document.networks[network]?.switch ?? '';
  const { kind = '', uplinks = {}, standby = {}, aggregation = 'none' } = document.switches[id] ?? {};
  if (kind === 'distributed' && Object.keys({ ...uplinks, ...standby }).length === 0) return [{ nic: '', isStandby: false, works: true, place: (tag) => `#${tag}` }];
  const second = standby[host] ?? [];
  const first = (uplinks[host] ?? []).filter((nic) => !second.includes(nic));
  const own = document.networks[network]?.uplinks;
  const active = own?.filter((nic) => [...first, ...second].includes(nic)) ?? first;
  const spare = own ? second.filter((nic) => !own.includes(nic)) : second;
  return [...active.map((nic) => made(nic, false)), ...spare.map((nic) => made(nic, true))];

  function made(nic: string, isStandby: boolean): Uplink {
    const text = document.hosts[host]?.nics[nic]?.port;
    const port = text === undefined ? undefined : portOf(document, text);
    if (text === undefined || !port) return { nic, isStandby, works: true, place: (tag) => `#${tag}` };
    const works = port.enabled !== false && !clash(aggregation, bundling(document, text));
    return { nic, isStandby, works, place: (tag) => { const vlan = read(port, tag); return vlan === undefined ? undefined : `${text.split('/')[0] ?? ''}#${vlan}`; } };
  }
}

function working(uplinks: readonly Uplink[]): readonly Uplink[] {
  const up = uplinks.filter(({ works }) => works);
  return up.some(({ isStandby }) => !isStandby) ? up.filter(({ isStandby }) => !isStandby) : up;
}

function choose(document: NaiveDocument, adapter: Adapter, uplinks: readonly Uplink[], host: string): readonly Uplink[] {
  const network = document.networks[adapter.network];
  const id = network?.switch ?? '';
  const owner = document.switches[id];
  if (uplinks.length < 2 || isBridge(owner, host) || (owner?.aggregation ?? 'none') !== 'none') return uplinks;
  const turn = Math.max(0, seats(document, id, host).indexOf(`${adapter.owner} ${adapter.part}`));
  switch (network?.teaming ?? owner?.teaming ?? 'originating-port') {
    case 'ip-hash': case 'load': return uplinks;
    case 'failover': return uplinks.slice(0, 1);
    case 'mac-hash': return pick(uplinks, adapter.mac === undefined ? turn : parseInt(adapter.mac.slice(-2), 16));
    default: return pick(uplinks, turn);
  }
}
const pick = (uplinks: readonly Uplink[], turn: number): readonly Uplink[] => uplinks.filter((_, i) => i === turn % uplinks.length);

/** Who is on a virtual switch of a host, in the order in which they take turns. */
function seats(document: NaiveDocument, id: string, host: string): readonly string[] {
  const vms = Object.keys(document.vms).filter((vm) => document.vms[vm]?.host === host && isOn(document, vm)).map((vm) => ({ owner: vm, part: 'eth0', network: vmAdapter(document, vm)?.network }));
  const routers = Object.entries(document.routers ?? {}).filter(([, { on, distributed }]) => on === host && distributed !== true).flatMap(([owner, { interfaces }]) => Object.entries(interfaces).map(([part, { network }]) => ({ owner, part, network })));
  return [...vms, ...routers].filter(({ network }) => document.networks[network ?? '']?.switch === id).map(({ owner, part }) => `${owner} ${part}`).sort();
}

/** Whether a host passes frames on from uplink to uplink of a switch (L7). */
function isBridge(owner: NaiveSwitch | undefined, host: string): boolean {
  if (!owner || (owner.kind !== 'bridge' && owner.kind !== 'open-vswitch')) return false;
  const spare = owner.standby?.[host] ?? [];
  return (owner.aggregation ?? 'none') === 'none' && owner.teaming === undefined && spare.length === 0 && new Set(owner.uplinks?.[host] ?? []).size > 1;
}

/** Every place a frame gets to. */
function flood(document: NaiveDocument, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  const steps = stepsOf(document);
  for (const place of reached) for (const step of steps) for (const next of step(place)) reached.add(next);
  return reached;
}

type FloodStep = (place: string) => readonly string[];

function stepsOf(document: NaiveDocument): readonly FloodStep[] {
  const { switches } = document;
  const steps: FloodStep[] = [];
  for (const [id, { ports = {}, stackedWith = [], kind }] of Object.entries(switches)) {
    for (const other of stackedWith) steps.push(renamed(id, other), renamed(other, id));
    for (const [name, { to }] of Object.entries(ports)) {
      const far = to === undefined ? undefined : portOf(document, to);
      const near = portOf(document, `${id}/${name}`);
      if (to === undefined || !far || !near || to === `${id}/${name}` || near.enabled === false || far.enabled === false || clash(bundling(document, `${id}/${name}`), bundling(document, to))) continue;
      steps.push(along(id, near, to.split('/')[0] ?? '', far), along(to.split('/')[0] ?? '', far, id, near));
    }
    for (const host of kind === 'physical' ? [] : hostsOf(document, id)) if (isBridge(switches[id], host)) steps.push(...bridged(document, id, host));
  }
  return steps;
}

const renamed = (from: string, to: string): FloodStep => (place) => (place.startsWith(`${from}#`) ? [`${to}#${place.slice(from.length + 1)}`] : []);

function along(from: string, near: NaivePort, to: string, far: NaivePort): FloodStep {
  return (place) => {
    if (!place.startsWith(`${from}#`)) return [];
    const tag = sent(near, Number(place.slice(from.length + 1)));
    const vlan = tag === undefined ? undefined : taken(far, tag);
    return vlan === undefined ? [] : [`${to}#${vlan}`];
  };
}

function bridged(document: NaiveDocument, id: string, host: string): readonly FloodStep[] {
  const ends = [...new Set(document.switches[id]?.uplinks?.[host] ?? [])].flatMap((nic) => {
    const text = document.hosts[host]?.nics[nic]?.port;
    const port = text === undefined ? undefined : portOf(document, text);
    return port && port.enabled === false ? [] : [{ owner: text?.split('/')[0] ?? '', port }];
  });
  return ends.flatMap((a) => ends.filter((b) => b !== a).map((b): FloodStep => (place) => {
    if (!place.startsWith(`${a.owner}#`)) return [];
    const vlan = Number(place.slice(a.owner.length + 1));
    const tag = a.port ? sent(a.port, vlan) : vlan;
    const arrives = tag === undefined ? undefined : b.port ? taken(b.port, tag) : tag;
    return arrives === undefined ? [] : [`${b.owner}#${arrives}`];
  }));
}

function portOf({ switches }: NaiveDocument, text: string): NaivePort | undefined {
  const [id = '', name = ''] = text.split('/');
  return switches[id]?.ports?.[name];
}
function bundling({ switches }: NaiveDocument, text: string): string {
  const name = switches[text.split('/')[0] ?? '']?.ports?.[text.split('/')[1] ?? '']?.aggregation;
  return name === undefined ? 'none' : (switches[text.split('/')[0] ?? '']?.aggregations?.[name]?.mode ?? 'unknown');
}
const clash = (a: string, b: string): boolean => a !== 'unknown' && b !== 'unknown' && a !== b && (a === 'lacp' || b === 'lacp');

const isAccess = ({ mode, vlan, vlans }: NaivePort): boolean => mode === 'access' || (mode === undefined && vlan !== undefined && vlans === undefined);
const lists = ({ vlans }: NaivePort, vlan: number): boolean => vlans === undefined || vlans.split(',').some((part) => { const [from = 0, to = from] = part.split('-').map(Number); return from <= vlan && vlan <= to; });
/** The VLAN of untagged frames of a port. */
const native = (port: NaivePort): number | undefined => port.vlan ?? (isAccess(port) || lists(port, 1) ? 1 : undefined);
/** The tag with which a port sends a frame of a VLAN. */
const sent = (port: NaivePort, vlan: number): number | undefined => (vlan === native(port) ? 0 : isAccess(port) || vlan === 0 || !lists(port, vlan) ? undefined : vlan);
/** The VLAN a port of a switch reads from a tag; what it sends untagged it does not take tagged. */
const taken = (port: NaivePort, tag: number): number | undefined => (tag === 0 ? native(port) : sent(port, tag) === tag ? tag : undefined);
/** The same of a frame from a host: VLAN 1 is taken where no native VLAN is said. */
const read = (port: NaivePort, tag: number): number | undefined => (tag === 1 && native(port) === 1 && port.vlan === undefined && !isAccess(port) ? 1 : taken(port, tag));

// Layer 3

function vmAdapter({ vms }: NaiveDocument, id: string): Adapter | undefined {
  const vm = vms[id];
  return vm?.host === undefined ? undefined : { owner: id, part: 'eth0', network: vm.nics.eth0.network, at: { host: vm.host }, mac: vm.nics.eth0.mac };
}
function isOn({ vms }: NaiveDocument, id: string): boolean {
  const vm = vms[id];
  return vm?.host !== undefined && vm.power === undefined && vm.nics.eth0.connected !== false;
}
function routerAdapter(owner: string, { on, distributed, interfaces }: NaiveRouter, part: string): Adapter {
  const network = interfaces[part]?.network ?? '';
  if (distributed === true) return { owner, part, network, at: 'every host' };
  return { owner, part, network, at: on === undefined ? 'every wire' : on.startsWith('h') ? { host: on } : { switch: on } };
}

interface Party {
  readonly network: string;
  readonly address: string;
}
function partyOf({ vms, networks }: NaiveDocument, id: string): Party {
  const { network = '', addresses } = vms[id]?.nics.eth0 ?? {};
  return { network, address: addresses?.[0]?.split('/')[0] ?? networks[network]?.subnet.replace('.0/24', '.255') ?? '' };
}

/** Packets of every sort that filters could tell apart, the last of a protocol no filter names. */
const samples = [{ protocol: 'tcp', port: '443' }, { protocol: 'tcp', port: 'another' }, { protocol: 'udp', port: '443' }, { protocol: 'udp', port: 'another' }, { protocol: 'icmp' }, { protocol: 'other' }] as const;

function verdict(lists: readonly NaiveFilters[], from: Party, to: Party): NaiveVerdict {
  const through = samples.filter((sample) => lists.every(({ filters = [], defaultAction = 'allow' }) => {
    const first = filters.find((filter) => isMeant(filter.from, from) && isMeant(filter.to, to) && (filter.protocol === undefined || filter.protocol === sample.protocol) && (filter.ports === undefined || ('port' in sample && filter.ports === sample.port)));
    return (first?.action ?? defaultAction) === 'allow';
  }));
  return through.length === 0 ? 'not' : through.some(({ protocol }) => protocol === 'other') ? 'open' : 'part';
}

function isMeant(word: string | undefined, { network, address }: Party): boolean {
  if (word === undefined || word === 'any') return true;
  return word.startsWith('network:') ? word === `network:${network}` : address.startsWith(word.replace('.0/24', '.'));
}
