import { arrange, buildEdges, buildScene, fitTo, linesIn, networkRules, patchEdges, pictureOf, type Arrangement, type Edges, type SceneEdge, type SceneNode, type View } from '../../../src/scene';
import { timed, type Bench } from '../measurement';

/** Lines of a large network: 1,000 hosts with ten NICs each on 50 switches, 20,000 edges, 200 networks with 10,000 guests. */
export const sceneEdgeBenches: readonly Bench[] = [
  {
    name: 'scene-edges-all',
    what: 'Every line of 20,000 edges after a change of places',
    unit: 'ms',
    run: () => {
      const { nodes, edges } = network();
      const view = { x: 0, y: 0, zoom: 0.02, width: 1600, height: 1000 };
      return timed(6, () => {
        const arrangement = arrange(buildScene(nodes, networkRules));
        return linesIn(arrangement, edges, pictureOf(arrangement, view), view);
      });
    },
  },
  {
    name: 'scene-edges-patch',
    what: 'The lines again after one edge changed',
    unit: 'ms',
    run: () => {
      const { arrangement, edges, first } = large();
      const view = middle(arrangement, 0.3);
      const picture = pictureOf(arrangement, view);
      let now = edges;
      return timed(10, (run) => {
        now = patchEdges(now, [{ ...first, label: `${run} Gb/s` }], []);
        return linesIn(arrangement, now, picture, view);
      });
    },
  },
  ...([0.02, 0.3, 1] as const).map((zoom): Bench => ({
    name: `scene-edges-pan-${zoom}`,
    what: `The lines in sight, panning at ${Math.round(zoom * 100)} %`,
    unit: 'ms',
    run: () => {
      const { arrangement, edges } = large();
      const view = middle(arrangement, zoom);
      let picture = pictureOf(arrangement, view);
      let lines = linesIn(arrangement, edges, picture, view);
      return timed(60, (run) => {
        const moved = { ...view, x: view.x - 12 * run };
        picture = pictureOf(arrangement, moved, picture);
        lines = linesIn(arrangement, edges, picture, moved, lines);
      });
    },
  })),
];

function large(): { readonly arrangement: Arrangement; readonly edges: Edges; readonly first: SceneEdge } {
  const { nodes, edges, first } = network();
  return { arrangement: arrange(buildScene(nodes, networkRules)), edges, first };
}

function middle({ bounds }: Arrangement, zoom: number): View {
  const window = { width: 1600, height: 1000 };
  const at = Math.max(zoom, fitTo(bounds, window).zoom);
  return { ...window, zoom: at, x: window.width / 2 - (bounds.x + bounds.width / 2) * at, y: window.height / 2 - (bounds.y + bounds.height / 2) * at };
}

function network(): { readonly nodes: readonly SceneNode[]; readonly edges: Edges; readonly first: SceneEdge } {
  const nodes: SceneNode[] = [];
  const edges: SceneEdge[] = [];
  const rest = { detail: '', state: 'normal', heat: {}, findings: { error: 0, warning: 0, info: 0 }, pin: null };
  const node = (id: string, kind: string, parent: string | null): void => {
    nodes.push({ id, kind, parent, label: id.slice(id.lastIndexOf('/') + 1), order: nodes.length, ...rest });
  };
  const edge = (kind: string, from: string, to: string): void => {
    edges.push({ id: `${kind}/${from}/${to}`, kind, from, to, label: '25 Gb/s', detail: '', state: 'normal', heat: null, findings: rest.findings });
  };
  node('group/physical', 'group', null);
  for (let at = 0; at < 50; at++) node(`switches/s${at}`, 'switch', 'group/physical');
  for (let at = 0; at < 20; at++) node(`clusters/c${at}`, 'cluster', null);
  for (let at = 0; at < 20; at++) node(`switches/v${at}`, 'fabric', null);
  for (let host = 0; host < 1000; host++) {
    node(`hosts/h${host}`, 'host', `clusters/c${host % 20}`);
    for (let nic = 0; nic < 10; nic++) {
      const [own, port] = [`hosts/h${host}/nics/${nic}`, `switches/s${(host + nic) % 50}/ports/${host}-${nic}`];
      node(own, 'nic', `hosts/h${host}`);
      node(port, 'port', `switches/s${(host + nic) % 50}`);
      edge('cable', port, own);
      edge('uplink', own, `switches/v${host % 20}`);
    }
  }
  for (let at = 0; at < 200; at++) node(`networks/n${at}`, 'network', `switches/v${at % 20}`);
  for (let at = 0; at < 10_000; at++) node(`vms/vm${at}/nics/0`, 'guest', `networks/n${at % 200}`);
  const [first] = edges;
  if (!first) throw new Error('There is no edge.');
  return { nodes, edges: buildEdges(edges), first };
}
