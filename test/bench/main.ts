import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benches } from './benches';
import { isMet, median, type Measured } from './measurement';
import { table } from './table';
import { World } from './world';

// What packages have to say goes beside the table, not into it.
console.log = console.error;

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
const world = new World();
const rows: Measured[] = [];
const failures: string[] = [];

const tell = (text: string): void => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`));
const [load = 0] = loadavg();

const chosen = benches.filter(({ name, full }) => (values.only ? values.only.some((start) => name.startsWith(start)) : values.full || full !== true));
if (chosen.length === 0) throw new Error(`No row has a name that begins like this; there are ${benches.map(({ name }) => name).join(', ')}.`);
for (const { run, full: _, ...row } of chosen) {
  tell(`${row.what}…`);
  // What earlier rows left behind is not for this one to clean up.
  globalThis.gc?.();
  try {
    rows.push({ ...row, runs: await run(world) });
  } catch (error) {
    failures.push(`${row.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await world.end();
tell('');
process.stdout.write(values.json ? `${JSON.stringify(rows.map((row) => ({ ...row, median: median(row.runs), met: isMet(row) })), null, 2)}\n` : `${table(rows)}\n`);
if (load > availableParallelism() / 2) process.stderr.write(`The machine was busy with other things (load ${load.toFixed(1)} on ${availableParallelism()} cores): it does better on its own.\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
// A row over its target is for a person to judge; one that could not be measured at all is a mistake.
process.exitCode = failures.length > 0 ? 1 : 0;
