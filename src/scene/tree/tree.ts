import type { Box, Scene, SceneNode, SceneRules, Severity } from '../types';
import { Homes } from './homes';
import { bySiblingOrder, grownFrom } from './grow';
import { IdMap } from './idMap';
import { relooked } from './relook';
import { inheritTints } from './tints';
import { severities, totalsOf } from './totals';

/** The tree of these nodes. Of two with one id the later counts. */
export function buildScene(nodes: readonly SceneNode[], rules: SceneRules): Scene {
  const grown = grownFrom(nodes, rules);
  return grown ? sceneOf(rules, grown.top, IdMap.empty<Box>().with(grown.made), new Map()) : applyPatch(sceneOf(rules, [], IdMap.empty(), new Map()), nodes, []);
}

/** The tree of these nodes instead, sharing every box that stays the same. */
export function replaceNodes(scene: Scene, nodes: readonly SceneNode[]): Scene {
  const kept = new Set(nodes.map((node) => node.id));
  const removed: string[] = [];
  for (const box of scene.boxes.values()) if (!kept.has(box.node.id)) removed.push(box.node.id);
  return applyPatch(scene, nodes, removed);
}

/**
 * The scene with `changed` added or put in place of nodes of the same id, and `removed` taken out; an id in both is changed.
 * What lay in a removed node lies at the top, until its parent comes back. Work and new objects: the changed boxes and the
 * boxes they lie in.
 */
export function applyPatch(scene: Scene, changed: readonly SceneNode[], removed: readonly string[]): Scene {
  const patch = new Map<string, SceneNode | null>();
  for (const id of removed) if (scene.boxes.has(id)) patch.set(id, null);
  let areLooks = patch.size === 0;
  for (const node of changed) {
    const before = scene.boxes.get(node.id);
    if (before && sameNode(before.node, node)) patch.delete(node.id);
    else patch.set(node.id, node);
    areLooks &&= before !== undefined && before.node.parent === node.parent && before.node.order === node.order;
  }
  if (patch.size === 0) return scene;
  const looks = areLooks ? relooked(scene, patch) : null;
  const result = looks ? sceneOf(scene.rules, looks.top, scene.boxes.with(looks.made), scene.waiting) : new Rebuild(scene, patch).result();
  inheritTints(scene, result);
  return result;
}

/** Ids that leave, ids that come, and whether one changed its rank among the children of one box. */
interface ListEdit { readonly out: Set<string>; readonly in: string[]; resort: boolean }

/** One patch being applied. */
class Rebuild {
  private readonly homes: Homes;
  private readonly edits = new Map<string | null, ListEdit>();
  private readonly dirty = new Set<string | null>();
  private readonly made = new Map<string, Box | null>();

  constructor(private readonly scene: Scene, patch: ReadonlyMap<string, SceneNode | null>) {
    this.homes = new Homes(scene, patch);
  }

  result(): Scene {
    for (const id of this.homes.affected) this.mark(id);
    const top = this.children(null, this.scene.top);
    return sceneOf(this.scene.rules, top, this.scene.boxes.with(this.made), this.homes.waiting());
  }

  /** Notes in which lists a box appears and disappears, and every box above it as to be made anew. */
  private mark(id: string): void {
    const before = this.scene.boxes.get(id);
    const node = this.homes.node(id);
    if (!node) {
      if (before) this.edit(before.parent).out.add(id);
      this.made.set(id, null);
      return;
    }
    const home = this.homes.of(id);
    if (!before || before.parent !== home) {
      if (before) this.edit(before.parent).out.add(id);
      this.edit(home).in.push(id);
    } else if (before.node.order !== node.order) {
      this.edit(home).resort = true;
    }
    this.soil(id);
  }

  private edit(parent: string | null): ListEdit {
    let edit = this.edits.get(parent);
    if (!edit) {
      edit = { out: new Set(), in: [], resort: false };
      this.edits.set(parent, edit);
      this.soil(parent);
    }
    return edit;
  }

  private soil(id: string | null): void {
    for (let at: string | null = id; !this.dirty.has(at); at = this.homes.of(at)) {
      this.dirty.add(at);
      if (at === null || !this.homes.node(at)) return;
    }
  }

  private children(parent: string | null, before: readonly Box[]): readonly Box[] {
    const edit = this.edits.get(parent);
    const list: Box[] = [];
    for (const child of before) {
      if (edit?.out.has(child.node.id)) continue;
      list.push(this.dirty.has(child.node.id) ? this.box(child.node.id) : child);
    }
    if (edit) {
      for (const id of edit.in) list.push(this.box(id));
      if (edit.in.length > 0 || edit.resort) list.sort((a, b) => bySiblingOrder(a.node, b.node));
    }
    return list.length === before.length && list.every((box, at) => box === before[at]) ? before : list;
  }

  private box(id: string): Box {
    const before = this.scene.boxes.get(id);
    const node = this.homes.node(id);
    if (!node) throw new Error(`box ${id} is in a list but not in the scene`);
    const parent = this.homes.of(id);
    const children = this.children(id, before?.children ?? []);
    if (before && before.node === node && before.parent === parent && before.children === children) return before;
    const box = { node, parent, children, totals: totalsOf(node, children, this.scene.rules.means) };
    this.made.set(id, box);
    return box;
  }
}

function sceneOf(rules: SceneRules, top: readonly Box[], boxes: IdMap<Box>, waiting: Scene['waiting']): Scene {
  return { rules, top, boxes, waiting, size: boxes.size, find: (id) => boxes.get(id) };
}

function sameNode(a: SceneNode, b: SceneNode): boolean {
  return a === b || (
    a.kind === b.kind && a.label === b.label && a.parent === b.parent && a.order === b.order && a.detail === b.detail &&
    a.state === b.state && a.tint === b.tint && a.overlayText === b.overlayText && a.unread?.join() === b.unread?.join() && a.change === b.change && a.folded === b.folded && a.pin?.[0] === b.pin?.[0] && a.pin?.[1] === b.pin?.[1] &&
    severities.every((severity: Severity) => a.findings[severity] === b.findings[severity]) && sameHeat(a.heat, b.heat) &&
    sameLayers(a.layers, b.layers)
  );
}

function sameHeat(a: SceneNode['heat'], b: SceneNode['heat']): boolean {
  for (const measure in a) if (a[measure] !== b[measure]) return false;
  for (const measure in b) if (!(measure in a)) return false;
  return true;
}

function sameLayers(a: SceneNode['layers'] = none, b: SceneNode['layers'] = none): boolean {
  return a === b || (a.length === b.length && a.every(([layer, label], at) => layer === b[at]?.[0] && label === b[at]?.[1]));
}
const none: NonNullable<SceneNode['layers']> = [];
