import { describe, expect, it } from 'vitest';
import { computeLook } from '../../../src/features/diagram/computeLook';
import { networkLook } from '../../../src/features/diagram/network/look';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Sending } from '../../../src/features/diagram/sending';
import { mainFile, sessionOf } from '../../support/estate';
import { carryOut } from '../../support/randomEstate';

const world = () => {
  const session = sessionOf('{ "hosts": { "h": {} }, "vms": { "web": { "host": "h" }, "db": { "host": "h" } } }', { rules: [] });
  const rename = (vm: string, to: string): void => carryOut(session, [{ kind: 'set', file: mainFile, path: ['vms', vm, 'name'], value: to }]);
  return { rename, compute: new DiagramProjection(session, computeLook), network: new DiagramProjection(session, networkLook), other: new DiagramProjection(session, computeLook) };
};
const compute = { view: 'compute', overlay: null } as const;
const network = { view: 'network', overlay: null } as const;
const told = (message: object): unknown => ('changed' in message ? (message.changed as readonly { readonly id: string }[]).map(({ id }) => id) : 'all');

describe('what a page is sent', () => {
  it('is the whole view once, and then what changed since the message before', () => {
    const { compute: drawn, rename } = world();
    const sending = new Sending();
    expect(told(sending.whole(drawn, compute))).toBe('all');
    expect(sending.changed(drawn, compute, false)).toBeUndefined();
    rename('web', 'Shop');
    const patch = sending.changed(drawn, compute, false);
    expect({ ...patch, changed: told(patch ?? {}) }).toMatchObject({ kind: 'patch', from: 1, revision: 2, changed: ['vms/web'] });
  });

  it('is all of a view that is turned to first, and names the overlay that colours it', () => {
    const { compute: drawn, rename } = world();
    const sending = new Sending();
    expect(sending.turned(drawn, compute, undefined)).toMatchObject({ kind: 'view', revision: 1 });
    const coloured = { view: 'compute', overlay: 'tenant' } as const;
    expect(sending.turned(drawn, coloured, undefined)).toMatchObject({ kind: 'view', overlay: 'tenant' });
    rename('web', 'Shop');
    expect(sending.changed(drawn, coloured, false)).toMatchObject({ kind: 'patch', overlay: 'tenant' });
    expect(sending.changed(drawn, compute, true)).not.toHaveProperty('overlay');
  });

  it('is a patch of nothing where one was promised', () => {
    const { compute: drawn } = world();
    const sending = new Sending();
    sending.whole(drawn, compute);
    expect(sending.changed(drawn, compute, true)).toMatchObject({ from: 1, revision: 2, changed: [], removed: [] });
  });

  it('is of a view that is turned to again what changed since it was left', () => {
    const { compute: drawn, network: elsewhere, rename } = world();
    const sending = new Sending();
    sending.whole(drawn, compute);
    sending.whole(elsewhere, network);
    rename('db', 'Orders');
    const again = sending.turned(drawn, compute, 1);
    expect({ ...again, changed: told(again) }).toMatchObject({ kind: 'patch', view: 'compute', from: 1, revision: 3, changed: ['vms/db'] });
    expect(told(sending.turned(elsewhere, network, 2))).toEqual(['vms/db']);
    expect(told(sending.turned(drawn, compute, 3))).toEqual([]);
  });

  it('is the whole view again where the page does not have it, has an earlier one of it, or it is made of something else', () => {
    const { compute: drawn, network: elsewhere, other, rename } = world();
    const sending = new Sending();
    sending.whole(drawn, compute);
    rename('web', 'Shop');
    sending.changed(drawn, compute, false);
    sending.whole(elsewhere, network);
    expect(told(sending.turned(drawn, compute, undefined))).toBe('all');
    expect(told(sending.turned(drawn, compute, 1))).toBe('all');
    expect(told(sending.turned(other, compute, sending.revision))).toBe('all');
  });

  it('ahead is numbered apart from what is drawn, and is followed by what changed since', () => {
    const { compute: drawn, network: elsewhere, rename } = world();
    const sending = new Sending();
    sending.whole(drawn, compute);
    const parts = sending.ahead(elsewhere, 'network');
    expect([parts.at(-1)?.isLast, parts[0]?.revision, sending.revision]).toEqual([true, -1, 1]);
    expect(parts.flatMap(({ nodes }) => nodes)).toEqual(elsewhere.view().nodes);
    rename('db', 'Orders');
    expect(sending.changed(drawn, compute, false)).toMatchObject({ from: 1, revision: 2 });
    const turned = sending.turned(elsewhere, network, -1);
    expect({ ...turned, changed: told(turned) }).toMatchObject({ kind: 'patch', view: 'network', from: -1, revision: 3, changed: ['vms/db'] });
  });

  it('is the whole view where another of it was sent ahead since', () => {
    const { network: elsewhere } = world();
    const sending = new Sending();
    sending.ahead(elsewhere, 'network');
    sending.ahead(elsewhere, 'network');
    expect(told(sending.turned(elsewhere, network, -1))).toBe('all');
  });
});
