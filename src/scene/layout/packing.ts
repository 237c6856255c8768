import type { InnerRule, PackRequest, Packing, Point, Size } from '../types';
import { skylineWithin } from './skyline';

/**
 * The built-in packing, in the order of the sizes: boxes of one width stand in columns, each box in the column that is shortest so
 * far; others stand in rows, small ones stacked where the row leaves room, or wherever there is room highest. Of several such ways the one
 * that shows largest in a view of the wished aspect, and leaves little of its own room empty, is taken.
 */
export function packBoxes(request: PackRequest): Packing {
  const [first] = request.sizes;
  if (!first) return { corners: [], width: 0, height: 0 };
  if (request.bands) return packBands(request, request.bands);
  const one = request.sizes.every(({ width }) => width === first.width);
  return one ? packColumns(request, first.width) : packUneven(request);
}

/** Corners of `count` leaves of one size in a grid, row by row; the room includes `spare` more. */
export function packGrid(count: number, size: Size, inner: InnerRule, columns = columnsFor(count + inner.spare, size, inner)): Packing {
  const { gap, spare } = inner;
  const corners = Array.from({ length: count }, (_, at) => ({
    x: (at % columns) * (size.width + gap),
    y: Math.floor(at / columns) * (size.height + gap),
  }));
  const rows = Math.ceil((count + spare) / columns);
  return { corners, width: Math.min(count + spare, columns) * (size.width + gap) - gap, height: rows * (size.height + gap) - gap };
}

/** A request for these sizes, in bands where each has a rank. The key is short for many equal boxes. */
export function packRequest(sizes: readonly Size[], { gap, aspect, bands }: Pick<InnerRule, 'gap' | 'aspect' | 'bands'>, ranks: readonly number[] = []): PackRequest {
  const runs: string[] = [];
  for (let at = 0; at < sizes.length; ) {
    const { width, height } = sizes[at] as Size;
    let end = at + 1;
    while (sizes[end]?.width === width && sizes[end]?.height === height) end++;
    runs.push(`${end - at}*${width}x${height}`);
    at = end;
  }
  const key = `${gap}/${aspect}:${runs.join(',')}`;
  return bands === undefined ? { sizes, gap, aspect, key } : { sizes, gap, aspect, bands: { ranks, gap: bands }, key: `${key}/${bands}:${ranks.join(',')}` };
}

/** Height that the room takes in a view of the wished aspect: of two packings the one with the smaller is drawn larger. */
export const spread = ({ width, height }: Size, aspect: number): number => Math.max(width / aspect, height);

/** Whether an answer can be used: a corner for every size, nothing overlaps or comes closer than the gap, all of it in the room. */
export function isSound(request: PackRequest, packing: Packing): boolean {
  const { sizes, gap } = request;
  if (packing.corners.length !== sizes.length) return false;
  const boxes = sizes.map((size, at) => ({ ...size, ...(packing.corners[at] as Point) })).sort((a, b) => a.x - b.x);
  return boxes.every((box, at) => {
    if (!(box.x >= 0 && box.y >= 0 && box.x + box.width <= packing.width && box.y + box.height <= packing.height)) return false;
    for (let next = at + 1; next < boxes.length; next++) {
      const other = boxes[next] as (typeof boxes)[number];
      if (other.x >= box.x + box.width + gap) break;
      if (other.y < box.y + box.height + gap && box.y < other.y + other.height + gap) return false;
    }
    return true;
  });
}

function columnsFor(count: number, size: Size, { gap, aspect, columns, crowd }: InnerRule): number {
  if (columns !== null) return columns;
  const inForm = (wished: number): number => Math.round(Math.sqrt((count * wished * (size.height + gap)) / (size.width + gap)));
  const wide = Math.min(count, inForm(aspect));
  return Math.max(1, crowd && wide > crowd.columns ? Math.max(crowd.columns, inForm(crowd.aspect)) : wide);
}

function packColumns({ sizes, gap, aspect }: PackRequest, width: number): Packing {
  const total = sizes.reduce((sum, size) => sum + size.height + gap, 0);
  const likely = Math.round(Math.sqrt((total * aspect) / (width + gap)));
  return best(aspect, [-2, -1, 0, 1, 2].map((step) => Math.max(1, Math.min(sizes.length, likely + step))), (columns) => {
    const bottoms = new Array<number>(columns).fill(0);
    const corners = sizes.map(({ height }) => {
      const shortest = bottoms.indexOf(Math.min(...bottoms));
      const y = bottoms[shortest] as number;
      bottoms[shortest] = y + height + gap;
      return { x: shortest * (width + gap), y };
    });
    return { corners, width: columns * (width + gap) - gap, height: Math.max(...bottoms) - gap };
  });
}

function packUneven({ sizes, gap, aspect }: PackRequest): Packing {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(...sizes.map(({ width }) => width));
  const widths = [...new Set(Array.from({ length: 40 }, (_, at) => Math.max(widest, Math.sqrt(area * aspect) * (0.85 + at * 0.02))))];
  const ways = sizes.length > manyBoxes ? [rowsWithin] : [rowsWithin, skylineWithin];
  // What is around this has the room that is left empty here, so that counts as much as how large all of it shows.
  const cost = (packing: Packing): number => spread(packing, aspect) + Math.sqrt((packing.width * packing.height) / aspect);
  return ways.flatMap((way) => widths.map((width) => way(width, sizes, gap))).reduce((least, packing) => (cost(packing) < cost(least) ? packing : least));
}

/** With more, one that fits in below others takes longer to find than it is worth. */
const manyBoxes = 250;

/** The bands below each other, each in rows and in the middle, as wide as shows largest in a view of the wished aspect. */
function packBands({ sizes, gap, aspect }: PackRequest, { ranks, gap: between }: NonNullable<PackRequest['bands']>): Packing {
  const bands = [...new Set(ranks)].sort((a, b) => a - b).map((rank) => [...sizes.keys()].filter((at) => ranks[at] === rank));
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(...sizes.map(({ width }) => width));
  const widths = Array.from({ length: 40 }, (_, at) => Math.max(widest, Math.sqrt(area * aspect) * (0.7 + at * 0.05)));
  return best(aspect, widths, (limit) => {
    const packed = bands.map((members) => rowsWithin(limit, members.map((at) => sizes[at] as Size), gap));
    const width = Math.max(...packed.map((band) => band.width));
    const corners = new Array<Point>(sizes.length);
    let top = 0;
    packed.forEach((band, index) => {
      const left = Math.round((width - band.width) / 2);
      (bands[index] ?? []).forEach((at, member) => {
        const { x, y } = band.corners[member] as Point;
        corners[at] = { x: x + left, y: y + top };
      });
      top += band.height + between;
    });
    return { corners, width, height: top - between };
  });
}

/** Rows at most `limit` wide. A row is as high as the highest of the boxes that would fill it side by side. */
function rowsWithin(limit: number, sizes: readonly Size[], gap: number): Packing {
  const corners: Point[] = [];
  let width = 0;
  let top = 0;
  while (corners.length < sizes.length) {
    const height = rowHeight(limit, sizes, corners.length, gap);
    let x = 0;
    let columnWidth = 0;
    let columnHeight = 0;
    for (let size = sizes[corners.length]; size && size.height <= height; size = sizes[corners.length]) {
      const below = columnHeight > 0 && columnHeight + size.height <= height && x + size.width <= limit;
      if (!below && columnHeight > 0) {
        const next = x + columnWidth + gap;
        if (next + size.width > limit) break;
        x = next;
        columnWidth = 0;
        columnHeight = 0;
      }
      corners.push({ x, y: top + columnHeight });
      columnWidth = Math.max(columnWidth, size.width);
      columnHeight += size.height + gap;
      width = Math.max(width, x + columnWidth);
    }
    top += height + gap;
  }
  return { corners, width, height: top - gap };
}

function rowHeight(limit: number, sizes: readonly Size[], from: number, gap: number): number {
  let x = 0;
  let height = 0;
  for (let at = from; at < sizes.length; at++) {
    const size = sizes[at] as Size;
    if (x > 0 && x + size.width > limit) break;
    x += size.width + gap;
    height = Math.max(height, size.height);
  }
  return height;
}

function best(aspect: number, tries: readonly number[], pack: (wish: number) => Packing): Packing {
  const packings = [...new Set(tries)].map(pack);
  return packings.reduce((least, packing) => (spread(packing, aspect) < spread(least, aspect) ? packing : least));
}
