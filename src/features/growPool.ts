/** Giving a pool another member without a diagram: which pool is meant, and what it could be given. */
import type { Estate } from '../core/model/estate';
import { formatQuantity } from '../core/model/quantity';
import { spaceOf } from '../core/storage/capacity/space';
import { naturalOrder } from '../core/util/naturalOrder';
import { connect, whereConnects } from './diagram/connect/connect';
import type { GestureOutcome } from './diagram/gestures/outcome';
import { entryOf, nodeOf } from './diagram/nodeIds';
import { growthText } from './diagram/storage/growth';
import { possibleFirst, type Offer } from './offers';
import type { Session } from './session';

/** The pools that nodes are; undefined where one has to be chosen. */
export function poolMeant({ estate }: Session, nodes: readonly string[]): string | undefined {
  return nodes.find((node) => {
    const name = entryOf(node);
    return name?.collection === 'storagePools' && estate.find('storagePools', name.id) !== undefined;
  });
}

/** Every pool, with how much of it is free. */
export function poolOffers({ estate }: Session): readonly Offer[] {
  return estate.ids('storagePools').toSorted(naturalOrder).map((id) => ({ node: nodeOf('storagePools', id), label: estate.value('storagePools', id)?.name ?? id, possible: true, detail: freeText(estate, nodeOf('storagePools', id)) }));
}

/** "21.3 TiB free of 61.4 TiB", "nothing free of 10 TiB"; empty where nobody says how much there is. */
export function freeText(estate: Estate, key: string): string {
  const { free, usable } = estate.query(spaceOf, key);
  if (free === undefined || usable === undefined) return '';
  if (free < 0) return `${formatQuantity(-free, 'bytes')} short of ${formatQuantity(usable, 'bytes')}`;
  return free === 0 ? `nothing free of ${formatQuantity(usable, 'bytes')}` : `${formatQuantity(free, 'bytes')} free of ${formatQuantity(usable, 'bytes')}`;
}

/** What a pool could be given as a member, with what is usable of the pool before and after, or every reason why not. */
export function memberOffers(session: Session, pool: string): readonly Offer[] {
  const { estate } = session;
  const offers = whereConnects(session, pool, 'storage').filter(({ node }) => !node.startsWith('datastores/')).map(({ node, connects, reasons }): Offer => {
    const label = memberText(node);
    return { node, label, possible: connects, detail: connects ? growthOf(session, node, pool) : reasons.join(' ') };
  });
  return possibleFirst(offers.filter(({ node }) => !isInParts(estate, node)).toSorted((a, b) => naturalOrder(a.label, b.label)));
}

/** The changes that make something a member of a pool. */
export function grow(session: Session, member: string, pool: string): GestureOutcome {
  return connect(session, member, pool, 'storage');
}

/** An array that has parts is offered by its parts alone: as a whole it would be all of them. */
function isInParts(estate: Estate, node: string): boolean {
  const name = entryOf(node);
  if (name?.collection !== 'arrays' || name.part) return false;
  return Object.keys(estate.value('arrays', name.id)?.groups ?? {}).length > 0;
}

/** "san-a/fast": as a pool names its members. */
function memberText(node: string): string {
  const name = entryOf(node);
  if (!name) return node;
  return name.part ? `${name.id}/${name.part.name}` : name.id;
}

function growthOf(session: Session, member: string, pool: string): string {
  const outcome = grow(session, member, pool);
  return growthText(session.estate, entryOf(pool)?.id ?? pool, outcome.kind === 'changes' ? outcome.changes : []);
}
