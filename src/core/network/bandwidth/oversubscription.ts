/** How much more could come up from below than goes on towards the core (B8 in ../SPEC.md). */
import type { Host } from '../../model/entities';
import { defineIndex, defineQuery } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import { distinct } from '../../util/distinct';
import { sameValue } from '../../util/sameValue';
import { portDown, portIn, type Switches } from '../fabric/links';
import { fabricOf } from '../fabric/fabric';
import { parsePort } from '../fabric/ports';
import { portText } from '../fabric/types';

export interface Oversubscription {
  /** Speed of the links down and up together, in bit/s, as far as it is known. */
  readonly down: BitsPerSecond;
  readonly up: BitsPerSecond;
  readonly linksDown: number;
  readonly linksUp: number;
  /** Links that work and whose speed is said at neither end. */
  readonly unknown: number;
  /** down / up, 3 for "3:1"; undefined where nothing leads up or a speed is not known. */
  readonly ratio: number | undefined;
  /** Where the links up lead, in order. */
  readonly towards: readonly string[];
}

/** Of a physical switch by id. Its links to switches as far from the core lead neither up nor down. */
export const switchOversubscription = defineQuery<Oversubscription>('oversubscription of a switch', (estate, id) => {
  const layers = estate.query(switchLayers, '');
  const down: Speed[] = estate.query(attachedNics, id).map(({ speed }) => speed);
  const up: { readonly speed: Speed; readonly towards: string }[] = [];
  for (const { ends, speed, down: isDown } of fabricOf(estate).physical.links) {
    const other = ends.find((end) => end.switch !== id)?.switch;
    if (isDown || other === undefined || !ends.some((end) => end.switch === id)) continue;
    const order = compareLayers(layers.get(id), layers.get(other));
    if (order > 0) down.push(speed);
    else if (order < 0) up.push({ speed, towards: other });
  }
  const ups = up.map(({ speed }) => speed);
  const unknown = [...down, ...ups].filter((speed) => speed === undefined).length;
  const [downSpeed, upSpeed] = [together(down), together(ups)];
  return {
    down: downSpeed, up: upSpeed, linksDown: down.length, linksUp: up.length, unknown,
    ratio: unknown > 0 || upSpeed === 0 || down.length === 0 ? undefined : downSpeed / upSpeed,
    towards: [...distinct(up.map(({ towards }) => towards))].sort(),
  };
}, sameValue);

type Speed = BitsPerSecond | undefined;
const together = (speeds: readonly Speed[]): BitsPerSecond => speeds.reduce((total: number, speed) => total + (speed ?? 0), 0) as BitsPerSecond;

/** A NIC in a port of a physical switch that is in use, and how fast both are together (B2). */
export interface AttachedNic {
  readonly host: string;
  readonly nic: string;
  /** "leaf-1/eth1" */
  readonly port: string;
  readonly speed: BitsPerSecond | undefined;
}

/** The NICs plugged into a physical switch, by host. */
const attachedNics = defineQuery<readonly AttachedNic[]>('NICs plugged into a switch', (estate, id) => {
  const own = estate.value('switches', id);
  if (!own) return none;
  const switches: Switches = new Map([[id, own]]);
  return estate.lookup(hostsAtSwitch, id).flatMap((host) => Object.entries(estate.value('hosts', host)?.nics ?? {}).flatMap(([nic, { port: written, speed }]) => {
    const port = written === undefined ? undefined : parsePort(written);
    const there = port?.switch === id ? portIn(switches, port) : undefined;
    return port && there && !portDown(switches, port) ? [{ host, nic, port: portText(port), speed: slower(speed, there.speed) }] : [];
  }));
}, sameValue);
const none: readonly never[] = [];

/** The slower of two ends, or the one that is known. */
export function slower(a: Speed, b: Speed): Speed {
  return a === undefined ? b : b === undefined ? a : (Math.min(a, b) as BitsPerSecond);
}

const hostsAtSwitch = defineIndex('hosts by the switches their NICs are plugged into', 'hosts', ({ nics }: Host) =>
  distinct(Object.values(nics ?? {}).flatMap(({ port }) => (port === undefined ? [] : (parsePort(port)?.switch ?? [])))));

/** How far a switch is from the hosts: 0 where they are plugged in, undefined where no cable leads from any; and how many switches it leads to. */
interface Layer {
  readonly height: number | undefined;
  readonly neighbours: number;
}

/** Above 0 where `a` is nearer to the core. Of two that have hosts, or are as far from them, it is the one that joins more switches. */
function compareLayers(a: Layer | undefined, b: Layer | undefined): number {
  if (a?.height === undefined || b?.height === undefined) return 0;
  return a.height - b.height || a.neighbours - b.neighbours;
}

const switchLayers = defineQuery<ReadonlyMap<string, Layer>>('how far switches are from hosts', (estate) => {
  const neighbours = new Map([...fabricOf(estate).physical.switches.keys()].map((id) => [id, new Set<string>()]));
  for (const { ends: [a, b], down } of fabricOf(estate).physical.links) {
    if (down || a.switch === b.switch) continue;
    neighbours.get(a.switch)?.add(b.switch);
    neighbours.get(b.switch)?.add(a.switch);
  }
  const heights = new Map([...neighbours.keys()].filter((id) => estate.count(hostsAtSwitch, id) > 0).map((id) => [id, 0]));
  for (const [id, height] of heights) for (const other of neighbours.get(id) ?? []) if (!heights.has(other)) heights.set(other, height + 1);
  return new Map([...neighbours].map(([id, others]) => [id, { height: heights.get(id), neighbours: others.size }]));
}, sameValue);
