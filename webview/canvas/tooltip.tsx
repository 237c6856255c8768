import { useRef } from 'react';
import { heatOf } from '../../src/scene';
import type { Rect } from '../../src/scene';
import { capitalized, contentsOf, findingsText, layerWord, unreadText, wordOf } from '../a11y/names';
import { useDiagram } from '../state/context';
import { useStore } from '../state/store';
import { heatMeasureName, heatMeasures } from '../theme/heat';
import { Icon, kindIcon, layerIcon, Meter } from '../ui';
import type { Engine } from './engine';
import { floatsOver } from './floats';
import { useAnchor } from './useAnchor';

/** What a box under the pointer is, where it is too small to say so itself. Screen readers have the node's name. */
export function Tooltip({ engine }: { readonly engine: Engine }) {
  const hovered = useStore(engine.pointer, (pointer) => pointer.hovered);
  const isBusy = useDiagram((state) => state.drag !== null || state.menu !== null || state.renaming !== null || state.card !== null);
  const box = useDiagram((state) => (hovered === null ? undefined : state.arrangement.scene.find(hovered)));
  const ref = useRef<HTMLDivElement>(null);
  const isSmall = engine.stage.picture().level !== 'cards';
  const shown = box !== undefined && !isBusy && isSmall && box.node.kind !== 'site';
  useAnchor(engine, ref, shown ? hovered : null, placeBelow);
  if (!shown) return null;
  const findings = findingsText(box.totals.findings);
  return (
    <div ref={ref} className="tv-tooltip" aria-hidden="true" key={hovered}>
      <p className="tv-tooltip-title"><Icon name={kindIcon(box.node.kind)} size={14} /> {box.node.label}<span className="tv-muted"> {wordOf(box.node.kind)}</span></p>
      {box.node.detail !== '' && <p className="tv-figures tv-muted">{box.node.detail}</p>}
      {box.node.unread && <p className="tv-unread-line"><Icon name="unread" size={12} />{capitalized(unreadText(box.node.unread))}</p>}
      {box.node.layers?.toReversed().map(([layer, label]) => <p key={layer + label} className="tv-tooltip-layer"><Icon name={layerIcon(layer)} size={12} /> <span className="tv-muted">{layerWord(layer)}</span> {label}</p>)}
      {contentsOf(box) !== '' && <p className="tv-figures tv-muted">{contentsOf(box)}</p>}
      {heatMeasures.map((measure) => {
        const use = heatOf(box, measure);
        return use === null ? null : (
          <p key={measure} className="tv-use tv-figures"><span className="tv-use-name">{heatMeasureName[measure]}</span><Meter use={use} width={72} /><span className="tv-use-value">{Math.round(use * 100)} %</span></p>
        );
      })}
      {findings !== '' && <p className="tv-tooltip-findings">{findings}</p>}
    </div>
  );
}

/** Below the box, or above where there is no room, never over the edge, and clear of the palette, which would lie over it. */
export function placeBelow(element: HTMLElement, rect: Rect): void {
  const canvas = element.parentElement;
  if (!canvas) return;
  const { clientWidth: wide, clientHeight: high } = canvas;
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(4, Math.min(rect.x, wide - width - 4));
  const below = Math.min(rect.y + rect.height, high) + 6;
  const wished = below + height < high ? below : rect.y - height - 6;
  const [palette] = floatsOver(canvas, '.tv-palette');
  const isUnder = palette !== undefined && left < palette.x + palette.width && left + width > palette.x;
  const top = Math.max(isUnder ? palette.y + palette.height + 4 : 4, wished);
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
