/** Taking what is shown out of the diagram: into a file that the user chooses, or onto the clipboard. */
import type { Session } from '../state/session';
import { drawShown } from './draw';
import type { ExportOptions } from './options';
import { base64Of, pngOf, type Png } from './png';

export type ExportOutcome =
  | { readonly kind: 'done' }
  /** The user chose no file, and none was written. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Asks how, and where to. */
export function openExport(session: Session, what: ExportOptions['what'] | null = null): void {
  session.store.set({ dialog: { kind: 'export', what } });
}

/** Draws it and has it kept in a file; once it is drawn, unless the signal says by then that nobody wants it any more. */
export async function exportShown(session: Session, options: ExportOptions, signal: AbortSignal): Promise<ExportOutcome> {
  const { format } = options;
  const text = drawShown(session, options);
  const png = format === 'png' ? await pngOf(text, options.scale) : null;
  if (png?.kind === 'refused') return { kind: 'refused', reasons: [png.reason] };
  if (signal.aborted) return { kind: 'cancelled' };
  const answer = await session.channel.ask({ kind: 'export', format, content: png === null ? text : await base64Of(png.blob) });
  if (answer.kind === 'refused') return { kind: 'refused', reasons: answer.reasons };
  if (answer.kind !== 'exported' || answer.file === null) return { kind: 'cancelled' };
  session.announcer.say(png === null ? `Exported to ${answer.file}` : `Exported to ${answer.file}, ${sizeOf(png)}`);
  return { kind: 'done' };
}

/** Puts it on the clipboard as an image, unless the signal says that nobody wants it any more. */
export async function copyShown(session: Session, options: ExportOptions, signal?: AbortSignal): Promise<ExportOutcome> {
  const png = await pngOf(drawShown(session, { ...options, format: 'png' }), options.scale);
  if (png.kind === 'refused') return { kind: 'refused', reasons: [png.reason] };
  if (signal?.aborted) return { kind: 'cancelled' };
  if (typeof ClipboardItem === 'undefined') return { kind: 'refused', reasons: ['This window has no clipboard for images: export it as PNG instead.'] };
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png.blob })]);
  } catch (fault) {
    return { kind: 'refused', reasons: [`The browser does not allow it: ${fault instanceof Error ? fault.message : String(fault)} Export it as PNG instead.`] };
  }
  session.notify('info', `Copied as an image, ${sizeOf(png)}`);
  return { kind: 'done' };
}

/** Puts what is in sight on the clipboard as an image, and says what came of it. */
export async function copySight(session: Session): Promise<void> {
  const outcome = await copyShown(session, { ...session.exporting, what: 'sight', level: 'shown' });
  if (outcome.kind === 'refused') session.notify('warning', 'The image was not copied', outcome.reasons);
}

const sizeOf = ({ width, height }: Extract<Png, { kind: 'png' }>): string => `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`;
