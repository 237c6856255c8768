/** The addresses in a cell ("10.0.0.5, fe80::1"), and those left out: link-local, loopback and unspecified ones, and other text. */
export interface CellAddresses {
  readonly addresses: readonly string[];
  readonly local: readonly string[];
  readonly other: readonly string[];
}

export function addressesIn(...cells: readonly (string | undefined)[]): CellAddresses {
  const words = [...new Set(cells.flatMap((cell) => (cell ?? '').split(/[\s,;|]+/)).filter((word) => word !== ''))];
  const isAddress = (word: string): boolean => isIpv4(word) || isIpv6(word);
  return {
    addresses: words.filter((w) => isAddress(w) && !isLocal(w)),
    local: words.filter((w) => isAddress(w) && isLocal(w)),
    other: words.filter((w) => !isAddress(w)),
  };
}

/** A MAC address in lower case with colons, or `undefined`. */
export function macIn(text: string): string | undefined {
  const digits = text.replace(/[:.-]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined;
}

function isIpv4(word: string): boolean {
  const [address = '', prefix] = word.split('/');
  const parts = address.split('.');
  return parts.length === 4 && parts.every((p) => /^\d{1,3}$/.test(p) && Number(p) <= 255) && isPrefix(prefix, 32);
}

function isIpv6(word: string): boolean {
  const [address = '', prefix] = word.split('/');
  if (!/^[0-9a-f:.]+$/i.test(address) || !address.includes(':') || !isPrefix(prefix, 128)) return false;
  const halves = address.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const embedded = groups[groups.length - 1]?.includes('.') === true;
  if (!groups.every((g, i) => /^[0-9a-f]{1,4}$/i.test(g) || (embedded && i === groups.length - 1 && isIpv4(g)))) return false;
  const count = groups.length + (embedded ? 1 : 0);
  return halves.length === 1 ? count === 8 : halves.length === 2 && count < 8;
}

function isPrefix(text: string | undefined, longest: number): boolean {
  return text === undefined || (/^\d{1,3}$/.test(text) && Number(text) <= longest);
}

/** RFC 3927 and 4291: addresses that say nothing about the network a NIC is in. */
function isLocal(word: string): boolean {
  return /^(?:169\.254\.|127\.|0\.0\.0\.0(?:\/|$)|fe[89ab][0-9a-f]:|::1?(?:\/|$))/i.test(word);
}
