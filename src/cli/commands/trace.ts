import { traceOf } from '../../features/trace';
import { readGiven } from '../check/given';
import { openEstates } from '../check/openEstates';
import { choiceOf, done, refused, valueOf, type Arguments, type Command } from '../command';
import { whatIsMissing } from '../model/whatIsMissing';
import { shownFile } from '../files';
import type { Terminal } from '../terminal';
import { jsonTrace } from '../trace/json';
import { textTrace } from '../trace/text';

const formats = ['text', 'json'] as const;
const protocols = ['tcp', 'udp', 'icmp'] as const;

export const traceCommand: Command = {
  name: 'trace',
  usage: 'FILE --from A --to B [--protocol tcp|udp|icmp] [--port N] [--format text|json]',
  summary: 'Show how a packet gets from one VM, container, host or address to another, or why not.',
  details: `
FILE is a topology (*.virt.json) or "-" for standard input. Files it imports are read with it.
A and B are ids such as "web-01", "vms/web-01" where others have the same id, "web-01/eth0" for one adapter of
several, or addresses.

text   every hop, numbered: virtual NIC, port group, switch, uplink, physical port and VLAN tag, tunnel, router,
       translation, filter; where and why it stops, the smallest change that would let it through, and the way back
json   { "reachable", "certain", "verdict", "hops": [{ "kind", "collection", "id", "part", "vlan", "tunnel", "text" }],
         "blockedAt", "because", "change": { "text", "changes" },
         "back": { "reachable", "because", "begins", "hops", … } }
       "verdict" is "open", "part" where only some protocols or ports get through, or "closed". "certain" is false
       where the way leads to equipment the document does not show: that counts as not reachable. "back" is the way of
       the answers, and "begins" says what the other side may begin by itself.

Exit code: 0 B is reached, 1 it is not; 2 FILE, or a file it imports, could not be read, or A or B is not in it.`,
  options: {
    from: { value: 'A', help: 'Who sends.' },
    to: { value: 'B', help: 'Who receives.' },
    protocol: { value: 'PROTOCOL', oneOf: protocols, help: 'tcp, udp or icmp; anything unless given.' },
    port: { value: 'N', help: 'Destination port, 1 to 65535; of TCP unless a protocol is given.' },
    format: { value: 'FORMAT', oneOf: formats, help: 'How it is printed: text (the default) or json.' },
  },
  run: trace,
};

async function trace(args: Arguments, terminal: Terminal) {
  const [operand, ...more] = args.operands;
  const [from, to, port] = [valueOf(args, 'from'), valueOf(args, 'to'), valueOf(args, 'port')];
  if (operand === undefined || more.length > 0 || from === undefined || to === undefined) return refused('say the file and both ends: "topovisor trace FILE --from A --to B".');
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return refused(`--port is a number from 1 to 65535, not "${port}".`);
  const given = await readGiven([operand], terminal);
  if (given.kind === 'refused') return refused(...given.reasons);
  const [estate, another] = openEstates(given.files, { rules: [] });
  if (!estate || another) return refused(`"${operand}" holds several topologies: say in which one to trace.`);
  const unread = whatIsMissing(estate, (file) => shownFile(terminal.cwd, file));
  if (unread.length > 0) return refused(...unread);
  const answer = traceOf(estate.estate, { from, to, protocol: valueOf(args, 'protocol') ?? '', port: port === undefined ? null : Number(port) });
  if (answer.kind === 'refused') return refused(...answer.reasons);
  terminal.out(choiceOf(args, 'format', formats) === 'json' ? `${JSON.stringify(jsonTrace(answer.trace), null, 2)}\n` : textTrace(answer.trace));
  return done(answer.trace.reachable ? 0 : 1);
}
