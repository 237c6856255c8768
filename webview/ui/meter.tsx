import { heatBandOf, heatBands, overBand, percent, unknownBand } from '../theme/heat';

/** Use of something as a bar; above capacity it is full and hatched. Said in words by what is around it. */
export function Meter({ use, width }: { readonly use: number | null; readonly width?: number }) {
  const band = heatBandOf(use);
  const colour = band === unknownBand ? '--tv-heat-unknown' : heatBands[band]?.property ?? '--tv-heat-unknown';
  return (
    <span className="tv-meter" style={width === undefined ? undefined : { width }} data-over={band === overBand} title={percent(use)} aria-hidden="true">
      <span className="tv-meter-fill" style={{ width: `${Math.min(1, use ?? 0) * 100}%`, backgroundColor: `var(${colour})` }} />
    </span>
  );
}
