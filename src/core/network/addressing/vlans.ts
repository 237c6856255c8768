/** VLAN ids (IEEE 802.1Q: 12 bits, 0 and 4095 reserved) and lists of them. */
export const highestVlan = 4094;

export interface VlanRange {
  readonly from: number;
  readonly to: number;
}

export type VlansResult =
  | { readonly kind: 'vlans'; readonly ranges: readonly VlanRange[] }
  | {
      readonly kind: 'invalid';
      /** Completes "… is no list of VLANs: ". */
      readonly reason: string;
      readonly suggestion: string | undefined;
    };

/** Reads a list such as "10,20-29". */
export function parseVlans(text: string): VlansResult {
  const ranges: VlanRange[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(part);
    if (!match) return { kind: 'invalid', reason: part.trim() === '' ? 'a VLAN is missing' : `"${part.trim()}" is neither a VLAN nor a range such as "20-29"`, suggestion: undefined };
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    const outside = [from, to].find((vlan) => vlan < 1 || vlan > highestVlan);
    if (outside !== undefined) {
      // vSphere shows a trunk of everything as 0-4094.
      const suggestion = from === 0 && to > 1 && to <= highestVlan ? text.replace(part.trim(), `1-${to}`) : undefined;
      return { kind: 'invalid', reason: `VLANs are 1 to ${highestVlan}, not ${outside}`, suggestion };
    }
    if (from > to) return { kind: 'invalid', reason: `the range ${from}-${to} ends before it begins`, suggestion: text.replace(part.trim(), `${to}-${from}`) };
    ranges.push({ from, to });
  }
  return { kind: 'vlans', ranges };
}
