/** The diagram as plain data: what the extension draws for the webview. It says what is so, never where to draw it. */
import type { Static } from 'typebox';
// As a namespace, so that a bundle holds the dozen constructors used here and not TypeBox's type language (7 instead of 77 kB).
import * as Type from 'typebox';
import { FieldGroup, FieldPath } from './inspector';

export const severities = ['error', 'warning', 'info'] as const;
export const Severity = Type.Enum(['error', 'warning', 'info']);
export type Severity = Static<typeof Severity>;

/** One way to look at the estate: what runs where, who is connected to what, what is kept on what, or all of it as one. */
export const ViewName = Type.Enum(['compute', 'network', 'storage', 'all']);
export type ViewName = Static<typeof ViewName>;

/**
 * What a node stands for; `group` gathers what has no place of its own, such as VMs without a host. In the network view `switch` is
 * a physical switch with its `port`s, `fabric` a virtual switch with its `network`s, a host holds its `nic`s and `adapter`s, and
 * a network the VMs, containers and hosts connected to it, each a `guest`. In the storage view an `array` holds its `disk-group`s and
 * `export`s, a host its local `disks`, and a `datastore` each `disk` of a VM and `volume` of a container on it.
 */
export const NodeKind = Type.Enum([
  'site', 'cluster', 'host', 'vm', 'container', 'group', 'router', 'switch', 'port', 'nic', 'adapter', 'fabric', 'network', 'guest',
  'array', 'disk-group', 'export', 'disks', 'pool', 'datastore', 'disk', 'volume',
]);
export type NodeKind = Static<typeof NodeKind>;

/**
 * What joins two nodes. `cable`: physical; `uplink`: a NIC in a virtual switch; `interface`: a router on a network; `tunnel`: an overlay segment
 * on its underlay. In the storage view `backing`: from what holds the data to what is made of it; `mount`: from a datastore to who sees it;
 * `replica`: to what holds the copy; `path`: from an array to a host or cluster that reaches it.
 * In the view of all `attached`: from a guest to a network, and `stored`: from a guest to what its data is on.
 */
export const EdgeKind = Type.Enum(['cable', 'uplink', 'interface', 'tunnel', 'backing', 'mount', 'replica', 'path', 'attached', 'stored']);
export type EdgeKind = Static<typeof EdgeKind>;

/** `standby`: used when others have failed; `down`: carries nothing, such as a port that is not enabled; `unknown`: one end is not in the document. */
export const EdgeState = Type.Enum(['normal', 'standby', 'down', 'unknown']);
export type EdgeState = Static<typeof EdgeState>;

export const NodeState = Type.Enum(['normal', 'off', 'suspended', 'template', 'maintenance', 'derived']);
export type NodeState = Static<typeof NodeState>;

/** What a host consists of below its guests. */
export const LayerKind = Type.Enum(['hardware', 'host-os', 'hypervisor', 'engine']);
export type LayerKind = Static<typeof LayerKind>;

/** What became of a node or an edge since the version that is compared with; `moved` where it lies in another. */
export const ChangeKind = Type.Enum(['added', 'removed', 'changed', 'moved']);
export type ChangeKind = Static<typeof ChangeKind>;

const Use = Type.Union([Type.Number(), Type.Null()]);
/** Number of findings by severity. */
const FindingCounts = Type.Object({ error: Type.Number(), warning: Type.Number(), info: Type.Number() });

export const DiagramNode = Type.Object({
  /** "collection/id" of the entry, such as "hosts/esx-01"; a group's is "group/<name>". */
  id: Type.String(),
  kind: NodeKind,
  label: Type.String(),
  /** The node that contains it; null at the top. */
  parent: Type.Union([Type.String(), Type.Null()]),
  /** Sorts siblings: their rank by kind, then by id, numbers in ids compared as numbers. */
  order: Type.Number(),
  /** One line of figures for its card, such as "4 vCPU · 8 GiB". */
  detail: Type.String(),
  state: NodeState,
  /**
   * Use as a fraction of capacity, or where nothing is known of it what is allocated (`detail` says so); above 1 when overcommitted; null where unknown.
   * In the storage view `fill` is what is used of what is usable, `iops` what is asked of what can be served, `latency` that over what the strictest datastore on it promises.
   * `overlay` is what the overlay that is looked at says of it (`overlays.ts`).
   */
  heat: Type.Object({ cpu: Use, memory: Use, fill: Type.Optional(Use), iops: Type.Optional(Use), latency: Type.Optional(Use), overlay: Type.Optional(Use) }),
  /** Number of findings on the entry itself, by severity. */
  findings: FindingCounts,
  /** Where the user pinned it, relative to its parent's top left corner, in scene units. */
  pin: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
  /** The layers of a host from below, each with its name: ["hypervisor", "VMware ESXi 8.0"]. */
  layers: Type.Optional(Type.Array(Type.Tuple([LayerKind, Type.String()]))),
  /** The VLAN or VNI that colours it, as text ("10", "VNI 5001"), or the category of the overlay that is looked at; nodes of one text are of one colour. */
  tint: Type.Optional(Type.String()),
  /** What that overlay says of it, in words with its figures. */
  overlayText: Type.Optional(Type.String()),
  /** Fields that stand in its text and could not be read, as the text names them ("memory", "disks.system.size"): what is drawn counts without them. */
  unread: Type.Optional(Type.Array(Type.String())),
  /** While two versions are compared: what became of it. What was removed stays where it was, and what moved has a ghost there (`ghostOf`). */
  change: Type.Optional(ChangeKind),
});
export type DiagramNode = Static<typeof DiagramNode>;

/** A line between two nodes. Where a node is not drawn, the line goes to the nearest around it that is. */
export const DiagramEdge = Type.Object({
  /** Of one view, such as "cable/leaf-1/eth1/esx-01/vmnic0". */
  id: Type.String(),
  kind: EdgeKind,
  from: Type.String(),
  to: Type.String(),
  /** Short, beside the line: "25 Gb/s", "VLAN 10". */
  label: Type.String(),
  /** A sentence or line for the hover and the screen reader. */
  detail: Type.String(),
  state: EdgeState,
  /** Use of the link as a fraction of its speed; null where unknown. */
  heat: Use,
  /** Number of findings about the link itself, by severity; they are drawn on its nodes too. */
  findings: FindingCounts,
  /** While two versions are compared: what became of it. */
  change: Type.Optional(ChangeKind),
});
export type DiagramEdge = Static<typeof DiagramEdge>;

export const FindingView = Type.Object({
  rule: Type.String(),
  severity: Severity,
  message: Type.String(),
  /** Why it matters, and what to do: the rule's own words. */
  why: Type.String(),
  remedy: Type.String(),
  /** Path in the document, from the collection on. */
  path: Type.Array(Type.Union([Type.String(), Type.Number()])),
  related: Type.Array(Type.Object({ message: Type.String(), node: Type.Union([Type.String(), Type.Null()]) })),
  /** Titles of its repairs; asked for by index. */
  fixes: Type.Array(Type.String()),
});
export type FindingView = Static<typeof FindingView>;

/** A figure of the model, and how it comes about. */
export const FigureView = Type.Object({
  name: Type.String(),
  value: Type.String(),
  /** In whole sentences. */
  explanation: Type.String(),
  /** With its numbers: "32 cores × 2.9 GHz = 92.8 GHz"; absent for what is only read or counted. */
  formula: Type.Optional(Type.String()),
  /** The policies it follows, each with its value: "smtGain 25 %". */
  policies: Type.Optional(Type.Array(Type.String())),
  /** What was published and says so. */
  source: Type.Optional(Type.String()),
});
export type FigureView = Static<typeof FigureView>;

export const FigureSection = Type.Object({ title: Type.String(), figures: Type.Array(FigureView) });
export type FigureSection = Static<typeof FigureSection>;

/** What the document makes of a thing, row by row, such as the files of a VM. */
export const TableView = Type.Object({
  title: Type.String(),
  /** A sentence on what it shows, and where its figures come from. */
  about: Type.String(),
  columns: Type.Array(Type.String()),
  /** As many cells in each as there are columns, and a line below them; empty where there is nothing more to say. */
  rows: Type.Array(Type.Object({ cells: Type.Array(Type.String()), detail: Type.String() })),
});
export type TableView = Static<typeof TableView>;

/** A layer of a host as its inspector shows it. */
export const LayerView = Type.Object({
  layer: LayerKind,
  label: Type.String(),
  detail: Type.String(),
  /** Kernel or user space, in words; empty where that makes no sense. */
  space: Type.String(),
});
export type LayerView = Static<typeof LayerView>;

/** What runs inside a VM, which has no node of its own. Its id can be moved, renamed, deleted and shown in the text like one. */
export const GuestView = Type.Object({
  node: Type.String(),
  label: Type.String(),
  detail: Type.String(),
});
export type GuestView = Static<typeof GuestView>;

export const Inspection = Type.Object({
  /** What was asked about, as far as it is there. */
  nodes: Type.Array(Type.String()),
  /** The part of it that is looked into, below the entry; empty for the whole. */
  within: FieldPath,
  title: Type.String(),
  /** What it is, in a word: "host", "VM". */
  word: Type.String(),
  /** The most telling figures of the model. */
  figures: Type.Array(FigureView),
  /** Every other figure of the model, by subject. */
  sections: Type.Array(FigureSection),
  tables: Type.Array(TableView),
  /** Of a host, from below. */
  layers: Type.Array(LayerView),
  /** Containers of a VM. */
  guests: Type.Array(GuestView),
  groups: Type.Array(FieldGroup),
  findings: Type.Array(FindingView),
});
export type Inspection = Static<typeof Inspection>;

/** Whether something can be connected to a node, and every reason if not. */
export const ConnectVerdict = Type.Object({ node: Type.String(), connects: Type.Boolean(), reasons: Type.Array(Type.String()), /** What it would do: "Connect eth0 of web-01 to VLAN 10". */ what: Type.String() });
export type ConnectVerdict = Static<typeof ConnectVerdict>;

/** The way of a packet, or how far it gets. */
export const TraceView = Type.Object({
  reachable: Type.Boolean(),
  /** Whether that is sure: false where the way leads to equipment the document does not show. */
  certain: Type.Boolean(),
  /** What was asked, in words: "web-01 to db-01, tcp 443". */
  title: Type.String(),
  hops: Type.Array(Type.Object({
    /** The node it is shown at, and the edge it arrives by; null where the view has none. */
    node: Type.Union([Type.String(), Type.Null()]),
    /** In words: "vNIC", "port group". */
    kind: Type.String(),
    /** One line: "port leaf-1/eth1, tagged VLAN 10". */
    text: Type.String(),
    /** What `text` leaves out about the frame at this point: "VLAN 10", "VNI 5001"; mostly empty. */
    tag: Type.String(),
  })),
  /** The node where it stops, and why; null and empty where it gets there. */
  blockedAt: Type.Union([Type.String(), Type.Null()]),
  because: Type.String(),
  /** The smallest change that would let it through; empty where none is known. */
  change: Type.String(),
  /** Whether `change` can be applied by the gesture `let-through`. */
  applies: Type.Boolean(),
  /** Of the way back: whether it gets there, and why not. */
  back: Type.Object({ reachable: Type.Boolean(), because: Type.String() }),
});
export type TraceView = Static<typeof TraceView>;

/** Whether something fits on a host or a datastore, and every reason if not. */
export const FitVerdict = Type.Object({
  node: Type.String(), fits: Type.Boolean(), reasons: Type.Array(Type.String()),
  /** What it would do there, where that can be said: "1.2 TiB free now, 1.16 TiB after". */
  effect: Type.Optional(Type.String()),
});
export type FitVerdict = Static<typeof FitVerdict>;
