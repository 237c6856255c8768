import type { Dimension } from '../../core/model/quantity';
import type { Offer } from './offer';

/** The number that is written, in each unit that its field takes; nothing where no number is written. */
export function* unitOffers(accepted: readonly Dimension[], typed: string): Iterable<Offer> {
  const number = /^\s*(\d+(?:\.\d+)?)\s*[^\d\s]*$/.exec(typed)?.[1];
  if (number === undefined) return;
  for (const dimension of accepted) {
    for (const [unit, name] of Object.entries(offered[dimension])) yield { kind: 'quantity', label: `${number} ${unit}`, detail: () => name };
  }
}

/** Units of each dimension as people need them, the most usual first, and what they are. */
export const offered: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
  bytes: { GiB: '2³⁰ bytes', TiB: '2⁴⁰ bytes', MiB: '2²⁰ bytes', GB: '10⁹ bytes', TB: '10¹² bytes', MB: '10⁶ bytes', KiB: '2¹⁰ bytes', PiB: '2⁵⁰ bytes' },
  frequency: { GHz: 'gigahertz', MHz: 'megahertz' },
  bitrate: { 'Gb/s': '10⁹ bits per second', 'Mb/s': '10⁶ bits per second', 'Tb/s': '10¹² bits per second', 'kb/s': '10³ bits per second' },
  throughput: { 'MB/s': '10⁶ bytes per second', 'GB/s': '10⁹ bytes per second', 'MiB/s': '2²⁰ bytes per second', 'GiB/s': '2³⁰ bytes per second' },
  power: { W: 'watts', kW: 'kilowatts' },
  ratio: { '%': 'per cent' },
  iops: { IOPS: 'I/O operations per second', kIOPS: 'thousand I/O operations per second' },
  duration: { ms: 'milliseconds', s: 'seconds', min: 'minutes', h: 'hours', d: 'days', 'µs': 'microseconds' },
};
