import { resolve } from 'node:path';
import { readGiven } from '../check/given';
import { openEstates } from '../check/openEstates';
import { choiceOf, done, refused, valueOf, type Arguments, type Command, type Outcome } from '../command';
import { kindOfPath, shownFile, writeText } from '../files';
import { whatIsMissing } from '../model/whatIsMissing';
import { render } from '../render/picture';
import type { Terminal } from '../terminal';

const views = ['compute', 'network', 'storage', 'all'] as const;
const formats = ['svg', 'drawio'] as const;
const endings = { svg: ['.svg'], drawio: ['.drawio', '.drawio.xml'] } as const;
const palettes = ['light', 'dark', 'contrast', 'print'] as const;
const levels = ['cards', 'cells', 'tiles'] as const;
const directions = ['down', 'right'] as const;
const groupings = ['site', 'rack', 'cluster', 'tag', 'network', 'tenant'] as const;
const spacings = ['compact', 'normal', 'wide'] as const;

export const renderCommand: Command = {
  name: 'render',
  usage: 'FILE [--view compute|network|storage|all] [--saved-view NAME] [-o OUT] [--format svg|drawio] [--palette light|dark|contrast|print] [--level cards|cells|tiles] [--colour-by MEASURE] [--group-by site|rack|cluster|tag|network|tenant] [--direction down|right] [--spacing compact|normal|wide]',
  summary: 'Draw a topology as a picture, as its diagram shows it: SVG, or a file of draw.io.',
  details: `
FILE is a topology (*.virt.json) or "-" for standard input. Files it imports are read with it. What was moved in the
diagram lies where it was moved to; everything else where the diagram puts it when it is opened. The same topology gives
the same bytes, so a picture can be kept beside it and compared.

svg     a picture of its own: no script, no style sheet, no reference to anything outside it
drawio  boxes in boxes and the lines between them, to be opened and changed in draw.io (diagrams.net)

A saved view is a way to look at the topology that the diagram keeps in it, with its filter, what is collapsed, its
layers and its colours; other options may change the rest.

cards   every box with its figures; cells: hosts with their VMs as marks; tiles: clusters with their hosts as marks

Exit code: 0 it is drawn; 2 FILE or a file it imports could not be read, OUT could not be
written, or there is no such view, saved view, grouping or colouring.`,
  options: {
    view: { value: 'VIEW', oneOf: views, help: 'What is drawn: compute (the default), network, storage or all; of a saved view that is known.' },
    'saved-view': { value: 'NAME', help: 'What is drawn: a view that the topology keeps under this name.' },
    output: { value: 'OUT', short: 'o', help: 'Where the picture is written; to standard output where it is not given. A picture that is there is drawn anew.' },
    format: { value: 'FORMAT', oneOf: formats, help: 'svg (the default) or drawio; as OUT ends, where that says it.' },
    palette: { value: 'PALETTE', oneOf: palettes, help: 'light (the default), dark, contrast, or print: for paper, in grey.' },
    level: { value: 'LEVEL', oneOf: levels, help: 'How much is drawn of each box: cards (the default), cells or tiles.' },
    'group-by': { value: 'GROUPING', oneOf: groupings, help: 'What gathers hosts and VMs in the views compute and all: cluster, site, rack, tag, network or tenant; as the topology says, cluster where it says nothing.' },
    direction: { value: 'DIRECTION', oneOf: directions, help: 'Where what follows stands: down or right; as the topology says, down where it says nothing.' },
    spacing: { value: 'SPACING', oneOf: spacings, help: 'How far boxes stand apart: compact, normal or wide; as the topology says, normal where it says nothing.' },
    'colour-by': { value: 'MEASURE', help: 'What boxes are coloured by: cpu or memory, in storage fill, iops or latency, in the network vlan; findings; or an overlay such as overcommit, tenant, tag or snapshot-age (as of today).' },
  },
  run: renderFile,
};

async function renderFile(args: Arguments, terminal: Terminal): Promise<Outcome> {
  const [operand, ...more] = args.operands;
  if (operand === undefined || more.length > 0) return refused('say which one file to draw: "topovisor render FILE -o OUT.svg".');
  const output = valueOf(args, 'output');
  const target = output === undefined ? undefined : resolve(terminal.cwd, output);
  const format = !args.options.has('format') && output?.endsWith('.drawio') ? 'drawio' : choiceOf(args, 'format', formats);
  // What is there is drawn over: so it must be meant to be a picture.
  if (output !== undefined && !endings[format].some((ending) => output.endsWith(ending))) return refused(`"${output}" should end in ${endings[format].join(' or ')}.`);
  if (target !== undefined && kindOfPath(target) === 'folder') return refused(`"${output}" is a folder.`);
  const given = await readGiven([operand], terminal);
  if (given.kind === 'refused') return refused(...given.reasons);
  const [estate, another] = openEstates(given.files, {});
  if (!estate || another) return refused(`"${operand}" holds several topologies: say which one to draw.`);
  const unread = whatIsMissing(estate, (file) => shownFile(terminal.cwd, file));
  if (unread.length > 0) return refused(...unread);
  const rendered = render(estate, {
    view: views.find((word) => word === valueOf(args, 'view')), savedView: valueOf(args, 'saved-view'), groupBy: groupings.find((word) => word === valueOf(args, 'group-by')), palette: choiceOf(args, 'palette', palettes), level: choiceOf(args, 'level', levels), colourBy: valueOf(args, 'colour-by'), format,
    direction: directions.find((word) => word === valueOf(args, 'direction')), spacing: spacings.find((word) => word === valueOf(args, 'spacing')),
    today: new Date().toISOString().slice(0, '2026-03-31'.length),
  });
  if (rendered.kind === 'refused') return refused(`${rendered.reason}.`);
  if (target === undefined) {
    terminal.out(rendered.text);
    return done();
  }
  const failure = writeText(target, rendered.text, 'over what is there');
  return failure === undefined ? done() : refused(`"${output}" cannot be written: ${failure}.`);
}
