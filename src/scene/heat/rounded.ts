/** A number with at most two decimals. */
export function rounded(value: number): string {
  return String(Number.isInteger(value) ? value : Math.round(value * 100) / 100);
}
