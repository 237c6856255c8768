/** Why one reaches another, or does not, in words. */
import { entityWord } from '../../model/ids';
import { distinct } from '../../util/distinct';
import { listed } from '../../util/words';
import { trafficText } from '../routing/traffic';
import type { FilterPlace, Step, Way } from '../routing/way';
import { saidOf } from '../trace/says';

/**
 * "by router "edge", by filter 1 of it: allow red → blue, tcp 443; TCP to port 443 only" of a way that gets there: it names
 * no adapter, so that ways alike read alike. Of one that does not, a sentence that says where it stops.
 */
export function becauseOf({ steps, stop, certain, verdict, traffic }: Way): string {
  if (stop) return saidOf(stop).because;
  if (!certain) return 'A filter is about some of the addresses that an adapter on the way may have, and which it has is not said.';
  const joined = distinct(steps.flatMap(jointOf));
  const filters = distinct(steps.flatMap((step) => (step.kind === 'filter' && step.place.filter !== undefined ? [filterText(step.place)] : [])));
  return [
    joined.length > 0 ? `by ${listed(joined)}` : wireText(steps),
    ...(filters.length > 0 ? [`by ${listed(filters)}`] : []),
    ...(verdict === 'part' ? [`${trafficText(traffic)} only`] : []),
  ].join('; ');
}

/** What on the way joins networks: whatever is no wire. */
function jointOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'router': return [`router "${step.router}"`];
    case 'forwarder': return [`${entityWord[step.collection]} "${step.id}"`];
    case 'published': return [`port ${step.port} that container "${step.container}" publishes`];
    case 'bridge': return [`${entityWord[step.ground.collection]} "${step.ground.id}", which makes its network`];
    case 'wire': case 'filter': case 'nat': case 'arrived': return [];
  }
}

function wireText(steps: readonly Step[]): string {
  const networks = distinct(steps.flatMap((step) => (step.kind === 'wire' ? [step.from.network, step.to.network] : [])).filter((network) => network !== undefined));
  return networks.length > 1 ? `on one wire, which networks ${listed(networks.map((network) => `"${network}"`))} share` : 'on one wire';
}

function filterText({ collection, id, number, text }: FilterPlace): string {
  return `filter ${number ?? ''} of ${entityWord[collection]} "${id}", ${text}`;
}
