/** What could be changed about each thing that stops a packet, the least first. Whether it helps is found by trying. */
import type { Estate } from '../../../model/estate';
import type { Question } from '../../routing/traffic';
import type { Way } from '../../routing/way';
import type { Candidate } from './candidate';
import { connect, forLayer2 } from './layer2';
import { allow, endsOf, gateways, publish, routes } from './layer3';

/** Each once: several uplinks or cables that are down may want the same. */
export function candidatesFor(estate: Estate, way: Way, question: Question): readonly Candidate[] {
  return [...new Map(candidatesOf(estate, way, question).map((candidate) => [candidate.text, candidate])).values()];
}

function candidatesOf(estate: Estate, way: Way, question: Question): readonly Candidate[] {
  const { stop } = way;
  if (!stop) return [];
  switch (stop.kind) {
    case 'layer2': return forLayer2(estate, stop.because);
    case 'filtered': return allow(estate, stop, endsOf(way), question);
    case 'no-gateway':
    case 'gateway-unshown': return gateways(estate, stop.station);
    case 'no-route': return routes(estate, stop);
    case 'no-subnet': return stop.other ? connect(estate, stop.station, stop.other.network) : [];
    case 'not-published': return question.port === undefined ? [] : publish(estate, stop.container, `${question.port}:${question.port}/${question.protocol ?? 'tcp'}`);
    default: return [];
  }
}
