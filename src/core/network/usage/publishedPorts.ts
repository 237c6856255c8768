/** Ports that containers publish, as engines write them, and which of them exclude each other. */
import { defineQuery } from '../../model/estate';
import { containersByHost } from '../../model/lookups';
import { rememberedByText } from '../../util/remembered';

export interface PublishedPort {
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** Of the host or VM, both ends included. */
  readonly from: number;
  readonly to: number;
  /** The address of the host or VM it is bound to; undefined for all of them. */
  readonly address: string | undefined;
}

/** Reads "8080:80/tcp", "127.0.0.1:8080:80" or "8000-8009:80-89"; undefined where the engine chooses the port, or it is no such text. */
export const parsePublishedPort: (text: string) => PublishedPort | undefined = rememberedByText((text) => {
  const match = /^\s*(?:(\[[0-9a-f:.]+\]|[0-9.]+):)?(\d{1,5})(?:-(\d{1,5}))?:\d{1,5}(?:-\d{1,5})?(?:\/(tcp|udp|sctp))?\s*$/i.exec(text);
  if (!match) return undefined;
  const [, address, first = '', last = first, protocol = 'tcp'] = match;
  const [from, to] = [Number(first), Number(last)];
  if (from < 1 || to > 65535 || from > to) return undefined;
  const isEvery = address === undefined || address === '0.0.0.0' || address === '[::]';
  return { protocol: protocol.toLowerCase() as PublishedPort['protocol'], from, to, address: isEvery ? undefined : address };
});

/** A port of a container that another one, or another of its own, has too. */
export interface PortConflict {
  /** Where it stands in "ports". */
  readonly index: number;
  readonly port: number;
  readonly protocol: string;
  readonly other: { readonly container: string; readonly index: number };
}

/** The conflicts among the containers on a host or VM, by container. */
export const portConflicts = defineQuery<ReadonlyMap<string, readonly PortConflict[]>>('conflicts of published ports', (estate, on) => {
  const published = estate.lookup(containersByHost, on).flatMap((container) =>
    (estate.value('containers', container)?.ports ?? []).flatMap((text, index) => {
      const read = parsePublishedPort(text);
      return read ? [{ container, index, text, read }] : [];
    }));
  const conflicts = new Map<string, PortConflict[]>();
  for (const mine of published) {
    const other = published.find((each) => each !== mine && exclude(mine.read, each.read) && !(each.container === mine.container && each.text === mine.text));
    if (!other) continue;
    const conflict = { index: mine.index, port: Math.max(mine.read.from, other.read.from), protocol: mine.read.protocol, other: { container: other.container, index: other.index } };
    conflicts.set(mine.container, [...(conflicts.get(mine.container) ?? []), conflict]);
  }
  return conflicts;
}, (a, b) => JSON.stringify([...a]) === JSON.stringify([...b]));

function exclude(a: PublishedPort, b: PublishedPort): boolean {
  return a.protocol === b.protocol && a.from <= b.to && b.from <= a.to && (a.address === undefined || b.address === undefined || a.address === b.address);
}
