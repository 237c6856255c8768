/** What a diagram is compared with while it is: marks its views, tells the page of the changes, and answers for what is only in the other version. */
import * as vscode from 'vscode';
import { answerOfPast } from '../../features/compare/answerOfPast';
import { LiveComparison } from '../../features/compare/comparison';
import { comparisonView, missingIn } from '../../features/compare/comparisonView';
import { ComparedView } from '../../features/compare/comparedView';
import type { Comparison } from '../../features/compare/types';
import type { DiagramProjection } from '../../features/diagram/projection';
import type { Session } from '../../features/session';
import { wentTo } from '../../protocol/comparison';
import type { Answer, FromExtension, Question } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import type { OpenedVersion, VersionSource } from '../compare/versions';
import type { Report } from '../report';

type Opened = Extract<OpenedVersion, { kind: 'opened' }>;

export class Comparing {
  private live: LiveComparison | undefined;
  private readonly views = new Map<ViewName, { readonly later: DiagramProjection; readonly view: ComparedView }>();
  private told: Comparison | undefined;
  private readonly watching: vscode.Disposable;
  private readonly replaced = new vscode.EventEmitter<void>();
  /** The other version is another now: everything is to be drawn again. */
  readonly onDidReplace = this.replaced.event;
  private reopening = false;
  private isStale = false;
  private isOver = false;

  constructor(
    private opened: Opened,
    private readonly source: VersionSource,
    private readonly report: Report,
  ) {
    this.watching = source.watch(() => void report.guard('Comparing', () => this.reopen()));
  }

  /** The main file of the other version. */
  get uri(): vscode.Uri {
    return this.opened.uri;
  }

  /** A view of an estate with what the other version had; `later` is the view without it, and `project` makes such a view of the other version. */
  view(session: Session, name: ViewName, later: DiagramProjection, project: (session: Session) => DiagramProjection): ComparedView {
    if (this.live?.after !== session) this.forget();
    this.live ??= new LiveComparison(this.opened.session, session);
    const known = this.views.get(name);
    if (known?.later === later) return known.view;
    known?.view.dispose();
    const view = new ComparedView(this.live, project(this.opened.session), later);
    this.views.set(name, { later, view });
    return view;
  }

  /** What the page is to be told of the changes: undefined where it knows, unless `again`. */
  news(again: boolean): FromExtension | undefined {
    const comparison = this.live?.current();
    if (!comparison || (comparison === this.told && !again)) return undefined;
    this.told = comparison;
    const missing = missingIn(this.opened.session, (file) => file.slice(file.lastIndexOf('/') + 1));
    return { kind: 'comparison', comparison: comparisonView(comparison, { with: this.opened.title, opensBeside: true, missing }) };
  }

  /** The answer to a question about what is only in the other version; undefined where it is about something else. */
  answer(question: Question, view: ViewName): Answer | undefined {
    const { session, title } = this.opened;
    return answerOfPast(question, { session, title, isPast: (node) => wentTo(node) !== undefined || [...this.views.values()].some(({ view }) => view.isPast(node)) }, view);
  }

  /** Lets go of an estate that is no longer shown. */
  forget(): void {
    for (const { view } of this.views.values()) view.dispose();
    this.views.clear();
    this.live?.dispose();
    this.live = undefined;
    this.told = undefined;
  }

  dispose(): void {
    this.isOver = true;
    this.forget();
    this.watching.dispose();
    this.replaced.dispose();
    this.opened.session.dispose();
  }

  /** One at a time: what changes meanwhile is read after that. What can no longer be read stays as it was. */
  private async reopen(): Promise<void> {
    this.isStale = true;
    if (this.reopening) return;
    this.reopening = true;
    try {
      while (this.isStale && !this.isOver) {
        this.isStale = false;
        const now = await this.source.open();
        if (now.kind === 'refused') this.report.log.info(`The comparison goes on with ${this.opened.title} as it was: ${now.reason}`);
        else this.replace(now);
      }
    } finally {
      this.reopening = false;
    }
  }

  private replace(now: Opened): void {
    if (this.isOver) return now.session.dispose();
    this.forget();
    this.opened.session.dispose();
    this.opened = now;
    this.replaced.fire();
  }
}
