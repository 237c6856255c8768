import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs the body of a script, and says in one sentence what stopped it.
 * @param {() => Promise<number>} body gives the exit code
 */
export async function asCommand(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    progress(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/**
 * Runs a command to its end with its output on this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code; 1 when a signal ended it or it could not be started
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit', shell: needsShell(command) });
    child.once('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/**
 * Runs a command to its end with its output in a file, and throws one sentence with the end of that output when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: NodeJS.ProcessEnv, readonly logFile: string }} options
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, { cwd, env, logFile }) {
  return new Promise((done, fail) => {
    const log = createWriteStream(logFile, { flags: 'a' });
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command) });
    let tail = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      log.write(chunk);
      tail = (tail + chunk.toString()).slice(-2000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => fail(new Error(`${command} could not be started: ${error.message}`)));
    child.once('close', (code) => {
      log.end();
      if (code === 0) done();
      else fail(new Error(`"${command} ${args.join(' ')}" ended with code ${code} (all of it: ${logFile}):\n${tail.trim()}`));
    });
  });
}

/**
 * Says what takes the time while something is fetched or built.
 * @param {string} line
 */
export function progress(line) {
  process.stderr.write(`[topovisor] ${line}\n`);
}

/**
 * On Windows npm is a batch file, which only a shell runs.
 * @param {string} command
 */
function needsShell(command) {
  return process.platform === 'win32' && command === 'npm';
}
