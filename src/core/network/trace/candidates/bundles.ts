/** Ends of a link that bundle differently, so that it does not come up (L5): both are made alike. */
import type { Change } from '../../../model/change';
import type { Estate } from '../../../model/estate';
import { fabricOf } from '../../fabric/fabric';
import { hostsOfSwitch, switchOn } from '../../fabric/hostPart';
import { bundlingOf, portIn, type Bundling } from '../../fabric/links';
import { portText, type DownLink, type DownReason, type PortId } from '../../fabric/types';
import { distinct } from '../../../util/distinct';
import { listed, quoted } from '../../../util/words';
import { one, setting, type Candidate } from './candidate';

/** The cable between two physical ports: they, and the others of the same aggregation with the ports at their other ends. */
export function alikeAtCable(estate: Estate, ends: DownLink['ends'], because: DownReason): readonly Candidate[] {
  if (!isAboutBundling(because)) return [];
  const { links } = fabricOf(estate).physical;
  const bundled = links.filter((link) => link.ends.some((end) => ends.some((port) => isOfOne(estate, end, port))));
  return alike(estate, undefined, [bundled.flatMap((link) => link.ends)]);
}

/** A virtual switch, and on each of its hosts the ports its NICs are plugged into. */
export function alikeAtUplink(estate: Estate, id: string, because: DownReason): readonly Candidate[] {
  const value = estate.value('switches', id);
  if (!value || !isAboutBundling(because)) return [];
  return alike(estate, id, hostsOfSwitch(value).map((host) => {
    const part = switchOn(estate, id, host);
    return part ? [...part.active, ...part.standby].flatMap(({ port }) => port ?? []) : [];
  }));
}

const isAboutBundling = ({ kind }: DownReason): boolean => kind === 'aggregation' || kind === 'no-lacp';

/** Has every end negotiate, or where a switch of them cannot, has all of them bundle by hand. Ports of one group are one bundle. */
function alike(estate: Estate, virtual: string | undefined, groups: readonly (readonly PortId[])[]): readonly Candidate[] {
  const unable = distinct(groups.flat().map((port) => port.switch)).filter((id) => estate.value('switches', id)?.lacp === false);
  const mode = unable.length === 0 ? 'lacp' : 'static';
  const own = virtual !== undefined && (estate.value('switches', virtual)?.aggregation ?? 'none') !== mode;
  const names = new Map<string, Set<string>>();
  const joining = groups.map((ports) => distinct(ports.map(portText)).flatMap((text) => ports.find((port) => portText(port) === text) ?? []).filter((port) => bundlingAt(estate, port) !== mode));
  const changes = [
    ...(own ? setting(estate, 'switches', virtual, [[['aggregation'], mode]]) : []),
    ...joining.flatMap((ports) => joined(estate, ports, mode, names)),
  ];
  const who = listed([...(own ? [`switch "${virtual}"`] : []), ...joining.flat().map(portText)]);
  return one(mode === 'lacp' ? `Let ${who} negotiate the aggregation` : `Bundle ${who} by hand, as switch ${listed(unable.map(quoted))} cannot negotiate`, changes);
}

function bundlingAt(estate: Estate, port: PortId): Bundling {
  const owner = estate.value('switches', port.switch);
  return bundlingOf(owner, owner && portIn(new Map([[port.switch, owner]]), port));
}

/**
 * Ports in an aggregation change with it; those in none join one of their own switch.
 * @param taken by switch, the names that have been given to aggregations
 */
function joined(estate: Estate, ports: readonly PortId[], mode: 'lacp' | 'static', taken: Map<string, Set<string>>): readonly Change[] {
  return distinct(ports.map((port) => port.switch)).flatMap((id) => {
    const owner = estate.value('switches', id);
    const own = ports.filter((port) => port.switch === id).map(({ port }) => ({ port, aggregation: owner?.ports?.[port]?.aggregation }));
    const names = taken.get(id) ?? new Set(Object.keys(owner?.aggregations ?? {}));
    taken.set(id, names);
    const fresh = own.some(({ aggregation }) => aggregation === undefined) ? freeName(names) : undefined;
    if (fresh !== undefined) names.add(fresh);
    const all = distinct(own.flatMap(({ aggregation }) => aggregation ?? fresh ?? []));
    return setting(estate, 'switches', id, [
      ...all.map((name) => [['aggregations', name, 'mode'], mode] as const),
      ...own.flatMap(({ port, aggregation }) => (aggregation === undefined && fresh !== undefined ? [[['ports', port, 'aggregation'], fresh] as const] : [])),
    ]);
  });
}

function freeName(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`lag${n}`)) return `lag${n}`;
}

/** Whether two ports are one, or of one aggregation. */
function isOfOne(estate: Estate, a: PortId, b: PortId): boolean {
  if (a.switch !== b.switch) return false;
  const ports = estate.value('switches', a.switch)?.ports;
  const aggregation = ports?.[a.port]?.aggregation;
  return a.port === b.port || (aggregation !== undefined && aggregation === ports?.[b.port]?.aggregation);
}
