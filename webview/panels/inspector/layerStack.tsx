import type { LayerView } from '../../../src/protocol/view';
import { estateRules, lookOf } from '../../../src/scene';
import { Icon, layerIcon } from '../../ui';

/** What a host consists of, drawn as it stands: its guests on top, the hardware at the bottom. */
export function LayerStack({ layers }: { readonly layers: readonly LayerView[] }) {
  const on = standingOn(new Set(layers.map(({ layer }) => layer)));
  return (
    <section className="tv-group" aria-label="Architecture">
      <h3 className="tv-group-title">Architecture</h3>
      <ol className="tv-stack" aria-label="Layers, the uppermost first">
        {on !== '' && <li className="tv-stack-guests">{on}</li>}
        {layers.toReversed().map((layer) => <LayerBand key={layer.layer + layer.label} layer={layer} />)}
      </ol>
    </section>
  );
}

/** What stands on all of it. */
function standingOn(layers: ReadonlySet<LayerView['layer']>): string {
  if (layers.has('hypervisor')) return layers.has('engine') ? 'VMs and containers' : 'VMs';
  if (layers.has('engine')) return 'containers';
  return layers.has('host-os') ? 'applications' : '';
}

function LayerBand({ layer: { layer, label, detail, space } }: { readonly layer: LayerView }) {
  const { name, pattern } = lookOf(estateRules, layer);
  return (
    <li className="tv-stack-layer" data-pattern={pattern}>
      <div className="tv-stack-text">
        <p className="tv-stack-name tv-muted"><Icon name={layerIcon(layer)} size={14} /> {name}{space !== '' && <span className="tv-stack-space">{space}</span>}</p>
        <p className="tv-stack-label">{label}</p>
        {detail !== '' && <p className="tv-small">{detail}</p>}
      </div>
    </li>
  );
}
