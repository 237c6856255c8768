import { withAnyField, withFields, type JsonObject } from './documentText';
import type { NamedHost } from './hostNames';
import { hypervisorIn } from './hypervisors';
import { nameUnless } from './ids';
import type { Origin } from './origin';
import type { Places } from './places';
import { clockInName, generationOf } from './processors';
import { megahertz, mib, positive } from './quantities';
import type { RowOf } from './table';

/** The entry of a row of the host sheet; `otherName` is how the VM sheet writes its name, where that differs. */
export function describedHost(row: RowOf<'vHost'>, id: string, otherName: string | undefined, places: Places, origin: Origin): JsonObject {
  const cluster = places.clusterOf(row);
  const clock = positive(row.clockMHz) ?? (row.cpuModel === undefined ? undefined : clockInName(row.cpuModel));
  const generation = row.cpuModel === undefined ? undefined : generationOf(row.cpuModel);
  const sockets = positive(row.sockets);
  const total = positive(row.cores);
  const share = sockets !== undefined && total !== undefined && total % sockets === 0 ? total / sockets : undefined;
  const cores = positive(row.coresPerSocket) ?? share;
  const derived = [
    ...(positive(row.coresPerSocket) === undefined && cores !== undefined ? ['cpu.cores'] : []),
    ...(positive(row.clockMHz) === undefined && clock !== undefined ? ['cpu.clock'] : []),
    ...(generation === undefined ? [] : ['cpu.generation']),
  ];
  return withFields({
    name: nameUnless(id, row.name ?? ''),
    description: otherName === undefined ? undefined : `Its VMs name it "${otherName}".`,
    site: cluster === undefined ? places.siteOf(row.datacenter) : undefined,
    cluster,
    vendor: row.vendor,
    model: row.model,
    hypervisor: row.version === undefined ? undefined : hypervisorIn(row.version),
    hypervisorVersion: row.version,
    cpu: withAnyField({
      sockets, cores,
      threads: row.hyperThreading === undefined ? undefined : row.hyperThreading ? 2 : 1,
      clock: megahertz(clock),
      model: row.cpuModel?.replace(/\s+/g, ' '),
      generation,
    }),
    memory: mib(positive(row.memory)),
    maintenance: row.maintenance === true ? true : undefined,
    measured: withAnyField({ cpu: percent(row.cpuUsagePercent), memory: percent(row.memoryUsagePercent) }),
    source: origin.source(row.name ?? ''),
    derived: derived.length === 0 ? undefined : derived,
  });
}

/** An entry for a host that only VMs name: where it stands is all that is known. */
export function derivedHost(host: NamedHost, id: string, places: Places, origin: Origin): JsonObject {
  const cluster = places.clusterOf(host);
  return withFields({
    name: nameUnless(id, host.name),
    site: cluster === undefined ? places.siteOf(host.datacenter) : undefined,
    cluster,
    source: origin.source(host.name),
    derived: true,
  });
}

function percent(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${value} %`;
}
