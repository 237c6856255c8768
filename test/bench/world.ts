/** What rows measure on: made when first wanted, shared by those that leave it as they found it. */
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';
import { DiagramProjection } from '../../src/features/diagram/projection';
import type { DiagramNode } from '../../src/protocol/view';
import { generateDatacentre, type DatacentreSize } from '../support/generateDatacentre';
import { generateEstate } from '../support/generateEstate';

export const size = { hosts: 1000, vms: 10_000 } as const;
/** Fifty thousand VMs. */
export const largeSize = { hosts: 2500, vms: 50_000 } as const;
export const file = '/estate/main.virt.json';

export class World {
  private readonly ends: (() => Promise<void>)[] = [];
  private heldDatacentre: Session | undefined;
  private held: { readonly text: string; session?: Session; nodes?: readonly DiagramNode[] } | undefined;

  /** About 4 MB. */
  get text(): string {
    return this.made.text;
  }

  /** An estate with its findings known. Whoever edits it takes the edit back. */
  get session(): Session {
    const made = this.made;
    if (!made.session) {
      made.session = new Session(file, made.text);
      findingsOf(made.session);
    }
    return made.session;
  }

  /** The diagram of the estate. */
  get nodes(): readonly DiagramNode[] {
    const made = this.made;
    if (!made.nodes) {
      const projection = new DiagramProjection(this.session);
      made.nodes = projection.view().nodes;
      projection.dispose();
    }
    return made.nodes;
  }

  /** An estate whose views all have much to show, its findings known: the document is read and checked once, and nobody edits it for good. */
  get datacentre(): Session {
    return (this.heldDatacentre ??= checked(size));
  }

  /** Something to be closed after the last row. */
  closeAtEnd(close: () => Promise<void>): void {
    this.ends.push(close);
  }
  async end(): Promise<void> {
    await Promise.all(this.ends.map((close) => close()));
  }

  private get made(): NonNullable<World['held']> {
    return (this.held ??= { text: generateEstate(size) });
  }
}

/** A datacentre of that size, open in an editor. */
export function checked(wanted: DatacentreSize): Session {
  const session = new Session(file, JSON.stringify(generateDatacentre(wanted), undefined, 1));
  findingsOf(session);
  return session;
}
