import { useDiagram, useSession } from '../state/context';
import { select } from '../state/selection';

/** Where one is: the estate, and what the current node lies in. Each part leads there. */
export function Breadcrumb() {
  const session = useSession();
  const title = useDiagram((state) => state.title);
  const scene = useDiagram((state) => state.arrangement.scene);
  const selected = useDiagram((state) => (state.selection.size === 1 ? [...state.selection][0] ?? null : null));
  const path: { readonly id: string; readonly label: string }[] = [];
  for (let box = selected === null ? undefined : scene.find(selected); box; box = box.parent === null ? undefined : scene.find(box.parent)) {
    path.unshift({ id: box.node.id, label: box.node.label });
  }
  return (
    <nav className="tv-breadcrumb" aria-label="Where you are">
      <button type="button" className="tv-crumb tv-crumb-title" onClick={() => session.camera?.fit()}>{title}</button>
      {path.map(({ id, label }, index) => (
        <button
          key={id} type="button" className="tv-crumb" aria-current={index === path.length - 1 ? 'true' : undefined}
          onClick={() => { select(session, [id]); session.camera?.fit([id]); }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
