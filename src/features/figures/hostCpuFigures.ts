import type { HostCpu } from '../../core/hypervisor/sharing/allocation';
import { cpuClaims } from '../../core/hypervisor/sharing/cpuClaims';
import { hasIdleCpu, hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostHardware } from '../../core/hypervisor/sharing/hostHardware';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor, type ResolvedPolicies } from '../../core/model/policies';
import { counted, decimals } from '../../core/util/words';
import { consumerName, mhz } from './amounts';
import { figure, finePercent, percent, type Figure } from './figure';
import { reservedTerms, shareOf, sumOver } from './hostTerms';
import { policyText, policyValue } from './policyText';
import { basisOfAll, sharesSource } from './shareFigures';

/** CPU of a host: what it has, what is wanted of it and who gets it. */
export function hostCpuFigures(estate: Estate, { id, value }: Entry<'hosts'>): readonly Figure[] {
  const cpu = estate.query(hostCpu, id);
  const policies = policiesFor(estate, value.cluster);
  if (!cpu.coresKnown) return [figure('Capacity', 'not said', 'The document does not say how many cores it has: whatever follows from them is left out.')];
  const perCore = figure('vCPUs per core', `${decimals(cpu.vcpuPerCore)} of ${policyValue(policies, 'vcpuPerCore')} allowed`, 'vCPUs of its running VMs for each core.', {
    formula: `${counted(cpu.vcpus, 'vCPU')} / ${counted(cpu.cores, 'core')} = ${decimals(cpu.vcpuPerCore)}`, policies: [policyText(policies, 'vcpuPerCore')],
  });
  if (!cpu.known) return [perCore, figure('Capacity', 'not said', 'The document does not say how fast its cores are: whatever follows from that is left out.')];
  const [slowest] = [...cpu.consumers].sort(([, a], [, b]) => b.ready - a.ready);
  return [
    capacityFigure(estate, id, cpu, policies),
    figure('Demand', shareOf(cpu.demand, cpu.capacity, mhz), `What its guests want together. ${basisOfAll[cpu.basis]}`, sumOver(cpu.consumers, (guest) => guest.demand, mhz)),
    figure('Entitled', shareOf(cpu.entitled, cpu.capacity, mhz), entitledSentence(cpu), {
      ...sumOver(cpu.consumers, (guest) => guest.entitled, mhz), source: sharesSource,
    }),
    figure('Utilization', percent(cpu.utilization), 'How much of it is at work.', { formula: `${mhz(cpu.entitled)} / ${mhz(cpu.capacity)} = ${finePercent(cpu.utilization)}` }),
    figure('Headroom', mhz(cpu.headroom), 'What nobody asks for or may have.', { formula: `${mhz(cpu.capacity)} − ${mhz(cpu.entitled)} = ${mhz(cpu.headroom)}`, policies: [policyText(policies, 'cpuHeadroom')] }),
    figure('Reserved', mhz(cpu.reserved), 'Guaranteed to its running guests and to resource pools.', reservedTerms(estate.query(cpuClaims, id), cpu.pools, mhz)),
    perCore,
    ...(slowest && slowest[1].ready > 0 ? [figure('Longest wait', `${finePercent(slowest[1].ready)} ready`, `${consumerName(slowest[0])} waits longest for a core of all guests.`, { policies: [policyText(policies, 'cpuReady')] })] : []),
  ];
}

function entitledSentence(cpu: HostCpu): string {
  if (cpu.entitled >= cpu.demand * 0.9999) return 'What they get: all they want.';
  return hasIdleCpu(cpu) ? 'What they get: less than they want. Limits withhold the rest, though the host has it.' : 'What they get: less than they want. Reservations come first, the rest goes by shares.';
}

function capacityFigure(estate: Estate, id: string, { capacity, cores, clock }: HostCpu, policies: ResolvedPolicies): Figure {
  const { threadsPerCore } = hostHardware(estate, id);
  const nested = estate.value('hosts', id)?.vm;
  const smt = threadsPerCore > 1 && policies.smtGain > 0 ? ` × (1 + ${policyValue(policies, 'smtGain')})` : '';
  const own = policies.hypervisorCpu > 0 ? ` × (1 − ${policyValue(policies, 'hypervisorCpu')})` : '';
  const formula = `${counted(cores, 'core')} × ${mhz(clock)}${smt}${own} = ${mhz(capacity)}`;
  const why = nested === undefined ? 'What its cores can run, with what a second thread adds and without what the hypervisor takes itself.' : `It runs in VM "${nested}", and has at most the vCPUs of that.`;
  return figure('Capacity', mhz(capacity), why, { formula, policies: [...(threadsPerCore > 1 ? [policyText(policies, 'smtGain')] : []), policyText(policies, 'hypervisorCpu')] });
}
