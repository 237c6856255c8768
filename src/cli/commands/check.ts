import { rules } from '../../core/diagnostics/catalogue';
import type { Severity } from '../../core/diagnostics/rule';
import type { Severities } from '../../core/diagnostics/run';
import { closest } from '../../core/util/closest';
import { listed } from '../../core/util/words';
import { choiceOf, done, refused, type Arguments, type Command } from '../command';
import { countsOf, reportOf, type Report } from '../check/report';
import { readGiven } from '../check/given';
import { jsonReport } from '../check/json';
import { openEstates } from '../check/openEstates';
import { sarifReport } from '../check/sarif';
import { textReport } from '../check/text';
import { shownFile } from '../files';
import type { Terminal } from '../terminal';

const severities = ['error', 'warning', 'info'] as const;
const formats = ['text', 'json', 'sarif'] as const;

export const checkCommand: Command = {
  name: 'check',
  usage: 'FILE… [--format text|json|sarif] [--fail-on error|warning|info] [--severity RULE=LEVEL]…',
  summary: 'Report what would not work in topologies, and say so by the exit code.',
  details: `
A FILE is a topology (*.virt.json), a folder (every topology in it and below), or "-" for standard input. Files it
imports are read and checked with it; one that is given as well is checked once, as part of the estate that imports it.

Exit code: 0 no finding is as severe as --fail-on; 1 some are; 2 a FILE could not be read, and nothing was checked.
A file that is read but is not JSON counts as read: the mistake in it is a finding, json-syntax, and while brackets do
not match it is the only one of its estate.

text   file:line:column severity message [rule], with the other places and the repairs indented below it
json   { "findings": [{ "rule", "severity", "message", "file", "path", "range", "related", "fixes" }], "counts" };
       lines and characters count from 0, as in the Language Server Protocol
sarif  SARIF 2.1.0, with the rules' explanations and the repairs as edits; for code scanning of a repository`,
  options: {
    format: { value: 'FORMAT', oneOf: formats, help: 'How findings are printed: text (the default), json or sarif.' },
    'fail-on': { value: 'LEVEL', oneOf: severities, help: 'The mildest severity that makes the exit code 1: error (the default), warning or info.' },
    severity: { value: 'RULE=LEVEL', several: true, help: 'Report a rule as error, warning or info, or not at all: off. May be given several times.' },
  },
  run: check,
};

async function check(args: Arguments, terminal: Terminal) {
  const chosen = severitiesOf(args.options.get('severity') ?? []);
  if (typeof chosen === 'string') return refused(chosen);
  if (args.operands.length === 0) return refused('say which files to check: "topovisor check FILE…".');
  const given = await readGiven(args.operands, terminal);
  if (given.kind === 'refused') return refused(...given.reasons);
  const report = reportOf(openEstates(given.files, { severities: chosen }), (file) => shownFile(terminal.cwd, file));
  terminal.out(render(report, choiceOf(args, 'format', formats), terminal));
  const failOn = severities.indexOf(choiceOf(args, 'fail-on', severities));
  const counts = countsOf(report.findings);
  return done(severities.some((severity, i) => i <= failOn && counts[severity] > 0) ? 1 : 0);
}

function render(report: Report, format: (typeof formats)[number], { colored }: Terminal): string {
  switch (format) {
    case 'text': return textReport(report, { colored });
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
  }
}

/** The severities asked for by "RULE=LEVEL"s, or one sentence saying what is wrong with them. */
function severitiesOf(written: readonly string[]): Severities | string {
  const chosen: Record<string, Severity | 'off'> = {};
  for (const one of written) {
    const [id = '', level = ''] = one.split('=');
    const known = ([...severities, 'off'] as const).find((each) => each === level);
    if (!known) return `--severity ${one}: a rule is made ${listed([...severities, 'off'], 'or')}, as in "host-unused=off".`;
    if (!rules.some((rule) => rule.id === id)) {
      const meant = closest(id, rules.map((rule) => rule.id));
      return `--severity ${one}: there is no rule "${id}"${meant === undefined ? '; "topovisor rules" lists them' : ` (did you mean "${meant}"?)`}.`;
    }
    chosen[id] = known;
  }
  return chosen;
}
