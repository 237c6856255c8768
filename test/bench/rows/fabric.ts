import { fabricOf } from '../../../src/core/network/fabric/fabric';
import { stationsOf } from '../../../src/core/network/fabric/stations';
import { wiresOf } from '../../../src/core/network/fabric/wires';
import { defineQuery, type Estate } from '../../../src/core/model/estate';
import { Watch } from '../../../src/core/model/watch';
import { Session } from '../../../src/features/session';
import { generateNetwork } from '../../support/generateNetwork';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

/** 1,000 hosts, 10,000 VMs, 50 physical switches, 200 networks; no rule looks at them. */
const sessions = (times: number): readonly Session[] => {
  const text = JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }));
  return Array.from({ length: times }, () => new Session(file, text, { rules: [] }));
};

export const fabricBenches: readonly Bench[] = [
  {
    name: 'network-fabric', what: 'The wires of every NIC of 10,000 VMs, from scratch', unit: 'ms', target: atMost(500),
    run: () => {
      const made = sessions(5);
      return timed(4, (run) => follow((made[run] as Session).estate).flush(), { warmUp: 1 });
    },
  },
  changed('network-fabric-change-vm', 'The same after the address of a NIC of a VM has changed', 20, (estate, run) => {
    const entry = estate.find('vms', `v${run * 13}`);
    if (entry) estate.update({ file: entry.file, removed: [], changed: [{ ...entry, value: { ...entry.value, nics: { eth0: { ...entry.value.nics?.['eth0'], addresses: [`10.0.250.${run}/16`] } } } }] });
  }),
  changed('network-fabric-change-host', 'The same after a NIC of a host has moved to another port', 20, (estate, run) => {
    const entry = estate.find('hosts', `h${run * 13}`);
    if (entry) estate.update({ file: entry.file, removed: [], changed: [{ ...entry, value: { ...entry.value, nics: { ...entry.value.nics, n0: { port: 'leaf-1a/h1' } } } }] });
  }),
  changed('network-fabric-change-trunk', 'The same after a port between two switches carries other VLANs', 500, (estate, run) => {
    const entry = estate.find('switches', `leaf-${run}a`);
    if (entry) estate.update({ file: entry.file, removed: [], changed: [{ ...entry, value: { ...entry.value, ports: { ...entry.value.ports, up1: { ...entry.value.ports?.['up1'], vlans: '100-150' } } } }] });
  }),
];

function changed(name: string, what: string, most: number, edit: (estate: Estate, run: number) => void): Bench {
  return {
    name, what, unit: 'ms', target: atMost(most),
    run: () => {
      const [session] = sessions(1);
      if (!session) throw new Error('There is no estate.');
      const watch = follow(session.estate);
      watch.flush();
      return timed(12, (run) => {
        edit(session.estate, run);
        watch.flush();
      });
    },
  };
}

/** What somebody follows who shows for each VM on which wires it is. */
const wiresOfVm = defineQuery<string>('wires of a VM, as text', (estate, id) => stationsOf(estate, 'vms', id).map((station) => [...wiresOf(fabricOf(estate), station).names].join()).join(' '));

function follow(estate: Estate): Watch<string> {
  const watch = new Watch(estate, wiresOfVm);
  for (const id of estate.ids('vms')) watch.add(id);
  return watch;
}
