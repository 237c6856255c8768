/**
 * What is asked at peak of links, over their speed (core/network/bandwidth): of a NIC or port the busier direction, of a host or switch
 * its busiest link, of a VM or container the busiest that its flows take. Unknown where nobody says what is sent.
 */
import { defineQuery, type Estate } from '../../../core/model/estate';
import { carrierText } from '../../../core/network/bandwidth/flowText';
import { flowsOf, networkLoads } from '../../../core/network/bandwidth/loads';
import { countSenders } from '../../../core/network/bandwidth/senders';
import { edgeNamed } from '../network/edges';
import { entryOf } from '../nodeIds';
import { percent, sameShade, shade, unsaid, type Overlay, type Shade } from './overlay';

/** The busiest link at each place: "esx-01/vmnic0", "leaf-1/eth1", and at each machine, "esx-01"; a site link at "site main". */
const busiest = defineQuery<ReadonlyMap<string, Busy>>('busiest links by place', (estate) => {
  const found = new Map<string, Busy>();
  if (countSenders(estate) === 0) return found;
  for (const carrier of networkLoads(estate).carriers) {
    const { utilization } = carrier.peak;
    if (utilization === undefined || carrier.kind === 'shaping') continue;
    const busy: Busy = { utilization, link: carrierText(carrier) };
    for (const end of [carrier.from, carrier.to]) {
      if (end === undefined) continue;
      const places = carrier.kind === 'site-link' ? [`site ${end}`] : [end, end.slice(0, end.indexOf('/'))];
      for (const place of places) if (utilization > (found.get(place)?.utilization ?? -1)) found.set(place, busy);
    }
  }
  return found;
});

interface Busy {
  readonly utilization: number;
  readonly link: string;
}

export const networkOverlay: Overlay = {
  name: 'network',
  ofNode: defineQuery<Shade>('overlay of the network', (estate, node) => {
    const name = entryOf(node);
    if (!name) return unsaid;
    const { collection, id, part } = name;
    switch (collection) {
      case 'hosts': return part?.field === 'adapters' ? unsaid : shadeOf(at(estate, part?.field === 'nics' ? `${id}/${part.name}` : id));
      case 'switches': return shadeOf(at(estate, part ? `${id}/${part.name}` : id));
      case 'sites': return shadeOf(at(estate, `site ${id}`));
      case 'vms': return shadeOf(onTheWay(estate, 'vm', id));
      case 'containers': return shadeOf(onTheWay(estate, 'container', id));
      default: return unsaid;
    }
  }, sameShade),
  ofEdge: defineQuery<number | null>('use of an edge', (estate, edge) => {
    const name = edgeNamed(edge);
    const place = name?.kind === 'cable' || name?.kind === 'uplink' ? `${name.host}/${name.nic}` : name?.kind === 'link' ? `${name.ends[0].switch}/${name.ends[0].port}` : undefined;
    const busy = place === undefined ? undefined : at(estate, place);
    return busy ? Math.round(busy.utilization * 1000) / 1000 : null;
  }),
};

const at = (estate: Estate, place: string): Busy | undefined => estate.query(busiest, '').get(place);

function onTheWay(estate: Estate, kind: 'vm' | 'container', id: string): Busy | undefined {
  if (countSenders(estate) === 0) return undefined;
  const { carriers } = networkLoads(estate);
  let found: Busy | undefined;
  for (const flow of flowsOf(estate, { kind, id })) {
    if (flow.kind !== 'carried') continue;
    for (const { link } of flow.over) {
      const carrier = carriers[link];
      const utilization = carrier?.peak.utilization;
      if (carrier && utilization !== undefined && utilization > (found?.utilization ?? -1)) found = { utilization, link: carrierText(carrier) };
    }
  }
  return found;
}

function shadeOf(busy: Busy | undefined): Shade {
  return busy ? shade(busy.utilization, `Busiest link at peak: ${percent(busy.utilization)}, ${busy.link}`) : unsaid;
}
