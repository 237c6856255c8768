import { beforeAll, beforeEach } from 'vitest';
import { attach, type VsCode } from './attach';

/** The real VS Code that this run of the tests shares, in a file that begins with `useVsCode()`. */
export let vs: VsCode;

/** Attaches the tests of a file to it. Each begins with no editor open and none of the files of the one before. */
export function useVsCode(): void {
  beforeAll(async () => {
    vs = await attach();
  });
  beforeEach(() => vs.reset());
}
