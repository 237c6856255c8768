import type { Point, Size } from '../types';
import { placeChildren, type Child, type Room } from './placeChildren';
import { turnPoint, turnRect, turnSize } from './turn';

/**
 * A place for every child where a view goes to the right: as if it went down, turned. Boxes of leaves keep their columns, so that
 * they are as wide as ever and grow downwards; only their leaves stand one below the other first.
 */
export function placeAcross(children: readonly Child[], { inner, least, before, grows, pack }: Room): { readonly corners: readonly Point[]; readonly room: Size } {
  const { corners, room } = placeChildren(children.map(turnChild), {
    inner: { ...inner, aspect: 1 / inner.aspect, columns: inner.columns === null ? null : Math.max(1, Math.ceil((children.length + inner.spare) / inner.columns)) },
    least: turnSize(least),
    before: before && turnSize(before),
    grows: grows === 'either' ? grows : 'beside',
    pack,
  });
  return { corners: corners.map(turnPoint), room: turnSize(room) };
}

function turnChild({ size, pin, before, ...others }: Child): Child {
  return { ...others, size: turnSize(size), pin: pin && turnPoint(pin), before: before && turnRect(before) };
}
