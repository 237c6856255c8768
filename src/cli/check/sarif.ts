import { version } from '../../../package.json';
import type { Severity } from '../../core/diagnostics/rule';
import type { Path } from '../../core/model/entry';
import type { Range } from '../../core/document/json/lines';
import { explained, type Explained } from './explained';
import type { FileEdits, Report, Reported } from './report';

/**
 * The report as SARIF 2.1.0 (OASIS), for code scanning. Lines and columns count from 1, columns in UTF-16 code units;
 * addresses of files are relative to the current folder.
 */
export function sarifReport({ findings }: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Topovisor', version, semanticVersion: version, rules: explained.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ id, severity, summary, why, remedy }: Explained): object {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: `${why}\n\nWhat to do: ${remedy}`, markdown: `**Why it matters.** ${why}\n\n**What to do.** ${remedy}` },
    defaultConfiguration: { level: level(severity) },
  };
}

function result({ rule, severity, message, file, path, range, related, fixes }: Reported): object {
  const repairs = fixes().map(({ title, edits }) => ({ title, edits: edits() })).filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule.id,
    ruleIndex: explained.indexOf(rule),
    level: level(severity),
    message: { text: message },
    locations: [{ physicalLocation: physical(file, range), ...(path.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: pointer(path) }] }) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((other, id) => ({ id, message: { text: other.message }, physicalLocation: physical(other.file, other.range) })) }),
    // What stays the same when lines move: code scanning recognises a finding by it.
    partialFingerprints: { 'topovisorPath/v1': `${rule.id} ${addressOf(file)}#${pointer(path)}` },
    ...(repairs.length === 0 ? {} : { fixes: repairs.map(fixOf) }),
  };
}

function fixOf({ title, edits }: { readonly title: string; readonly edits: readonly FileEdits[] }): object {
  return {
    description: { text: title },
    artifactChanges: edits.map(({ file, replacements }) => ({
      artifactLocation: { uri: addressOf(file) },
      replacements: replacements.map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } })),
    })),
  };
}

function physical(file: string, range: Range): object {
  return { artifactLocation: { uri: addressOf(file) }, region: region(range) };
}

function region({ start, end }: Range): object {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function level(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'info' ? 'note' : severity;
}

/** A relative address, or a whole one of a file that lies elsewhere. */
function addressOf(file: string): string {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(file)) return `file:///${file.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}

/** "/vms/web-01/memory": a JSON pointer (RFC 6901). */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
