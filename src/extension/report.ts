import * as vscode from 'vscode';

/** The one output channel; a fault of ours is written there whole and shown in one sentence. */
export class Report {
  readonly log = vscode.window.createOutputChannel('Topovisor', { log: true });

  /** Runs a feature; what it throws is reported here and nowhere else. */
  async guard<T>(doing: string, run: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (fault) {
      this.fault(doing, fault);
      return undefined;
    }
  }

  /** For features VS Code calls and expects a value from at once. */
  guardNow<T>(doing: string, otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (fault) {
      this.fault(doing, fault);
      return otherwise;
    }
  }

  private fault(doing: string, fault: unknown): void {
    this.log.error(`${doing} failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    void vscode.window.showErrorMessage(`Topovisor: ${doing} failed. The output channel "Topovisor" tells more.`);
  }

  dispose(): void {
    this.log.dispose();
  }
}
