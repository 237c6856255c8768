import type { DiagramNode } from '../../../../src/protocol/view';
import { node } from '../../../scene/support/world';

const hostsOf = [2, 27, 2, 12, 7, 2, 1, 20];

/** Clusters of very different sizes in one site: where elk does better. */
export const uneven: readonly DiagramNode[] = [
  node('sites/s', 'site', null),
  ...hostsOf.flatMap((hosts, order) => [
    node(`clusters/${order}`, 'cluster', 'sites/s', { order }),
    ...Array.from({ length: hosts }, (_, host) => node(`hosts/${order}-${host}`, 'host', `clusters/${order}`, { order: host })),
  ]),
];
