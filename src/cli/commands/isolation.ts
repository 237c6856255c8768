import { breachLines, isolationReport, tenantsOf, unknownPairs } from '../../features/isolation/report';
import { isolatedText } from '../../features/isolation/words';
import { readGiven } from '../check/given';
import { openEstates } from '../check/openEstates';
import { choiceOf, done, refused, valueOf, type Arguments, type Command } from '../command';
import { shownFile } from '../files';
import { jsonIsolation } from '../isolation/json';
import { textIsolation } from '../isolation/text';
import { whatIsMissing } from '../model/whatIsMissing';
import { plain } from '../plain';
import type { Terminal } from '../terminal';

const formats = ['text', 'json'] as const;
const groupings = ['tenant', 'network'] as const;

export const isolationCommand: Command = {
  name: 'isolation',
  usage: 'FILE [--by tenant|network] [--format text|json] [--expect-isolated]',
  summary: 'Show which tenants or networks reach which, for all pairs of their adapters.',
  details: `
FILE is a topology (*.virt.json) or "-" for standard input. Files it imports are read with it.
Every pair of adapters of VMs, containers and hosts that are in use counts. A cell is the best any pair has: "open";
"part", some protocols or ports; "closed"; or "unknown", where the way leads to what the document does not show.

text   a matrix, or a list where that would be too wide, and how each reaches others, with a pair that shows it: ask
       "topovisor trace" for it
json   { "by", "isolated", "breaches", "groups": [{ "name", "adapters" }],
         "cells": [{ "from", "to", "reach", "because", "example": { "from", "to" }, "unguarded" }] }

Tenants are isolated when none reaches another but through a filter that names what it lets through. What is not
known counts as not reached, and is said. "isolated" is null where there are no two tenants.

Exit code: 0; 1 with --expect-isolated where tenants are not isolated; 2 FILE, or a file it imports, could not be
read, or isolation is expected where there are no two tenants.`,
  options: {
    by: { value: 'GROUPS', oneOf: groupings, help: 'tenant or network. Default: tenant where there are two, else network.' },
    format: { value: 'FORMAT', oneOf: formats, help: 'How it is printed: text (the default) or json.' },
    'expect-isolated': { help: 'Fail where tenants are not isolated, and say by whom.' },
  },
  run: isolation,
};

async function isolation(args: Arguments, terminal: Terminal) {
  const [operand, ...more] = args.operands;
  if (operand === undefined || more.length > 0) return refused('say which file: "topovisor isolation FILE".');
  const given = await readGiven([operand], terminal);
  if (given.kind === 'refused') return refused(...given.reasons);
  const [session, another] = openEstates(given.files, { rules: [] });
  if (!session || another) return refused(`"${operand}" holds several topologies: say of which one.`);
  const unread = whatIsMissing(session, (file) => shownFile(terminal.cwd, file));
  if (unread.length > 0) return refused(...unread);
  const { estate } = session;
  const isExpected = args.options.has('expect-isolated');
  const tenants = tenantsOf(estate);
  if (isExpected && tenants.length < 2) return refused(`isolation is between tenants, and ${tenants.length === 0 ? 'none has' : `only "${plain(tenants[0] ?? '')}" has`} adapters in use: say "tenant" of networks, VMs, hosts or containers.`);
  const by = groupings.find((grouping) => grouping === valueOf(args, 'by'));
  const report = isolationReport(estate, by);
  const breaches = tenants.length > 1 ? breachLines(estate) : undefined;
  if (choiceOf(args, 'format', formats) === 'json') terminal.out(`${JSON.stringify(jsonIsolation(report, breaches), null, 2)}\n`);
  else terminal.out(`${textIsolation(report)}${breaches ? verdictText(breaches, unknownPairs(estate)) : ''}`);
  return done(isExpected && breaches !== undefined && breaches.length > 0 ? 1 : 0);
}

function verdictText(breaches: readonly string[], unknown: number): string {
  if (breaches.length === 0) return `\n${isolatedText(unknown).join('')}\n`;
  return `\n${['The tenants are not isolated:', ...breaches.map((line) => `  ✗ ${plain(line)}`)].join('\n')}\n`;
}
