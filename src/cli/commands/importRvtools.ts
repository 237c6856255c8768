import { basename, resolve } from 'node:path';
import type { ImportReport } from '../../adapters/rvtools/report';
import { done, refused, valueOf, type Arguments, type Command, type Outcome } from '../command';
import { isSameFile, kindOfPath, readBytes, writeText } from '../files';
import type { Terminal } from '../terminal';

export const importRvtoolsCommand: Command = {
  name: 'import rvtools',
  usage: 'IN.xlsx -o OUT.virt.json [--report FILE] [--force]',
  summary: 'Make a topology of an RVTools workbook.',
  details: `
Reads the workbook and writes one topology; what was matched, inferred and left out is told on standard error, or in the
file that --report names. A file that is already there stays as it is, unless --force is given. When the workbook cannot
be read, nothing is written and the exit code is 2.`,
  options: {
    output: { value: 'FILE', short: 'o', help: 'The topology to write; its name should end in .virt.json.' },
    report: { value: 'FILE', help: 'Write what was matched, inferred and left out to this file, as Markdown, instead of to standard error.' },
    force: { short: 'f', help: 'Write over files that are already there.' },
  },
  run: importWorkbook,
};

async function importWorkbook(args: Arguments, terminal: Terminal): Promise<Outcome> {
  const [input, ...more] = args.operands;
  const output = valueOf(args, 'output');
  const reportFile = valueOf(args, 'report');
  if (input === undefined || more.length > 0) return refused('name one workbook: "topovisor import rvtools IN.xlsx -o OUT.virt.json".');
  if (output === undefined) return refused('say where to write the topology: -o OUT.virt.json.');
  const targets = [output, ...(reportFile === undefined ? [] : [reportFile])];
  const problem = problemWithTargets(targets, input, args.options.has('force'), terminal.cwd);
  if (problem !== undefined) return refused(problem);
  const bytes = readBytes(resolve(terminal.cwd, input));
  if (bytes.kind === 'refused') return refused(`"${input}" cannot be read: ${bytes.reason}.`);
  // Loaded when it is needed: a check starts without the workbook reader.
  const { importRvtoolsFile } = await import('../../adapters/rvtools/import');
  const { reportText } = await import('../../adapters/rvtools/report');
  const result = await importRvtoolsFile(bytes.value, { fileName: basename(input) });
  if (result.kind === 'refused') return refused(`"${input}" cannot be imported. ${result.reason}`);
  const texts = [result.text, reportText(result.report)];
  for (const [i, target] of targets.entries()) {
    const failure = writeText(resolve(terminal.cwd, target), texts[i] ?? '', args.options.has('force') ? 'over what is there' : 'anew');
    if (failure !== undefined) return refused(`"${target}" cannot be written: ${failure}.`);
  }
  terminal.err(reportFile === undefined ? (texts[1] ?? '') : `${summary(result.report, input)} What was matched, inferred and left out: ${reportFile}\n`);
  return done();
}

/** Looked at before anything is written, so that one refused target leaves the other unwritten too. */
function problemWithTargets(targets: readonly string[], input: string, force: boolean, cwd: string): string | undefined {
  for (const [i, target] of targets.entries()) {
    const path = resolve(cwd, target);
    if (isSameFile(path, resolve(cwd, input))) return `"${target}" is the workbook itself.`;
    if (targets.slice(0, i).some((earlier) => resolve(cwd, earlier) === path)) return `the topology and the report cannot both be "${target}".`;
    const kind = kindOfPath(path);
    if (kind === 'folder') return `"${target}" is a folder.`;
    if (kind === 'file' && !force) return `"${target}" is already there; --force writes over it.`;
  }
  return undefined;
}

function summary({ summary: { hosts, derivedHosts, vms } }: ImportReport, input: string): string {
  const known = derivedHosts === 0 ? '' : ` and ${derivedHosts} more known only by name`;
  return `${hosts} hosts${known}, ${vms} VMs were read from ${input}.`;
}
