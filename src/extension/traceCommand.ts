/** Tracing without a diagram: who to whom by quick pick, and the way as a list whose lines lead into the text. */
import * as vscode from 'vscode';
import { placeOf } from '../features/cursor';
import { unlessBroken } from '../features/diagram/gestures';
import { operandAt } from '../features/operations';
import type { Session } from '../features/session';
import { letThrough, traceView, type TraceRequest } from '../features/trace';
import { parseTraffic, traceEnds, traceHeading, traceLines, type TraceLine } from '../features/traceRequests';
import { workspaceEdit, write } from './edits';
import { fileOf, isTopology, uriOf } from './files';
import { rangeOf } from './ranges';
import { showText } from './showText';
import type { Workspace } from './workspace';

/** Asks whose packets to follow in the topology of the active text, and shows their way. */
export async function traceInText(workspace: Workspace): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const session = editor && isTopology(editor.document.uri) ? workspace.sessionOf(editor.document.uri) : undefined;
  if (!editor || !session) return void vscode.window.showInformationMessage('Open a topology (*.virt.json) first: packets are followed through it.');
  const here = operandAt(session, fileOf(editor.document.uri), editor.document.offsetAt(editor.selection.active));
  const from = await askEnd(session, 'Trace from', here === undefined ? [] : [here]);
  const to = from === undefined ? undefined : await askEnd(session, 'Trace to', []);
  if (from === undefined || to === undefined) return;
  const typed = await vscode.window.showInputBox({ title: 'Trace', prompt: 'Protocol and port; empty for any', placeHolder: 'tcp 443', ignoreFocusOut: true, validateInput: (text) => problemOf(text) });
  const traffic = typed === undefined ? undefined : parseTraffic(typed);
  if (traffic?.kind !== 'traffic') return;
  await show(session, { from, to, protocol: traffic.protocol, port: traffic.port }, editor.viewColumn);
}

function problemOf(text: string): string | undefined {
  const read = parseTraffic(text);
  return read.kind === 'invalid' ? read.reason : undefined;
}

/** A node, or an address; undefined where the user gives up. */
async function askEnd(session: Session, title: string, first: readonly string[]): Promise<string | undefined> {
  const ends = traceEnds(session, first).map(({ node, label, word }) => ({ label, description: word, node }));
  const anAddress = { label: 'An address…', description: '', node: '' };
  const chosen = await vscode.window.showQuickPick([...ends, anAddress], { title, matchOnDescription: true, ignoreFocusOut: true });
  if (chosen !== anAddress) return chosen?.node;
  return vscode.window.showInputBox({ title, prompt: 'IPv4 or IPv6 address', placeHolder: '10.0.10.11', ignoreFocusOut: true });
}

async function show(session: Session, request: TraceRequest, column: vscode.ViewColumn | undefined): Promise<void> {
  const answer = traceView(session.estate, request);
  if (answer.kind === 'refused') return void vscode.window.showWarningMessage(answer.reasons.join(' '));
  const { trace } = answer;
  const items = traceLines(trace).map((line) => ({ label: line.text, detail: line.detail, line }));
  const chosen = await vscode.window.showQuickPick(items, { title: traceHeading(trace), placeHolder: 'Choose a line to go to its text', ignoreFocusOut: true });
  if (chosen) await follow(session, request, trace.change, chosen.line, column);
}

async function follow(session: Session, request: TraceRequest, change: string, { node, applies }: TraceLine, column: vscode.ViewColumn | undefined): Promise<void> {
  if (applies) return apply(session, request, change);
  const place = node === null ? undefined : placeOf(session, node, []);
  if (place) await showText(uriOf(place.file), rangeOf(place.range), column);
}

async function apply(session: Session, request: TraceRequest, change: string): Promise<void> {
  const through = letThrough(session.estate, request, change);
  const outcome = through.kind === 'refused' ? through : unlessBroken(session, { ...through, node: null });
  if (outcome.kind === 'refused') return void vscode.window.showErrorMessage(outcome.reasons.join(' '));
  const written = await write(outcome.kind === 'changes' ? workspaceEdit(session, outcome.changes) : undefined);
  if (written.kind !== 'written') void vscode.window.showWarningMessage(written.reason);
}
