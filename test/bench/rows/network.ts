import { isolationMatrix } from '../../../src/core/network/isolation/matrix';
import { trace } from '../../../src/core/network/trace/trace';
import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

const document = (): string => JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }));

/** Estates that were only loaded: nothing of their network is known yet. */
function loaded(count: number): readonly Session[] {
  const text = document();
  return [...Array(count)].map(() => new Session(file, text, { rules: [] }));
}

export const networkBenches: readonly Bench[] = [
  {
    name: 'network-trace', what: 'The way between two VMs on different leaves and networks, by the router, nothing known before', unit: 'ms', target: atMost(20),
    run: () => {
      const sessions = loaded(8);
      return timed(6, (run) => tracedBetween(sessions[run], 'v1', 'v5014'), { warmUp: 2 });
    },
  },
  {
    name: 'network-trace-closed', what: 'The same where a port is closed, with the change that opens it', unit: 'ms', target: atMost(100),
    run: () => {
      const sessions = loaded(8);
      for (const session of sessions) closePorts(session);
      return timed(6, (run) => tracedBetween(sessions[run], 'v1', 'v5014'), { warmUp: 2 });
    },
  },
  {
    name: 'network-isolation', what: 'Which of 200 networks reach which, for all pairs of the NICs of 10,000 VMs, from scratch', unit: 'ms', target: atMost(500),
    run: () => {
      const sessions = loaded(8);
      return timed(6, (run) => {
        const session = sessions[run];
        if (!session || isolationMatrix(session.estate, 'network').cell(0, 1)?.reach !== 'open') throw new Error('The networks do not reach each other.');
      }, { warmUp: 2 });
    },
  },
];

function tracedBetween(session: Session | undefined, from: string, to: string): number {
  const answer = session && trace(session.estate, from, to);
  if (!answer || 'kind' in answer) throw new Error('The ends of the trace are not there.');
  return answer.hops.length;
}

/** The uplinks of the leaves carry no VLAN of the guests any more. */
function closePorts({ estate }: Session): void {
  for (const id of estate.ids('switches')) {
    const entry = estate.find('switches', id);
    const up1 = entry?.value.ports?.['up1'];
    if (!entry || !up1) continue;
    const ports = { ...entry.value.ports, up1: { ...up1, vlans: '1' }, up2: { ...up1, vlans: '1' } };
    estate.update({ file: entry.file, changed: [{ ...entry, value: { ...entry.value, ports } }], removed: [] });
  }
}
