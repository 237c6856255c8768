/** Amounts of CPU and memory in formulas. */
import { formatQuantity } from '../../core/model/quantity';
import { sum } from '../../core/util/sum';

/** "92.8 GHz" */
export const mhz = (value: number): string => formatQuantity(value, 'frequency', 2);
/** "1.5 GiB" */
export const bytes = (value: number): string => formatQuantity(value, 'bytes', 1);

export interface Term {
  readonly name: string;
  readonly amount: number;
}

/** "db-01 4 GHz + web-01 1 GHz + 3 others 2 GHz": the largest first, what is nothing left out; empty where all are. */
export function sumOf(terms: readonly Term[], format: (value: number) => string, most = 4): string {
  const telling = terms.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
  const shown = telling.length > most + 1 ? telling.slice(0, most) : telling;
  const others = telling.slice(shown.length);
  const rest = others.length === 0 ? [] : [`${others.length} others ${format(sum(others, ({ amount }) => amount))}`];
  return [...shown.map(({ name, amount }) => `${name} ${format(amount)}`), ...rest].join(' + ');
}

/** "web-01" of "vms/web-01"; "host OS" for the host's own. */
export function consumerName(consumer: string): string {
  return consumer === 'host' ? 'host OS' : consumer.slice(consumer.indexOf('/') + 1);
}
