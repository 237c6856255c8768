/**
 * What an import did that the document alone does not show: what was matched, inferred, renamed, dropped or not there.
 * Invariant: every row of vInfo is either one VM of the document or one entry here whose subject names that row.
 */
export interface ImportReport {
  /** What was read: the entries of the document by kind. */
  readonly summary: ImportSummary;
  readonly entries: readonly ReportEntry[];
}

export interface ImportSummary {
  readonly file: string;
  readonly sites: number;
  readonly clusters: number;
  /** Hosts described by the host sheet. */
  readonly hosts: number;
  /** Hosts that only VMs name: no CPU, no memory is known of them. */
  readonly derivedHosts: number;
  readonly vms: number;
  readonly vcpus: number;
  readonly vmMemoryMiB: number;
  readonly networks: number;
  readonly datastores: number;
  readonly disks: number;
  readonly nics: number;
}

export type ReportKind =
  | 'matched' | 'derived' | 'inferred' | 'renamed' | 'duplicate' | 'dropped' | 'missing-sheet' | 'missing-column';

export interface ReportEntry {
  readonly kind: ReportKind;
  /** What it is about, in the words of the workbook: a host, a VM, "vInfo row 17", "vHost, column Speed". */
  readonly subject: string;
  /** How many rows, values or entries it is about, where that is more than the subject itself. */
  readonly count?: number;
  /** One or two whole sentences: what happened and why. */
  readonly message: string;
}

/** Takes one entry of the report under construction. */
export type Note = (entry: ReportEntry) => void;

/** Renders `report` as Markdown, for a document that opens beside the imported one. */
export function reportText(report: ImportReport): string {
  const lines = [`# Import of ${report.summary.file}`, '', ...summaryLines(report.summary)];
  for (const { kind, title } of sections) {
    const entries = report.entries.filter((e) => e.kind === kind);
    if (entries.length === 0) continue;
    lines.push('', `## ${title}`, '', ...groupLines(entries));
  }
  if (report.entries.length === 0) lines.push('', 'Everything was read as it stands: nothing inferred, nothing dropped.');
  return `${lines.join('\n')}\n`;
}

/** What deserves a decision comes first, what is merely told comes last. */
const sections: readonly { readonly kind: ReportKind; readonly title: string }[] = [
  { kind: 'derived', title: 'Known only by name (and how many VMs name it)' },
  { kind: 'matched', title: 'Matched between sheets (and how many VMs name it)' },
  { kind: 'inferred', title: 'Inferred rather than read' },
  { kind: 'duplicate', title: 'Duplicates' },
  { kind: 'renamed', title: 'Given another id' },
  { kind: 'missing-sheet', title: 'Sheets that are not there' },
  { kind: 'missing-column', title: 'Columns that are not there or empty' },
  { kind: 'dropped', title: 'Not imported' },
];

function summaryLines(s: ImportSummary): readonly string[] {
  const hosts = s.derivedHosts === 0 ? `${s.hosts}` : `${s.hosts} described, ${s.derivedHosts} known only by name`;
  return [
    '| read | |', '|---|---|',
    `| Sites | ${s.sites} |`, `| Clusters | ${s.clusters} |`, `| Hosts | ${hosts} |`,
    `| VMs | ${s.vms}, with ${s.vcpus} vCPU and ${s.vmMemoryMiB} MiB of memory |`,
    `| Disks | ${s.disks} |`, `| NICs | ${s.nics} |`, `| Networks | ${s.networks} |`, `| Datastores | ${s.datastores} |`,
  ];
}

/** Entries with one message are told once, with their subjects listed below it; counts stand after what they count. */
function groupLines(entries: readonly ReportEntry[]): readonly string[] {
  const groups = new Map<string, ReportEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.message);
    if (group) group.push(entry);
    else groups.set(entry.message, [entry]);
  }
  return [...groups].flatMap(([message, group]) => {
    const subjects = group.map((e) => `${escaped(e.subject)}${e.count === undefined ? '' : ` (${e.count})`}`);
    return subjects.length === 1 ? [`- **${subjects[0] ?? ''}**: ${escaped(message)}`] : [`- ${escaped(message)}`, ...subjects.map((s) => `  - ${s}`)];
  });
}

/** Text of a workbook is shown as text: neither HTML nor a link nor an image. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#!]/g, (c) => `\\${c}`);
}
