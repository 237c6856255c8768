import type { CSSProperties } from 'react';

export interface Edges {
  /** The custom property of a colour along the left edge. */
  readonly tint?: string | undefined;
  /** Along the lower edge, how much is used, and the custom property of its colour. */
  readonly use?: { readonly of: number | null; readonly property: string } | undefined;
}

/**
 * What runs along the edges of a card, as its background: on hundreds of cards elements of their own would be as many more things to put in
 * order, to lay out and to paint whenever cards come into sight.
 */
export function edgesOf({ tint, use }: Edges): CSSProperties | undefined {
  const layers = [
    ...(tint === undefined ? [] : [[plain(tint), 'left top', '5px 100%']]),
    ...(use === undefined ? [] : [
      ...((use.of ?? 0) > 1 ? [['var(--tv-hatch)', 'left bottom', barSize(1)]] : []),
      [plain(use.property), 'left bottom', barSize(Math.min(1, use.of ?? 0))],
      [plain('--tv-track'), 'left bottom', barSize(1)],
    ]),
  ] as const;
  if (layers.length === 0) return undefined;
  const [backgroundImage, backgroundPosition, backgroundSize] = [0, 1, 2].map((at) => layers.map((layer) => layer[at]).join(', ')) as [string, string, string];
  return { backgroundImage, backgroundPosition, backgroundSize };
}

const plain = (property: string): string => `linear-gradient(var(${property}) 0 0)`;
const barSize = (use: number): string => `${use * 100}% 4px`;
