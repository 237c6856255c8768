/** Two diagrams beside each other, each of a version: what one looks at and has selected, the other does too. */
import type { CameraPlace } from '../../protocol/comparison';
import type { FromExtension } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';

export class InStep {
  private partner: InStep | undefined;

  constructor(private readonly send: (message: FromExtension) => void) {}

  /** From now on both go in step, and neither with another. */
  join(other: InStep): void {
    for (const one of [this, other]) one.leave();
    this.partner = other;
    other.partner = this;
    for (const one of [this, other]) one.begin();
  }

  /** The page listens, perhaps not for the first time. */
  begin(): void {
    if (this.partner) this.send({ kind: 'in-step', on: true });
  }

  leave(): void {
    const { partner } = this;
    if (!partner) return;
    this.partner = partner.partner = undefined;
    for (const one of [this, partner]) one.send({ kind: 'in-step', on: false });
  }

  looks(place: CameraPlace, view: ViewName): void {
    this.partner?.send({ kind: 'follow', view, camera: place, selection: null });
  }

  selects(nodes: readonly string[], view: ViewName): void {
    this.partner?.send({ kind: 'follow', view, camera: null, selection: [...nodes] });
  }
}
