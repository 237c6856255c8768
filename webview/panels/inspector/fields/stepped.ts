/** Bounds of what is stepped; null where there is none. */
interface Bounds { readonly minimum?: number | null; readonly maximum?: number | null }

/** "8 GiB" one up is "9 GiB": the number of a text steps in the unit that is written, a fraction to the next whole one. Undefined where it does not begin with a number. */
export function stepped(text: string, by: number, { minimum = null, maximum = null }: Bounds): string | undefined {
  const [, number = '', rest = ''] = /^\s*(-?\d+(?:[.]\d+)?)(.*)$/.exec(text) ?? [];
  if (number === '') return undefined;
  const value = Number(number);
  const next = by > 0 ? Math.floor(value) + by : Math.ceil(value) + by;
  return `${Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, next))}${rest}`;
}
