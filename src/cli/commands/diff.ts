import { compareSessions } from '../../features/compare/comparison';
import type { Session } from '../../features/session';
import { openEstates } from '../check/openEstates';
import { readGiven } from '../check/given';
import { choiceOf, done, refused, valueOf, type Arguments, type Command } from '../command';
import { jsonComparison } from '../diff/json';
import { textComparison } from '../diff/text';
import { shownFile } from '../files';
import { whatIsMissing } from '../model/whatIsMissing';
import type { Terminal } from '../terminal';

const formats = ['text', 'json'] as const;
const severities = ['error', 'warning', 'info'] as const;
const failures = ['change', ...severities] as const;

export const diffCommand: Command = {
  name: 'diff',
  usage: 'OLD NEW [--format text|json] [--fail-on change|error|warning|info]',
  summary: 'Tell what is different between two versions of a topology: entries, their fields, findings and use of hosts.',
  details: `
OLD and NEW are topologies (*.virt.json), one of them "-" for standard input. Files they import are read with them, each
beside its own: of a commit, "git worktree add ../base main" has them all, and for one that imports nothing
"git show main:estate.virt.json | topovisor diff - estate.virt.json" will do.

An entry is the same where it has the same id, or where it is written exactly as one that is gone and no other is. It is
moved where what it lies in is another. What means the same, such as "1 TiB" and "1024 GiB", is no difference; nor is
the order of entries, nor comments. A finding is the same where a rule says something of the same field.

text   a line for each change, + added, − removed, ~ changed, → moved, its fields below; then findings and hosts
json   { "changes": [{ "node": "vms/web-01", "change", "was", "label", "where", "from", "fields": [{ "path", "before",
       "after" }], "appeared", "gone" }], "appeared": [{ "rule", "severity", "message", "node" }], "gone", "hosts":
       [{ "node", "vms": { "before", "after" }, "cpu", "memory" }], "counts" }; "node" is null for what a file says
       beside its entries, use of hosts a fraction, null where it is not known

Exit code: 0 there is no difference, or none that --fail-on asks for; 1 there is; 2 a file could not be read.`,
  options: {
    format: { value: 'FORMAT', oneOf: formats, help: 'How the differences are printed: text (the default) or json.' },
    'fail-on': { value: 'WHAT', oneOf: failures, help: 'What makes the exit code 1: any change (the default), or a new finding at least as severe as error, warning or info.' },
  },
  run: diff,
};

async function diff(args: Arguments, terminal: Terminal) {
  const [old, now, ...more] = args.operands;
  if (old === undefined || now === undefined || more.length > 0) return refused('say which two files to compare: "topovisor diff OLD NEW".');
  if (old === '-' && now === '-') return refused('only one of the two can come from standard input.');
  const [before, after] = [await open(old, terminal), await open(now, terminal)];
  if (before.kind === 'refused' || after.kind === 'refused') return refused(...reasonsOf(before), ...reasonsOf(after));
  const comparison = compareSessions(before.estate, after.estate);
  terminal.out(choiceOf(args, 'format', formats) === 'json' ? jsonComparison(comparison) : textComparison(comparison, terminal));
  const mildest = severities.findIndex((severity) => severity === valueOf(args, 'fail-on'));
  const isDifferent = comparison.changes.length + comparison.appeared.length + comparison.gone.length > 0;
  return done((mildest < 0 ? isDifferent : comparison.appeared.some(({ severity }) => severities.indexOf(severity) <= mildest)) ? 1 : 0);
}

type Opened = { readonly kind: 'opened'; readonly estate: Session } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The estate of one file, or a sentence for everything that could not be read. */
async function open(operand: string, terminal: Terminal): Promise<Opened> {
  const given = await readGiven([operand], terminal);
  if (given.kind === 'refused') return given;
  const [estate, another] = openEstates(given.files, {});
  if (!estate || another) return { kind: 'refused', reasons: [`"${operand}" holds several topologies: say which one to compare.`] };
  const missing = whatIsMissing(estate, (file) => shownFile(terminal.cwd, file));
  return missing.length > 0 ? { kind: 'refused', reasons: missing } : { kind: 'opened', estate };
}

function reasonsOf(opened: Opened): readonly string[] {
  return opened.kind === 'refused' ? opened.reasons : [];
}
