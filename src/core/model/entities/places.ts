import { choice, count, fields, flag, keyedByRef, list, number, quantity, ref, share, text, word } from '../schema';
import { allocation, origin, policies } from './common';

export const site = fields(
  {
    ...origin,
    racks: count('Number of racks.'),
    energy: fields(
      {
        pue: number('Power usage effectiveness: facility energy over IT energy.', 1),
        waterPerKwh: number('Litres of water per kWh of IT energy (WUE).'),
        pricePerKwh: number('Price of a kWh, in the estate\'s currency.'),
        carbonPerKwh: number('Grams of CO₂ equivalent per kWh.'),
      },
      'What a kWh of IT costs here.',
    ),
    links: keyedByRef(
      'sites',
      fields(
        { bandwidth: quantity('bitrate', 'Bandwidth of the link.', ['10 Gb/s']), roundTrip: quantity('duration', 'Round-trip time.', ['4 ms']) },
        'A link to another site.',
      ),
      'Links to other sites, keyed by site.',
    ),
  },
  'A place where hosts and arrays stand.',
);

const affinityRule = fields(
  {
    kind: choice(['together', 'apart', 'on-hosts', 'not-on-hosts'], 'What the rule asks for.'),
    strength: choice(['must', 'should'], 'Whether it may be broken. Default "should".'),
    vms: list(ref('vms', 'A VM.'), 'The VMs concerned.'),
    hosts: list(ref('hosts', 'A host.'), 'The hosts concerned.'),
    description: text('Notes for people.'),
  },
  'An affinity rule.',
);

export const cluster = fields(
  {
    ...origin,
    site: ref('sites', 'The site of its hosts, unless they say otherwise.'),
    cpuBaseline: word('The processor generation every host is reduced to (EVC).', ['cascade-lake']),
    availability: fields(
      {
        admissionControl: choice(['off', 'slots', 'percentage', 'dedicated'], 'How restart capacity is kept.'),
        hostFailuresTolerated: count('Number of host failures to survive.'),
        cpuReserved: share('Share of CPU kept for failover.', ['25 %']),
        memoryReserved: share('Share of memory kept for failover.', ['25 %']),
        dedicatedHosts: list(ref('hosts', 'A host.'), 'Hosts kept empty for failover.'),
        slotCpu: quantity('frequency', 'Slot size, CPU.'),
        slotMemory: quantity('bytes', 'Slot size, memory.'),
      },
      'High availability.',
    ),
    balancing: fields(
      {
        mode: choice(['off', 'manual', 'automatic'], 'Who moves VMs.'),
        threshold: number('Imbalance above which VMs are moved.'),
        margin: number('Least improvement a move must bring.'),
      },
      'Load balancing.',
    ),
    rules: list(affinityRule, 'Affinity rules.'),
    policies,
  },
  'Hosts that share VMs.',
);

export const resourcePool = fields(
  {
    ...origin,
    parent: ref(['resourcePools', 'clusters', 'hosts'], 'The pool, cluster or host it takes from.'),
    cpu: allocation('cpu'),
    memory: allocation('memory'),
    expandable: flag('Whether it may borrow unreserved capacity from its parent. Default true.'),
  },
  'A share of a cluster or host.',
);
