import { unreadFigure } from '../../src/scene';

/**
 * The icons: strokes in a box of 16 by 16, as path data, so that buttons and the painter draw the same. Each shape is told from
 * the others without its colour.
 */
export const iconPaths = {
  add: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M6 6h4v4H6z',
  legend: 'M2.5 3h3v3h-3zM2.5 10h3v3h-3zM8 4.5h5.5M8 11.5h5.5',
  filter: 'M2.5 3.5h11l-4.3 5v4.5l-2.4-1.4v-3.1z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3L14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M4 10l4-4l4 4',
  down: 'M4 6l4 4l4-4',
  right: 'M6 4l4 4l-4 4',
  tree: 'M2.5 3.5h4M5 7.5h4M5 11.5h4M3.5 3.5v8H5M3.5 7.5H5M11 7.5h2.5M11 11.5h2.5M8.5 3.5h5',
  options: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M8.5 2.8h3v3.4h-3zM4.5 9.8h3v3.4h-3z',
  inspector: 'M2.5 3h11v10h-11zM9.5 3v10M11.2 5.8h.8M11.2 8h.8',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.6M8 12.4v.3',
  copy: 'M5.5 5.5h7.5v8H5.5zM10.5 5.5v-3h-8v8h3',
  cut: 'M5 10.2a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8M11 10.2a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8M6 10.6L11 2.5M10 10.6L5 2.5',
  paste: 'M5.5 3.5H3.5v10h9v-10h-2M5.5 2.2h5v2.6h-5z',
  duplicate: 'M5.5 5.5h8v8h-8zM2.5 10.5v-8h8M9.5 7.5v4M7.5 9.5h4',
  delete: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.7M9.2 7v3.7',
  rename: 'M3 13l.6-2.7L10.8 3l2.2 2.2l-7.3 7.2zM9.3 4.6l2.1 2.1',
  move: 'M2.5 8h8M7.5 5l3 3l-3 3M13.5 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  text: 'M6 3C4.5 3 5 5 5 6s-.7 2-1.5 2c.8 0 1.5 1 1.5 2s-.5 3 1 3M10 3c1.5 0 1 2 1 3s.7 2 1.5 2c-.8 0-1.5 1-1.5 2s.5 3-1 3',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3l3 3l-3 3M13.5 6H7a3.5 3.5 0 0 0 0 7h3',
  save: 'M3 3h8l2 2v8H3zM5.5 3v3.5h4.5V3M5.5 13V9.5h5V13',
  image: 'M2.5 3.5h11v9h-11zM5.2 6.3h.01M3 11.5l3.5-3l2.2 2l2-1.7l2.8 2.7',
  error: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M6 6l4 4M10 6l-4 4',
  warning: 'M8 2.5L14.5 13.5h-13zM8 6.5v3.5M8 11.7v.2',
  unread: unreadFigure,
  info: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 7.3v3.7M8 5v.2',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  off: 'M8 2.5v5M5 4.3a5 5 0 1 0 6 0',
  suspended: 'M5.5 4v8M10.5 4v8',
  start: 'M5 3l8 5l-8 5z',
  snapshot: 'M2.5 5h2.5l1-1.5h4L11 5h2.5v7.5h-11zM8 6.5a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4',
  clone: 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3',
  template: 'M3 3h2M7 3h2M11 3h2v2M13 7v2M13 11v2h-2M9 13H7M5 13H3v-2M3 9V7M3 5V3',
  maintenance: 'M10.5 2.8a3.2 3.2 0 0 0-3.6 4.4L2.8 11.3l1.9 1.9l4.1-4.1a3.2 3.2 0 0 0 4.4-3.6L11.3 7.4L9 7L8.6 4.7z',
  derived: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.6M8 12.4v.3',
  align: 'M2.5 2v12M5 4h8.5v2.5H5zM5 9.5h5v2.5H5z',
  select: 'M2.5 4.5v-2h2M7 2.5h2M11.5 2.5h2v2M13.5 7v2M13.5 11.5v2h-2M9 13.5H7M4.5 13.5h-2v-2M2.5 9V7M6 6h4v4H6z',
  pin: 'M6 2.5h4M6.8 2.5v4L5 9h6L9.2 6.5v-4M8 9v4.5',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3',
  gauge: 'M2.5 11.5a5.6 5.6 0 1 1 11 0M8 10.5l2.5-4',
  site: 'M3 13.5v-11h6v11M9 6.5h4v7M1.5 13.5h13M5 5h2M5 7.5h2M5 10h2M11 9v0M11 11v0',
  cluster: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  group: 'M2.5 4.5h4l1.2 1.5h5.8v7h-11z',
  host: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5v0M5 11v0M8 5h3.5M8 11h3.5',
  vm: 'M2.5 3h11v8h-11zM6 13.5h4M8 11v2.5',
  container: 'M2.5 4.5h11v7h-11zM5.5 6.5v3M8 6.5v3M10.5 6.5v3',
  hardware: 'M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14',
  hostOs: 'M2.5 3h11v10h-11zM2.5 6h11M4.6 4.5v0M6.4 4.5v0',
  switch: 'M2 5h12v6H2zM4.5 8v0M7 8v0M9.5 8v0M12 8v0',
  port: 'M3 4h10v8h-2.5v-2h-5v2H3z',
  nic: 'M2.5 4h11v6h-11zM4.5 10v2.5M7 10v2.5M9.5 10v2.5M5 7h2M10.5 7v0',
  adapter: 'M2.5 4.5h11v7h-11zM5 7.5l2 1.5l-2 1.5M8.5 10h2.5',
  fabric: 'M2.5 8h11M4 8V4.5M8 8V4.5M12 8V4.5M4 8v3.5M8 8v3.5M12 8v3.5',
  network: 'M8 2.5v4M3.5 13v-3h9v3M8 6.5V10M6 2.5h4v2H6z',
  router: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 4.5v2.5M6.8 5.6L8 4.4l1.2 1.2M8 11.5V9M6.8 10.4L8 11.6l1.2-1.2M4.5 8h2M9.5 8h2',
  cable: 'M3 5.5v3a2.5 2.5 0 0 0 5 0v-1a2.5 2.5 0 0 1 5 0v3M1.8 3h2.4v2.5H1.8zM11.8 10.5h2.4V13h-2.4z',
  connect: 'M5 11L11 5M7 5h4v4M4 12v0',
  path: 'M3.5 12.5h4a2 2 0 0 0 0-4h-1a2 2 0 0 1 0-4h4M9 3l1.5 1.5L9 6M3.5 12.5v0',
  swap: 'M4 5.5h8M10 3.5l2 2l-2 2M12 10.5H4M6 8.5l-2 2l2 2',
  array: 'M3 2.5h10v11H3zM3 6.2h10M3 9.8h10M5 4.3h3M5 8h3M5 11.7h3M10.8 4.3v0M10.8 8v0M10.8 11.7v0',
  diskGroup: 'M2.5 4.5h3v9h-3zM6.5 4.5h3v9h-3zM10.5 4.5h3v9h-3zM2.5 2.5h11',
  export: 'M3 6.5v7h10v-7M8 10V2.5M5.5 5L8 2.5L10.5 5',
  disks: 'M2.5 3.5h11v4h-11zM2.5 8.5h11v4h-11zM11 5.5v0M11 10.5v0',
  pool: 'M2.5 6.5c0-1.6 11-1.6 11 0s-11 1.6-11 0v4c0 1.6 11 1.6 11 0v-4M5 3.2c1.8-.6 4.2-.6 6 0',
  datastore: 'M3 4c0-1.8 10-1.8 10 0s-10 1.8-10 0v8c0 1.8 10 1.8 10 0V4M3 8c0 1.8 10 1.8 10 0',
  disk: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3',
  volume: 'M2.5 5h11v8h-11zM4.5 5V3h7v2M5.5 8.5h5',
  hypervisor: 'M8 2.5l6 2.8l-6 2.8l-6-2.8zM2 8l6 2.8L14 8M2 10.8l6 2.8l6-2.8',
} as const;

export type IconName = keyof typeof iconPaths;

/** The icon of a state of a node; null for the ordinary one. */
export function stateIcon(state: string): IconName | null {
  return state === 'off' || state === 'suspended' || state === 'template' || state === 'maintenance' || state === 'derived' ? state : null;
}

/** The icon of a kind of node. */
export function kindIcon(kind: string): IconName {
  return kind in iconOfKind ? iconOfKind[kind as keyof typeof iconOfKind] : 'vm';
}

const iconOfKind = {
  site: 'site', cluster: 'cluster', host: 'host', group: 'group', container: 'container', switch: 'switch', port: 'port', nic: 'nic', adapter: 'adapter', fabric: 'fabric', network: 'network', router: 'router', guest: 'vm',
  array: 'array', 'disk-group': 'diskGroup', export: 'export', disks: 'disks', pool: 'pool', datastore: 'datastore', disk: 'disk', volume: 'volume',
} as const satisfies Readonly<Record<string, IconName>>;

/** The icon of a layer that a host stands on. */
export function layerIcon(layer: string): IconName {
  switch (layer) {
    case 'hardware': return 'hardware';
    case 'host-os': return 'hostOs';
    case 'engine': return 'container';
    default: return 'hypervisor';
  }
}
