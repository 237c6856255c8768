import { lostNamed } from '../../core/storage/failures/namedLost';
import { readGiven } from '../check/given';
import { openEstates } from '../check/openEstates';
import { choiceOf, done, refused, type Arguments, type Command } from '../command';
import { shownFile } from '../files';
import { figuresOf } from '../model/figures';
import { textFigures } from '../model/text';
import { whatIsMissing } from '../model/whatIsMissing';
import type { Terminal } from '../terminal';

const formats = ['text', 'json'] as const;

export const modelCommand: Command = {
  name: 'model',
  usage: 'FILE [--without COMPONENT]… [--format text|json]',
  summary: 'Show what each host gives to whom, whether each VM would start, and how full and how fast storage is.',
  details: `
FILE is a topology (*.virt.json) or "-" for standard input. Files it imports are read with it.

--without leaf-1, leaf-1/eth3, esx-01/vmnic0, a router, a host, site-a or site-a/site-b, and of storage san-a,
san-a/fast, san-a/fast/disk, san-a/port-1, san-a/controllers/1, esx-01/vmhba1 or esx-01/local says what would be left if
that failed; given several times, if all of it failed at once: "san-a/fast/disk" twice are two disks of a group.
What is left is told under "Without …"; the other tables are of the estate as it is written.

text   for each host its CPU and memory, and a table of what its VMs want and get; then space and speed of datastores,
       storage pools and arrays; then links that carry something, flows that do not get what they want, oversubscribed
       switches, and single points of failure
json   { "hosts": { ID: { "cpu": { "capacityMHz", "reservedMHz", "demandMHz", "entitledMHz", "vcpuPerCore",
       "utilization", … }, "memory": { "capacityMiB", "overheadMiB", "reservedMiB", "demandMiB", "balloonedMiB",
       "swappedMiB", "state", … } } },
         "vms": { ID: { "cpu": { "demandMHz", "entitledMHz", "readyPercent", … }, "memory": { "configuredMiB",
       "overheadMiB", "entitledMiB", "balloonedMiB", "swappedMiB", … }, "files": [{ "name", "bytes", … }],
       "admitted", "reasons" } },
         "containers": { … }, "resourcePools": { … },
         "datastores": { ID: { "rawBytes", "usableBytes", "provisionedBytes", "usedBytes", "freeBytes",
       "worstCaseBytes", "iops": { "demand", "peak", "capacity" }, "utilization", "latencyMs", "bottleneck",
       "growthBytesPerDay", "daysUntilFull", … } },
         "storagePools": { … }, "arrays": { ID: { …, "groups": { … }, "exports": { … } } },
         "links": [{ "kind", "from", "to", "bitsPerSecond", "load", "average": { "wanted", "carried", "utilization" },
       "peak": { … } }],
         "flows": [{ "from", "to", "average": { "wanted", "rate", "bottleneck" }, "peak", "stopped" }],
         "networks": { ID: { "adapters", "pointsOfFailure": [{ "component", "cuts" }] } },
         "switches": { ID: { "downBitsPerSecond", "upBitsPerSecond", "oversubscription" } } }
         With --without also "without": { "components": ["switches/leaf-1"],
       "cuts": [{ "network", "from", "adapters" }], "links", "flows", these as above:
       what remains of the network, worked out anew; "storage": { "datastores": [{ "id", "loss", "hosts",
       "replicaAt" }], "layers": [{ "path", "state", "usableBytes" }], "vms" } }: what is "lost", "unreached" by all
       hosts, "cut-off" from some or "degraded", and the VMs with a disk that is lost or out of reach.
       What the document does not tell is null. "admitted" says whether the VM would start beside what runs, and
       "reasons" why not. A link is one direction, its load what it carries at peak; a flow that is "stopped" says why.
       Latency is at peak, null where utilization is 1 or more: there is no bound. A datastore that never fills has
       null "daysUntilFull".
       A demand's basis is "said", "like-others" where others or a measurement of the host stand for it, or
       "worst-case" where nobody says anything and everybody is taken to want all they could use.

Exit code: 0 the figures are shown, whatever they say; 2 FILE or a file it imports could not be read, or
nothing in it is called COMPONENT.`,
  options: {
    without: { value: 'COMPONENT', several: true, help: 'What shall have failed: a switch, port, adapter, router, host, array, part of one, site or site link.' },
    format: { value: 'FORMAT', oneOf: formats, help: 'How figures are printed: text (the default) or json.' },
  },
  run: model,
};

async function model(args: Arguments, terminal: Terminal) {
  const [operand, ...more] = args.operands;
  if (operand === undefined || more.length > 0) return refused('say which one file to work out: "topovisor model FILE".');
  const given = await readGiven([operand], terminal);
  if (given.kind === 'refused') return refused(...given.reasons);
  const [estate, another] = openEstates(given.files, { rules: [] });
  if (!estate || another) return refused(`"${operand}" holds several topologies: say which one to work out.`);
  const unread = whatIsMissing(estate, (file) => shownFile(terminal.cwd, file));
  if (unread.length > 0) return refused(...unread);
  const named = (args.options.get('without') ?? []).map((text) => lostNamed(estate.estate, text));
  const wrong = named.flatMap((each) => (each.kind === 'unknown' ? [each.reason] : []));
  if (wrong.length > 0) return refused(...wrong);
  const figures = figuresOf(estate.estate, named.flatMap((each) => (each.kind === 'component' ? [each.component] : [])));
  terminal.out(choiceOf(args, 'format', formats) === 'json' ? `${JSON.stringify(figures, null, 2)}\n` : textFigures(figures));
  return done();
}
