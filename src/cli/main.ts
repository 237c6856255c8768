/** The command line, as Node runs it: everything it decides is in topovisor.ts, which the tests can call too. */
import { runCommandLine } from './topovisor';
import { processTerminal } from './terminal';

const terminal = processTerminal();

runCommandLine(process.argv.slice(2), terminal).then(
  // Setting the code instead of exiting lets everything that was written reach a pipe.
  (code) => (process.exitCode = code),
  (error: unknown) => {
    terminal.err(`topovisor: this should not have happened: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
