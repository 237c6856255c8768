/** Closes a `switch` over a union: reached only when a new alternative was added and not handled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled alternative: ${JSON.stringify(value)}`);
}
