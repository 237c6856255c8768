import type { ViewName } from '../../../src/protocol/view';
import { openDiagram, type DiagramOptions, type OpenedDiagram } from './openDiagram';

/** A diagram that was turned to another view, as a user does, and has come so near that boxes are cards. */
export async function openView(view: ViewName, options: DiagramOptions): Promise<OpenedDiagram> {
  const diagram = await openDiagram(options);
  await diagram.page.getByRole('radio', { name: nameOf[view], exact: true }).click();
  await diagram.inView(view);
  await diagram.level('cards');
  return diagram;
}

const nameOf: Readonly<Record<ViewName, string>> = { compute: 'Compute', network: 'Network', storage: 'Storage', all: 'All' };
