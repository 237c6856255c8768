/** What only one can have: MAC and IP addresses, ports, names of storage adapters, files. A copy gets a free one, or goes without. */
import type { JsonValue } from '../../../core/model/change';
import type { Path } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { countWithAddress } from '../../../core/network/addressing/addressHolders';
import { contains, nextAddress, parseAddress, reservedUse, type Address } from '../../../core/network/addressing/addresses';
import { countWithMac, parseMac } from '../../../core/network/addressing/macs';
import { subnetOf } from '../../../core/network/addressing/nicAddresses';
import { counted, listed } from '../../../core/util/words';
import { valueWith } from '../../../core/util/valueWith';
import { asFields } from './jsonFields';

/** Makes entries, one after the other, fit beside what there is and beside each other; and tells what of them it changed. */
export class OnlyOnce {
  private readonly macs = new Set<string>();
  private readonly addresses = new Set<string>();
  private readonly ports: ReadonlySet<string>;
  private readonly wwns: ReadonlySet<string>;
  private readonly changedTo: string[] = [];
  private readonly dropped = new Map<string, number>();

  constructor(private readonly estate: Estate) {
    this.ports = portsInUse(estate);
    this.wwns = new Set(estate.ids('hosts').flatMap((id) => Object.values(estate.value('hosts', id)?.hbas ?? {}).flatMap(({ wwn }) => wwn ?? [])));
  }

  /** The entry with what is taken made free or left out. */
  freed(collection: CollectionName, value: JsonValue): JsonValue {
    switch (collection) {
      case 'vms': return this.withoutPath(this.freedParts(value, 'nics'));
      case 'hosts': return this.freedParts(this.freedParts(this.freedParts(value, 'nics'), 'adapters'), 'hbas');
      case 'switches': return this.freedParts(value, 'ports');
      case 'containers': {
        const networks = asFields(value)['networks'];
        const [network] = isList(networks) && networks.length === 1 ? networks : [];
        return typeof network === 'string' ? this.withAddresses(value, ['addresses'], network) : value;
      }
      case 'routers': return this.interfaces(value);
      default: return value;
    }
  }

  /** What was changed, in whole sentences. */
  said(): readonly string[] {
    return [
      ...(this.changedTo.length > 0 ? [`Addresses that are taken became free ones: ${listed(this.changedTo)}.`] : []),
      ...(this.dropped.size > 0 ? [`Left out, because ${[...this.dropped.values()].reduce((a, b) => a + b, 0) === 1 ? 'it is' : 'they are'} taken: ${listed([...this.dropped].map(([what, count]) => counted(count, what)))}.`] : []),
    ];
  }

  private freedParts(value: JsonValue, field: string): JsonValue {
    let freed = value;
    for (const [name, part] of Object.entries(asFields(asFields(value)[field]))) {
      const { mac, network, port, to, wwn } = asFields(part);
      const without = (key: string, what: string): void => {
        freed = valueWith(freed, [field, name, key], undefined) as JsonValue;
        this.drop(what);
      };
      if (typeof mac === 'string' && this.isMacTaken(mac)) without('mac', 'MAC address');
      if (typeof wwn === 'string' && this.wwns.has(wwn)) without('wwn', 'world-wide name');
      if (typeof port === 'string' && this.ports.has(port)) without('port', 'port of a switch');
      if (field === 'ports' && typeof to === 'string' && this.ports.has(to)) without('to', 'port of a switch');
      if (typeof network === 'string') freed = this.withAddresses(freed, [field, name, 'addresses'], network);
    }
    return freed;
  }

  private interfaces(value: JsonValue): JsonValue {
    let freed = value;
    for (const [name, part] of Object.entries(asFields(asFields(value)['interfaces']))) {
      const { address, network } = asFields(part);
      if (typeof address !== 'string' || typeof network !== 'string') continue;
      freed = valueWith(freed, ['interfaces', name, 'address'], this.freeAddress(address, network)) as JsonValue;
    }
    return freed;
  }

  private withAddresses(value: JsonValue, path: Path, network: string): JsonValue {
    const list = path.reduce<JsonValue | undefined>((at, step) => asFields(at)[step], value);
    if (!isList(list)) return value;
    const made = list.flatMap((text): readonly JsonValue[] => {
      const free = typeof text === 'string' ? this.freeAddress(text, network) : text;
      return free === undefined ? [] : [free];
    });
    return valueWith(value, path, made.length === 0 && list.length > 0 ? undefined : made) as JsonValue;
  }

  /** The address, or the next that nobody has in the subnet of its network; undefined where there is none. */
  private freeAddress(text: string, network: string): string | undefined {
    const read = parseAddress(text);
    if (read.kind !== 'address') return text;
    if (!this.isAddressTaken(network, read.address)) return this.take(network, read.address, text);
    const subnet = subnetOf(this.estate.value('networks', network) ?? {});
    const gateway = this.estate.value('networks', network)?.gateway?.split('/')[0];
    for (let next = subnet && nextAddress(read.address), steps = 0; subnet && next && contains(subnet, next) && steps < 65536; next = nextAddress(next), steps++) {
      if (reservedUse(subnet, next) !== undefined || next.text === gateway || this.isAddressTaken(network, next)) continue;
      const written = read.address.prefix === undefined ? next.text : `${next.text}/${read.address.prefix}`;
      this.changedTo.push(`${text} → ${written}`);
      return this.take(network, next, written);
    }
    this.drop('address');
    return undefined;
  }

  private take(network: string, { text }: Address, written: string): string {
    this.addresses.add(`${network} ${text}`);
    return written;
  }

  private isAddressTaken(network: string, address: Address): boolean {
    return this.addresses.has(`${network} ${address.text}`) || countWithAddress(this.estate, { network, address }) > 0;
  }

  private isMacTaken(text: string): boolean {
    const read = parseMac(text);
    if (read.kind !== 'mac') return false;
    const isTaken = this.macs.has(read.mac) || countWithMac(this.estate, read.mac) > 0;
    this.macs.add(read.mac);
    return isTaken;
  }

  /** The files of a VM are where they are; the copy has its own. */
  private withoutPath(value: JsonValue): JsonValue {
    const { path } = asFields(value);
    if (typeof path !== 'string' || !this.estate.ids('vms').some((id) => this.estate.value('vms', id)?.path === path)) return value;
    this.drop('path of a configuration file');
    return valueWith(value, ['path'], undefined) as JsonValue;
  }

  private drop(what: string): void {
    this.dropped.set(what, (this.dropped.get(what) ?? 0) + 1);
  }
}

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** Ports that something of the estate is plugged into, as texts name them. */
function portsInUse(estate: Estate): ReadonlySet<string> {
  const ports = new Set<string>();
  for (const id of estate.ids('hosts')) for (const { port } of Object.values(estate.value('hosts', id)?.nics ?? {})) if (port !== undefined) ports.add(port);
  for (const id of estate.ids('switches')) for (const { to } of Object.values(estate.value('switches', id)?.ports ?? {})) if (to !== undefined) ports.add(to);
  return ports;
}
