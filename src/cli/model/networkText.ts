import { formatQuantity } from '../../core/model/quantity';
import { counted, decimals } from '../../core/util/words';
import { plain } from '../plain';
import type { Known } from './known';
import type { FlowFigures, NetworkFigures } from './networkFigures';
import { table, type Row } from './table';

/** The network for people, a list of lines per subject: links that carry something, flows that do not get what they want, switches, and what fails with what. */
export function networkSections({ links, flows, switches, networks }: NetworkFigures): readonly (readonly string[])[] {
  const layers = Object.entries(switches).filter(([, { oversubscription }]) => oversubscription !== null);
  const points = Object.entries(networks).flatMap(([id, { adapters, pointsOfFailure }]) => pointsOfFailure.map(({ component, cuts }): Row => [plain(component), plain(id), `${cuts} of ${counted(adapters, 'adapter')}`]));
  return [
    ...loadSections({ links, flows }),
    ...titled('Switches', ['switch', 'down', 'up', 'oversubscription'], layers.map(([id, { downBitsPerSecond, upBitsPerSecond, oversubscription }]): Row =>
      [plain(id), rate(downBitsPerSecond), rate(upBitsPerSecond), `${decimals(oversubscription ?? 0)}:1`])),
    ...titled('Single points of failure', ['component', 'network', 'cuts off'], points),
  ];
}

/** Links that carry something, and flows that do not get what they want. */
export function loadSections({ links, flows }: Pick<NetworkFigures, 'links' | 'flows'>): readonly (readonly string[])[] {
  const loaded = links.filter(({ peak }) => peak.wanted > 0).sort((a, b) => (b.peak.utilization ?? 0) - (a.peak.utilization ?? 0));
  const short = flows.filter(({ peak, average, stopped }) => stopped !== null || peak.bottleneck !== null || average.bottleneck !== null);
  return [
    ...titled('Links at peak, the fullest first', ['link', 'speed', 'wanted', 'carried', 'used'], loaded.map(({ from, to, bitsPerSecond, peak }): Row =>
      [plain(`${from ?? 'not shown'} to ${to ?? 'not shown'}`), rate(bitsPerSecond), rate(peak.wanted), rate(peak.carried), peak.utilization === null ? '–' : `${Math.round(peak.utilization * 100)} %`])),
    ...(short.length === 0 ? [] : [['Flows that do not get what they want', '', ...short.map(shortLine)]]),
  ];
}

function titled(title: string, header: Row, rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.length === 0 ? [] : [[title, '', ...table([header, ...rows])]];
}

function shortLine({ from, to, peak, average, stopped }: FlowFigures): string {
  const flow = plain(`  ${from} to ${to ?? 'its default gateway'}`);
  if (stopped !== null) return `${flow}: ${plain(stopped)}`;
  const [when, { wanted, rate: got, bottleneck }] = peak.bottleneck === null ? (['on average', average] as const) : (['at peak', peak] as const);
  return `${flow}: ${rate(got)} of ${rate(wanted)} ${when}, held back by ${plain(bottleneck ?? '')}`;
}

const rate = (value: Known): string => (value === null ? '–' : formatQuantity(value, 'bitrate'));
