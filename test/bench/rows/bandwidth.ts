import { networkLoads } from '../../../src/core/network/bandwidth/loads';
import { maxMin, type SharedFlow } from '../../../src/core/network/bandwidth/maxMin';
import { pointsOfFailure } from '../../../src/core/network/failures/failures';
import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { randomFrom } from '../../support/random';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

/** 1,000 hosts, 10,000 VMs, 50 physical switches, 200 networks. */
const networkSessions = (times: number): readonly Session[] => {
  const text = JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }));
  return Array.from({ length: times }, () => new Session(file, text));
};

export const bandwidthBenches: readonly Bench[] = [
  {
    name: 'network-max-min', what: 'Rates of 10,000 flows of 8 links each', unit: 'ms', target: atMost(100),
    run: () => {
      const random = randomFrom(1);
      const capacities = Array.from({ length: 4000 }, () => 10e9 * (1 + random.below(10)));
      const flows = Array.from({ length: 10_000 }, (): SharedFlow => ({
        demand: 1e6 * random.below(10_000), weight: 1 + random.below(3), over: Array.from({ length: 8 }, () => ({ link: random.below(random.below(3) === 0 ? 50 : 4000), part: 1 })),
      }));
      return timed(10, () => maxMin(capacities, flows));
    },
  },
  {
    name: 'network-bandwidth', what: 'Load of every link of 10,000 VMs that send two flows each, from scratch', unit: 'ms',
    run: () => {
      const sessions = networkSessions(4);
      return timed(3, (run) => networkLoads((sessions[run] as Session).estate), { warmUp: 1 });
    },
  },
  {
    name: 'network-failures', what: 'Single points of failure of the same, from scratch', unit: 'ms',
    run: () => {
      const sessions = networkSessions(4);
      return timed(3, (run) => pointsOfFailure((sessions[run] as Session).estate), { warmUp: 1 });
    },
  },
];
