import { countsOf, type Report } from './report';

/** The report for programs: see `topovisor check --help`. Lines and characters count from 0. */
export function jsonReport({ findings }: Report): string {
  const listed = findings.map(({ rule, severity, message, file, path, range, related, fixes }) => ({
    rule: rule.id, severity, message, file, path, range, related, fixes: fixes().map(({ title }) => ({ title })),
  }));
  return `${JSON.stringify({ findings: listed, counts: countsOf(findings) }, null, 2)}\n`;
}
