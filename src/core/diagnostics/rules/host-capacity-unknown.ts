import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { example } from '../../util/example';
import { counted, listed } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-capacity-unknown',
  severity: 'info',
  summary: 'A host that runs VMs does not say how many cores or how much memory it has.',
  why: 'Nothing about such a host can be called too much. Silence about it does not mean that its VMs fit.',
  remedy: 'Add "cpu" with "sockets" and "cores", and "memory".',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 8 }, "memory": "64 GiB" }, "idle": {} }, "vms": { "web": { "host": "esx-01" } } }
      `,
      // Said once, as an entry that is known only by name.
      example`
        { "hosts": { "old": { "derived": true } }, "vms": { "web": { "host": "old" } } }
      `,
      // A host in a VM has what that has.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8 }, "memory": "64 GiB" }, "lab": { "vm": "nested" } },
          "vms": { "nested": { "host": "esx-01", "vcpu": 4, "memory": "16 GiB", "nested": true }, "web": { "host": "lab" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "memory": "64 GiB" }, "esx-02": {} },
        //           ^^^^^^^^ Host "esx-01" does not say how many cores it has: whether its 1 VM fits is not checked.
        //                                             ^^^^^^^^ Host "esx-02" does not say how many cores or how much memory it has: whether its 2 VMs fit is not checked.
          "vms": { "a": { "host": "esx-01" }, "b": { "host": "esx-02" }, "c": { "host": "esx-02" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (host.value.derived === true) return;
    const { capacity, running } = estate.query(hostLoad, host.id);
    const missing = [...(capacity.cpuKnown ? [] : ['how many cores']), ...(capacity.memory === undefined ? ['how much memory'] : [])];
    if (running === 0 || missing.length === 0) return;
    const fit = running === 1 ? 'fits' : 'fit';
    yield { place: placeIn(host), message: `Host "${host.id}" does not say ${listed(missing, 'or')} it has: whether its ${counted(running, 'VM')} ${fit} is not checked.` };
  },
});
