import type { Trace, TracedWay } from '../../core/network/trace/types';
import { plain } from '../plain';

/** A trace for people: the hops numbered, where it stops, what would help, and the way back. */
export function textTrace(trace: Trace): string {
  const { title, change, back } = trace;
  return `${[
    `${plain(title)}: ${verdictText(trace)}`,
    '',
    ...hopLines(trace),
    ...(trace.because === undefined ? [] : [`${trace.reachable ? '   ' : '  ✗'} ${plain(trace.because)}`]),
    ...(change ? ['', `This would let it through: ${plain(change.text)}`] : []),
    ...(trace.reachable ? ['', ...backLines(back)] : []),
  ].join('\n')}\n`;
}

function verdictText({ reachable, certain, verdict }: TracedWay): string {
  if (!reachable) return certain ? 'not reachable' : 'not known to be reachable';
  return verdict === 'part' ? 'reachable in part' : 'reachable';
}

function hopLines({ hops }: TracedWay): readonly string[] {
  const width = String(hops.length).length + 2;
  return hops.map(({ text }, i) => `${String(i + 1).padStart(width)}  ${plain(text)}`);
}

function backLines(back: Trace['back']): readonly string[] {
  const begins = { open: 'The other side may begin as well.', part: 'The other side may begin some of it.', closed: 'The other side cannot begin.' }[back.begins];
  if (back.reachable) return [`Answers get back. ${begins}`];
  return [`Answers do not get back: ${plain(back.because ?? '')} ${begins}`, ...hopLines(back)];
}
