import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Frame, type Page } from 'playwright-core';
import { evaluateIn } from '../../../scripts/vscode/channel.mjs';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { startSession, type Session } from '../../../scripts/vscode/session.mjs';
import { atMost, type Bench } from '../measurement';

export const vscodeBenches: readonly Bench[] = [
  {
    name: 'paint-vscode',
    what: 'Diagram of an open file opened in a real VS Code, to first paint',
    unit: 'ms',
    target: atMost(1000),
    full: true,
    run: ({ text }) => inVsCode((session) => diagramPaints(session, text)),
  },
  {
    name: 'paint-vscode-empty',
    what: 'The same with one host: what VS Code itself takes for a webview',
    unit: 'ms',
    full: true,
    run: () => inVsCode((session) => diagramPaints(session, '{ "topovisor": 1, "hosts": { "esx-01": {} } }')),
  },
  {
    name: 'activation',
    what: 'The extension activated in a real VS Code, as it notes it: bundle loaded, `activate` run',
    unit: 'ms',
    target: atMost(100),
    full: true,
    run: async () => {
      const runs: number[] = [];
      // Each in a VS Code of its own: an extension is activated once.
      for (let run = 0; run < 5; run++) runs.push(await inVsCode(activation));
      return runs;
    },
  },
];

async function inVsCode<T>(measure: (session: Session) => Promise<T>): Promise<T> {
  const session = await startSession({ extensionDevelopmentPath: repository, window: { width: 1600, height: 1000 } });
  try {
    return await measure(session);
  } finally {
    await session.stop();
  }
}

function activation(session: Session): Promise<number> {
  return evaluateIn(session, async (vscode) => {
    const id = 'topovisor.topovisor';
    await vscode.extensions.getExtension(id)?.activate();
    const marks = (globalThis as unknown as { MonacoPerformanceMarks?: { getMarks(): readonly { readonly name: string; readonly startTime: number }[] } }).MonacoPerformanceMarks?.getMarks() ?? [];
    const at = (name: string): number => {
      const mark = marks.find((each) => each.name === `code/extHost/${name}/${id}`);
      if (!mark) throw new Error(`VS Code did not note when it was at ${name}.`);
      return mark.startTime;
    };
    return at('didLoadExtensionCode') - at('willLoadExtensionCode') + at('didActivateExtension') - at('willActivateExtension');
  });
}

/** From the command to the first frame after the diagram says that it is drawn; the text has been open for a while. */
async function diagramPaints(session: Session, text: string): Promise<readonly number[]> {
  const path = join(session.workspace, 'estate.virt.json');
  writeFileSync(path, text);
  const browser = await chromium.connectOverCDP(session.debuggerUrl);
  try {
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (!page) throw new Error('VS Code has no window.');
    await evaluateIn(session, openText, path);
    const runs: number[] = [];
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      const opening = evaluateIn(session, openDiagram, path);
      const frame = await drawnFrame(page);
      await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if (run > 0) runs.push(performance.now() - start);
      await opening;
      await evaluateIn(session, closeDiagram);
    }
    return runs;
  } finally {
    await browser.close();
  }
}

type VsCode = typeof import('vscode');

async function openText(vscode: VsCode, path: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  await vscode.extensions.getExtension('topovisor.topovisor')?.activate();
  await vscode.window.showTextDocument(uri);
  // Findings are published: the estate is read.
  while (vscode.languages.getDiagnostics(uri).every(({ source }) => source !== 'topovisor')) await new Promise((later) => setTimeout(later, 50));
}

async function openDiagram(vscode: VsCode): Promise<void> {
  await vscode.commands.executeCommand('topovisor.openDiagramBeside');
}

async function closeDiagram(vscode: VsCode): Promise<void> {
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof vscode.TabInputCustom)));
}

/** A webview's own document is the innermost of nested frames, which come and go: every frame is asked, again and again. */
async function drawnFrame(page: Page): Promise<Frame> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    for (const frame of page.frames()) {
      const isDrawn = await frame.evaluate(() => document.documentElement.dataset['revision'] !== undefined).catch(() => false);
      if (isDrawn) return frame;
    }
  }
  throw new Error('The diagram was not drawn within a minute.');
}
