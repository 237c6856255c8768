/** The node in whose text the cursor is, and whether it is being typed in. */
import type { FromExtension } from '../../protocol/messages';

/** Nobody who pauses so long is typing. */
const pauseMs = 2000;

export class Presence {
  private node: string | null = null;
  private typing = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (message: FromExtension) => void) {}

  /** A page begins to listen: it knows of nothing. */
  begin(): void {
    this.node = null;
    this.typing = false;
    this.end();
  }

  /** @param typing whether the cursor moved by what was typed */
  at(node: string | null, { typing, scroll }: { readonly typing: boolean; readonly scroll: boolean }): void {
    this.end();
    if (typing) this.pause = setTimeout(() => this.tell(this.node, false, false), pauseMs);
    this.tell(node, typing, scroll);
  }

  dispose(): void {
    this.end();
  }

  private tell(node: string | null, typing: boolean, scroll: boolean): void {
    if (node === this.node && typing === this.typing) return;
    this.node = node;
    this.typing = typing;
    this.send({ kind: 'highlight', node, scroll, typing });
  }

  private end(): void {
    clearTimeout(this.pause);
  }
}
