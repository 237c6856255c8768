import { offsetsOf } from '../../../src/core/document/path';
import type { Path } from '../../../src/core/model/entry';
import { findingsOf } from '../../../src/features/findings';
import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { atMost, type Bench } from '../measurement';
import { file, size } from '../world';

/** What is checked again after an edit of a network of 1,000 hosts, 10,000 VMs, 50 physical switches and 200 networks. */
export const networkEditBenches: readonly Bench[] = [
  edit('network-edit-vm', 'A NIC of a VM put on another network', 20, (run) => ({ path: ['vms', `v${5000 + 13 * run}`, 'nics', 'eth0', 'network'], to: '"net-9"' })),
  edit('network-edit-host', 'A NIC of a host plugged into another port', 20, (run) => ({ path: ['hosts', `h${500 + 3 * run}`, 'nics', 'n0', 'port'], to: '"leaf-1a/h1"' })),
  edit('network-edit-trunk', 'A port between two switches that carries fewer VLANs', 20, (run) => ({ path: ['switches', `leaf-${run}a`, 'ports', 'up1', 'speed'], to: '"100 Gb/s", "vlans": "100-150"' })),
];

interface Edit {
  readonly path: Path;
  /** What takes the place of the value there. */
  readonly to: string;
}

/** From the edit to every finding with the range it is published at; it is taken back, which counts as well. */
function edit(name: string, what: string, most: number, editOf: (run: number) => Edit): Bench {
  return {
    name, unit: 'ms', target: atMost(most), what: `${what}, to findings with ranges`,
    run: () => {
      const session = new Session(file, JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }), undefined, 1));
      findingsOf(session);
      const runs: number[] = [];
      for (let run = 0; run < 16; run++) {
        const took = timesOf(session, editOf(run));
        if (run >= 4) runs.push(...took);
      }
      return runs;
    },
  };
}

function timesOf(session: Session, { path, to }: Edit): readonly number[] {
  const document = session.document(file);
  if (!document) throw new Error('The estate is not open.');
  const { start, end } = offsetsOf(document.tree, { path });
  const before = document.text.slice(start, end);
  return [{ offset: start, length: before.length, text: to }, { offset: start, length: to.length, text: before }].map((change) => {
    const from = performance.now();
    session.edit(file, [change]);
    findingsOf(session);
    return performance.now() - from;
  });
}
