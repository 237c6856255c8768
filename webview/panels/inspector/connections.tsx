import { edgesAt } from '../../../src/scene';
import type { Scene, SceneEdge } from '../../../src/scene';
import { findingsText } from '../../a11y/names';
import { labelOf } from '../../state/labels';
import { disconnect, isConnectable, openConnect } from '../../state/connect';
import { isNamedPart } from '../../state/kinds';
import { useDiagram, useSession } from '../../state/context';
import { select, selectEdges } from '../../state/selection';
import { shortcutOf } from '../../state/shortcuts';
import { Button, FindingsBadge, Icon, IconButton } from '../../ui';

/** So many are listed. */
const shownAtMost = 200;

/** What a node is joined to, each with where it leads, what is wrong with it and what can be done with it. */
export function Connections({ node }: { readonly node: string }) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const all = useDiagram((state) => state.edges);
  const edges = edgesAt(scene, all, node);
  const kind = scene.find(node)?.node.kind;
  const view = useDiagram((state) => state.view);
  return (
    <div className="tv-connections">
      {edges.length === 0 && <p className="tv-panel-padded tv-muted">It is joined to nothing.</p>}
      <EdgeList edges={edges.slice(0, shownAtMost)} at={node} />
      {edges.length > shownAtMost && <p className="tv-panel-padded tv-muted">{edges.length - shownAtMost} more: select what lies in it to see those.</p>}
      {isConnectable(kind, view) && <div className="tv-panel-padded tv-row"><Button onClick={() => openConnect(session, node)}>Connect to…</Button></div>}
    </div>
  );
}

/** Lines that were selected on the canvas. */
export function EdgesSelected({ ids }: { readonly ids: readonly string[] }) {
  const session = useSession();
  const all = useDiagram((state) => state.edges);
  const isLive = useDiagram((state) => state.status.state === 'live');
  const edges = ids.flatMap((id) => all.all.get(id) ?? []);
  const [first] = edges;
  return (
    <>
      <header className="tv-panel-header">
        <p className="tv-panel-word"><Icon name="cable" size={14} /> {first?.kind ?? 'connection'}</p>
        <h2 className="tv-panel-title tv-figures">{edges.length === 1 && first ? namesOf(session, first).join(' – ') : `${edges.length} connections`}</h2>
        <div className="tv-panel-acts"><IconButton icon="delete" label={edges.length === 1 ? 'Disconnect' : 'Disconnect all'} keys={shortcutOf('delete')} disabled={!isLive} onClick={() => void disconnect(session, ids)} /></div>
      </header>
      <div className="tv-panel-body tv-scroll" tabIndex={0} role="region" aria-label="Connections"><EdgeList edges={edges.slice(0, shownAtMost)} at={null} /></div>
    </>
  );
}

function EdgeList({ edges, at }: { readonly edges: readonly SceneEdge[]; readonly at: string | null }) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const isLive = useDiagram((state) => state.status.state === 'live');
  if (edges.length === 0) return null;
  return (
    <ul className="tv-edges" aria-label="Connections">
      {edges.map((edge) => {
        const ends = at === null ? [edge.from, edge.to] : [isIn(scene, edge.from, at) ? edge.to : edge.from];
        const where = ends.map((end) => nameIn(scene, end)).join(' – ');
        return (
          <li key={edge.id} className="tv-edge" data-edge={edge.id}>
            <button type="button" className="tv-edge-text" onClick={() => (at === null ? undefined : selectEdges(session, [edge.id]))} disabled={at === null}>
              <span className="tv-edge-line"><span className="tv-edge-sample" data-state={edge.state} data-kind={edge.kind} /> <span><span className="tv-unseen">{edge.kind} {at === null ? 'between' : 'to'} </span><b>{where}</b></span> <FindingsBadge counts={edge.findings} /></span>
              <span className="tv-edge-line tv-muted tv-small">{[edge.change ?? '', edge.kind, edge.state === 'normal' ? '' : edge.state, edge.detail, findingsText(edge.findings)].filter((part) => part !== '').join(' · ')}</span>
            </button>
            {ends.map((end) => (
              <IconButton key={end} icon="right" label={`Go to ${nameIn(scene, end)}`} onClick={() => { select(session, [end]); session.camera?.show([end], { legibly: true }); }} />
            ))}
            <IconButton icon="delete" label={`Disconnect ${where}`} disabled={!isLive || edge.change === 'removed'} onClick={() => void disconnect(session, [edge.id])} />
          </li>
        );
      })}
    </ul>
  );
}

function namesOf(session: Parameters<typeof labelOf>[0], { from, to }: SceneEdge): readonly string[] {
  const { scene } = session.store.get().arrangement;
  return [nameIn(scene, from), nameIn(scene, to)];
}

/** "leaf-1 eth1", "san-a fast": a part says whose it is. */
function nameIn(scene: Scene, id: string): string {
  const box = scene.find(id);
  if (!box) return id;
  const { kind, label } = box.node;
  const around = isNamedPart(kind) ? scene.find(box.parent ?? '')?.node.label : undefined;
  return around === undefined ? label : `${around} ${label}`;
}

function isIn(scene: Scene, id: string, box: string): boolean {
  for (let at: string | null = id; at !== null; at = scene.find(at)?.parent ?? null) if (at === box) return true;
  return false;
}
