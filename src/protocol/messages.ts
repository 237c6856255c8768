/**
 * Every message between the extension and the webview, declared once. See README.md for who sends what and why.
 * Both sides decode what they receive as `unknown`.
 */
import type { Static } from 'typebox';
import * as Type from 'typebox';
import { AddedKind, ReferenceView, TemplateView } from './adding';
import { canvasCommandEntries } from './canvasCommands';
import { CameraPlace, ComparisonView } from './comparison';
import { Facets, Filter, SavedView, ViewLayout } from './filter';
import { ChoiceView, FieldPath, Scalar } from './inspector';
import { OverlayName } from './overlays';
import { OperationView, QuestionView } from './operations';
import { ConnectVerdict, DiagramEdge, DiagramNode, FitVerdict, Inspection, TraceView, Severity, ViewName } from './view';

export const ExportFormat = Type.Enum(['svg', 'png', 'drawio']);
export type ExportFormat = Static<typeof ExportFormat>;

/** What the user meant on the canvas. Node ids are "collection/id". */
export const Gesture = Type.Union([
  /** Place VMs on a host, or on a cluster to leave the host open; containers on a host or in a VM; disks of VMs on a datastore. */
  Type.Object({ kind: Type.Literal('move'), nodes: Type.Array(Type.String()), to: Type.String() }),
  /**
   * Add an entry; `name` is its wished id, made unique if taken, chosen where empty. Of a `template` what that is made of is added, and
   * `what` is but what it begins with; `count` of them where it is given.
   */
  Type.Object({
    kind: Type.Literal('add'), what: AddedKind, parent: Type.Union([Type.String(), Type.Null()]), name: Type.String(),
    template: Type.Optional(Type.String()), count: Type.Optional(Type.Number()),
  }),
  /** Put what a text holds into a node, or where it says itself; null for the text of the clipboard. `outside`: what becomes of names that lead nowhere here, asked by the answer `outside`. */
  Type.Object({ kind: Type.Literal('paste'), text: Type.Union([Type.String(), Type.Null()]), into: Type.Union([Type.String(), Type.Null()]), outside: Type.Enum(['ask', 'keep', 'drop']) }),
  /** Put a copy of nodes beside them, with what lies in them. */
  Type.Object({ kind: Type.Literal('duplicate'), nodes: Type.Array(Type.String()) }),
  /** Let a line end at another node; `fixed` is the node at the end that stays. */
  Type.Object({ kind: Type.Literal('reconnect'), edge: Type.String(), fixed: Type.String(), to: Type.String() }),
  /** Connect two nodes: a guest's or VM's NIC to a network, a NIC to a port or a virtual switch, two ports or switches, a router to a network, what holds data to a pool or datastore, a datastore to a host or cluster. */
  Type.Object({ kind: Type.Literal('connect'), from: Type.String(), to: Type.String() }),
  /** Take edges away. */
  Type.Object({ kind: Type.Literal('disconnect'), edges: Type.Array(Type.String()) }),
  /** Apply what a trace said would let it through: the same question, and what it said. */
  Type.Object({ kind: Type.Literal('let-through'), from: Type.String(), to: Type.String(), protocol: Type.String(), port: Type.Union([Type.Number(), Type.Null()]), change: Type.String() }),
  /** Change an entry's id, and every reference to it. */
  Type.Object({ kind: Type.Literal('rename'), node: Type.String(), to: Type.String() }),
  /** Delete entries. `ask` is answered by a question when others refer to them; `clear` removes the references, `keep` leaves them dangling. */
  Type.Object({ kind: Type.Literal('delete'), nodes: Type.Array(Type.String()), references: Type.Enum(['ask', 'clear', 'keep']) }),
  /** Write one field of each node; null removes it. The path is that of the first node: of other parts, it is the same field. */
  Type.Object({ kind: Type.Literal('set'), nodes: Type.Array(Type.String()), path: FieldPath, value: Type.Union([Scalar, Type.Array(Scalar), Type.Null()]) }),
  /** Put values into a list of each node that lacks them, and take others out. */
  Type.Object({ kind: Type.Literal('change-list'), nodes: Type.Array(Type.String()), path: FieldPath, add: Type.Array(Scalar), remove: Type.Array(Scalar) }),
  /** Add a part to what lies at `path`: by its name, chosen where empty; at the end of a list. */
  Type.Object({ kind: Type.Literal('add-part'), nodes: Type.Array(Type.String()), path: FieldPath, name: Type.String() }),
  /** Give the part at `path` another name, in every reference too. */
  Type.Object({ kind: Type.Literal('rename-part'), node: Type.String(), path: FieldPath, to: Type.String() }),
  /** Put the item at `path` in another place of its list. */
  Type.Object({ kind: Type.Literal('move-item'), node: Type.String(), path: FieldPath, to: Type.Number() }),
  /** Pin nodes where the user dragged them; a null position lets the layout decide again. */
  Type.Object({
    kind: Type.Literal('pin'),
    positions: Type.Array(Type.Object({ node: Type.String(), at: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]) })),
  }),
  /** Lay a view out otherwise; null leaves it to what is usual. */
  Type.Object({ kind: Type.Literal('layout'), view: ViewName, option: Type.Enum(['groupBy', 'direction', 'spacing']), value: Type.Union([Type.String(), Type.Null()]) }),
  /** Keep a way to look at the estate under its name, in place of one that has it; give one another name, or forget it. */
  Type.Object({ kind: Type.Literal('save-view'), saved: SavedView }),
  Type.Object({ kind: Type.Literal('rename-view'), name: Type.String(), to: Type.String() }),
  Type.Object({ kind: Type.Literal('forget-view'), name: Type.String() }),
  /** Apply a repair: the finding by rule and path as shown in the inspection, the repair by index. */
  Type.Object({ kind: Type.Literal('fix'), rule: Type.String(), path: Type.Array(Type.Union([Type.String(), Type.Number()])), fix: Type.Number() }),
  /** Do an operation to VMs, with answers to what it asks. */
  Type.Object({
    kind: Type.Literal('operate'), operation: Type.String(), nodes: Type.Array(Type.String()),
    answers: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  }),
]);
export type Gesture = Static<typeof Gesture>;

export const Question = Type.Union([
  Type.Object({ kind: Type.Literal('gesture'), gesture: Gesture }),
  /** Would these nodes fit on each host, containers in each VM, and disks on each datastore? Asked once when a drag begins. */
  Type.Object({ kind: Type.Literal('where-fits'), nodes: Type.Array(Type.String()) }),
  /** What could this node be connected to? Asked once when a line is begun. */
  Type.Object({ kind: Type.Literal('where-connects'), node: Type.String() }),
  /** Where else could a line end that begins at this node? Asked once when its other end is taken hold of; answered by `connects`. */
  Type.Object({ kind: Type.Literal('where-reconnects'), edge: Type.String(), fixed: Type.String() }),
  /** What can be added with everything that belongs to it. */
  Type.Object({ kind: Type.Literal('templates') }),
  /** Would something new, alone or from a template, or so many of it together, fit on each host? Answered by `fits`, of hosts alone. */
  Type.Object({ kind: Type.Literal('where-adds'), what: AddedKind, template: Type.Optional(Type.String()), count: Type.Optional(Type.Number()) }),
  /** Nodes as text, with what lies in them; it is put on the clipboard. What is cut goes once it is pasted. */
  Type.Object({ kind: Type.Literal('copy'), nodes: Type.Array(Type.String()), cut: Type.Boolean() }),
  /** How does a packet get from one node, or address, to another? `protocol` is empty for any. */
  Type.Object({ kind: Type.Literal('trace'), from: Type.String(), to: Type.String(), protocol: Type.String(), port: Type.Union([Type.Number(), Type.Null()]) }),
  /** Everything about a node, or what several have in common, for the inspector; `within` looks into a part of it. */
  Type.Object({ kind: Type.Literal('inspect'), nodes: Type.Array(Type.String()), within: FieldPath }),
  /** What a text would mean in a field, or why it cannot be written there. */
  Type.Object({ kind: Type.Literal('meaning'), nodes: Type.Array(Type.String()), path: FieldPath, text: Type.String() }),
  /** What a field may be given, of what has these letters. */
  Type.Object({ kind: Type.Literal('choices'), nodes: Type.Array(Type.String()), path: FieldPath, text: Type.String() }),
  /** The operations on these nodes, and why those that are not possible are not. */
  Type.Object({ kind: Type.Literal('operations'), nodes: Type.Array(Type.String()) }),
  /** What an operation has to be told before it is done to these nodes. */
  Type.Object({ kind: Type.Literal('ask-for'), operation: Type.String(), nodes: Type.Array(Type.String()) }),
  /** Which nodes of the view that is looked at is a filter for? Asked again after every patch while it is on. */
  Type.Object({ kind: Type.Literal('find'), filter: Filter }),
  /** What can that view be filtered by? */
  Type.Object({ kind: Type.Literal('facets') }),
  /** What a card beside this node says. */
  Type.Object({ kind: Type.Literal('card'), node: Type.String() }),
  /** Keep a picture of what is shown in a file that the user is asked for. `content` is its text, of a PNG its bytes in base64. */
  Type.Object({ kind: Type.Literal('export'), format: ExportFormat, content: Type.String() }),
  /** Show the text of a node, or of a field of it. */
  Type.Object({ kind: Type.Literal('reveal'), node: Type.String(), path: Type.Array(Type.Union([Type.String(), Type.Number()])) }),
  /** A VS Code command the canvas offers by a button or in a menu: its keys stay VS Code's. `open-keys` shows ours where they can be changed; the last two are about what is selected. */
  Type.Object({ kind: Type.Literal('command'), command: Type.Enum(['undo', 'redo', 'save', 'open-text', 'show-problem', 'open-keys', 'grow-pool', 'show-uses']) }),
]);
export type Question = Static<typeof Question>;

export const Answer = Type.Union([
  /** A gesture was applied; the patch that shows it carries this revision or a later one. `node` is what was added or renamed. Of several, `nodes` are all. */
  Type.Object({ kind: Type.Literal('applied'), revision: Type.Number(), node: Type.Union([Type.String(), Type.Null()]), nodes: Type.Optional(Type.Array(Type.String())), message: Type.String() }),
  /** The view the gesture was made on is no longer current: look again. */
  Type.Object({ kind: Type.Literal('stale') }),
  /** It cannot be done, for these reasons. */
  Type.Object({ kind: Type.Literal('refused'), reasons: Type.Array(Type.String()) }),
  /** Something must be decided first: what refers to what is to be deleted. */
  Type.Object({
    kind: Type.Literal('referenced'), references: Type.Array(ReferenceView), count: Type.Number(),
    /** How many of them each kind of entry has: ["VM", 3]. */
    kinds: Type.Array(Type.Tuple([Type.String(), Type.Number()])),
    /** What would stop running, or lose its network or its storage: in whole sentences. */
    effects: Type.Array(Type.Object({ text: Type.String(), nodes: Type.Array(Type.String()) })),
  }),
  /** What is pasted names what is not there: whether it keeps or drops those names must be decided first. */
  Type.Object({ kind: Type.Literal('outside'), references: Type.Array(ReferenceView), count: Type.Number() }),
  /** What was copied, as text. */
  Type.Object({ kind: Type.Literal('copied'), text: Type.String(), message: Type.String() }),
  Type.Object({ kind: Type.Literal('templates'), templates: Type.Array(TemplateView) }),
  /** An operation asks something, and these answers cannot be taken. */
  Type.Object({ kind: Type.Literal('unanswered'), problems: Type.Array(Type.Object({ question: Type.String(), reason: Type.String() })) }),
  Type.Object({ kind: Type.Literal('fits'), verdicts: Type.Array(FitVerdict) }),
  Type.Object({ kind: Type.Literal('connects'), verdicts: Type.Array(ConnectVerdict) }),
  Type.Object({ kind: Type.Literal('trace'), trace: TraceView }),
  Type.Object({ kind: Type.Literal('operations'), operations: Type.Array(OperationView) }),
  /** The questions of an operation, and what it is called with what it is done to. */
  Type.Object({ kind: Type.Literal('questions'), title: Type.String(), questions: Type.Array(QuestionView) }),
  /** In other units, such as "= 8,192 MiB", and why it cannot be written; each empty where there is nothing to say. */
  Type.Object({ kind: Type.Literal('meaning'), meaning: Type.String(), problem: Type.String() }),
  Type.Object({ kind: Type.Literal('choices'), choices: Type.Array(ChoiceView), /** Whether there are others. */ more: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('inspection'), inspection: Type.Union([Inspection, Type.Null()]) }),
  /** Figures, each by its name, and findings; an empty title where the node is gone. `more` counts the findings that are left out. */
  Type.Object({ kind: Type.Literal('card'), title: Type.String(), word: Type.String(), lines: Type.Array(Type.Tuple([Type.String(), Type.String()])), findings: Type.Array(Type.Object({ severity: Severity, message: Type.String() })), more: Type.Number() }),
  /** The nodes that meet the filter and their parts, without what they lie in. */
  Type.Object({ kind: Type.Literal('found'), nodes: Type.Array(Type.String()) }),
  Type.Object({ kind: Type.Literal('facets'), facets: Facets }),
  /** The name of the file the picture is in; null where the user chose none, and none was written. */
  Type.Object({ kind: Type.Literal('exported'), file: Type.Union([Type.String(), Type.Null()]) }),
  Type.Object({ kind: Type.Literal('done') }),
  /** The document was closed before an answer could be given. */
  Type.Object({ kind: Type.Literal('closed') }),
]);
export type Answer = Static<typeof Answer>;

/** webview → extension */
export const FromWebview = Type.Union([
  /**
   * The webview is drawn and listens: answered by `view`. Sent again when it is shown after being hidden, and to look at another view; `seen` is the
   * revision at which it turned away from that one, so that a `patch` may bring what changed since.
   */
  Type.Object({ kind: Type.Literal('ready'), view: ViewName, overlay: Type.Optional(OverlayName), seen: Type.Optional(Type.Number()) }),
  /** There is nothing to do: the page would like what it may be asked to show next, at leisure. Answered by parts, `ahead`, once nobody types; by nothing where that makes no sense. */
  Type.Object({ kind: Type.Literal('ahead'), view: ViewName }),
  /** Nodes are to be coloured by an overlay; null by what the view shows by itself. Answered by a patch that says so. */
  Type.Object({ kind: Type.Literal('overlay'), name: Type.Union([OverlayName, Type.Null()]) }),
  /** A question, always answered. `revision` is the view the user was looking at. */
  Type.Object({ kind: Type.Literal('ask'), id: Type.Number(), revision: Type.Number(), question: Question }),
  /** The view or patch of this revision is drawn; the next patch may come. One is in flight at a time. */
  Type.Object({ kind: Type.Literal('drawn'), revision: Type.Number() }),
  /** What is selected, for commands of VS Code that act on it. */
  Type.Object({ kind: Type.Literal('selection'), nodes: Type.Array(Type.String()) }),
  /** Where the keyboard's focus is: on the canvas, in a field that is typed into, elsewhere in the page, or not in the page. Commands of VS Code have their keys on the canvas only. */
  Type.Object({ kind: Type.Literal('focus'), on: Type.Enum(['canvas', 'field', 'other', 'nowhere']) }),
  /** About the comparison that is shown: to end it, or to open the other version's diagram beside this one. */
  Type.Object({ kind: Type.Literal('comparison'), wants: Type.Enum(['end', 'beside']) }),
  /** Where the camera looks now, and at which view: told while `in-step` asks for it, for the diagram beside. */
  Type.Object({ kind: Type.Literal('camera'), place: CameraPlace, view: ViewName }),
  /** Something threw in the webview: written to the output channel. */
  Type.Object({ kind: Type.Literal('failure'), message: Type.String() }),
]);
export type FromWebview = Static<typeof FromWebview>;

/** extension → webview */
export const FromExtension = Type.Union([
  /** The whole diagram, seen one way. */
  Type.Object({ kind: Type.Literal('view'), view: ViewName, overlay: Type.Optional(OverlayName), revision: Type.Number(), title: Type.String(), nodes: Type.Array(DiagramNode), edges: Type.Array(DiagramEdge) }),
  /** What changed since revision `from`: nodes, and edges. With `view` that one is turned to, as it was when it was left at `from`. */
  Type.Object({
    kind: Type.Literal('patch'), view: Type.Optional(ViewName), overlay: Type.Optional(OverlayName), from: Type.Number(), revision: Type.Number(), title: Type.String(), changed: Type.Array(DiagramNode), removed: Type.Array(Type.String()),
    changedEdges: Type.Array(DiagramEdge), removedEdges: Type.Array(Type.String()),
  }),
  /** A part of a view that may be turned to next. Once the last has come, `seen` with that revision, which is below zero, asks for what changed since. */
  Type.Object({ kind: Type.Literal('ahead'), view: ViewName, revision: Type.Number(), isLast: Type.Boolean(), nodes: Type.Array(DiagramNode), edges: Type.Array(DiagramEdge) }),
  /** `live`: in step. `stale`: the text does not parse, the last good diagram stays and edits are held. `read-only`: edits are refused. */
  Type.Object({ kind: Type.Literal('status'), state: Type.Enum(['live', 'stale', 'read-only']), message: Type.String() }),
  /** What the document says of the diagram beside pins: after a view, and whenever it changes. */
  Type.Object({ kind: Type.Literal('header'), layout: Type.Array(Type.Object({ view: ViewName, options: ViewLayout })), savedViews: Type.Array(SavedView) }),
  /** The cursor is in this node's text; null when in none. `scroll` asks to bring it into view. */
  Type.Object({ kind: Type.Literal('highlight'), node: Type.Union([Type.String(), Type.Null()]), scroll: Type.Boolean(), /** Whether it is being typed in. */ typing: Type.Optional(Type.Boolean()) }),
  /** A command of VS Code selects nodes: in the view that is looked at, or where that has none of them in `view`. */
  Type.Object({ kind: Type.Literal('select'), nodes: Type.Array(Type.String()), view: ViewName }),
  /** A command of VS Code opens a view that was saved. */
  Type.Object({ kind: Type.Literal('open-view'), name: Type.String() }),
  /** A command of VS Code acts on the canvas. */
  Type.Object({ kind: Type.Literal('act'), act: Type.Enum(canvasCommandEntries.map(({ id }) => id)) }),
  /** What is different from another version, which nodes and edges are marked with; null where nothing is compared any more. Sent after a view, and when it changes. */
  Type.Object({ kind: Type.Literal('comparison'), comparison: Type.Union([ComparisonView, Type.Null()]) }),
  /** Whether a diagram of another version stands beside this one, which moves in step: then the page tells where its camera looks. */
  Type.Object({ kind: Type.Literal('in-step'), on: Type.Boolean() }),
  /** The diagram beside looks there, or has this selected: look and select likewise. Null leaves it as it is. */
  Type.Object({ kind: Type.Literal('follow'), view: ViewName, camera: Type.Union([CameraPlace, Type.Null()]), selection: Type.Union([Type.Array(Type.String()), Type.Null()]) }),
  Type.Object({ kind: Type.Literal('answer'), id: Type.Number(), answer: Answer }),
]);
export type FromExtension = Static<typeof FromExtension>;
