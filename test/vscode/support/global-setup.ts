import type { TestProject } from 'vitest/node';
import { buildOnce } from '../../../scripts/vscode/build-once.mjs';
import { copyBuiltExtension } from '../../../scripts/vscode/built-extension.mjs';
import { startSession } from '../../../scripts/vscode/session.mjs';
import type { SessionAddress } from '../../../scripts/vscode/session.mjs';

/** What the tests are given: where VS Code is, or why there is none. Each of them then fails with that reason. */
export type StartedVsCode =
  | { readonly kind: 'running'; readonly address: SessionAddress }
  | { readonly kind: 'failed'; readonly reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    vscode: StartedVsCode;
  }
}

/** Starts one VS Code for all tests of a run, installing it when it is not there. */
export default async function startVsCode(project: TestProject): Promise<() => Promise<void>> {
  try {
    await buildOnce();
    const extension = copyBuiltExtension();
    const { stop, ...address } = await startSession({ extensionDevelopmentPath: extension.path });
    project.provide('vscode', { kind: 'running', address });
    return () => stop().finally(extension.remove);
  } catch (error) {
    project.provide('vscode', { kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    return async () => undefined;
  }
}
