import { useEffect, useState, type ReactNode } from 'react';
import type { ExportFormat } from '../../../src/protocol/messages';
import { copyShown, exportShown, type ExportOutcome } from '../../exporting/exporting';
import { scales, type ExportOptions } from '../../exporting/options';
import { useDiagram, useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { Button, Checkbox, Dialog, Dropdown, Problem, Segments } from '../../ui';

interface ExportDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'export' }>;
  readonly close: () => void;
}

/** How a picture of what is shown is made; where it goes is asked by VS Code. It stays open where nothing came of it. */
export function ExportDialog({ dialog: { what }, close }: ExportDialogProps) {
  const session = useSession();
  const selected = useDiagram((state) => state.selection.size);
  const [options, setOptions] = useState<ExportOptions>(() => possible({ ...session.exporting, ...(what === null ? {} : { what }) }, selected));
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [closing] = useState(() => new AbortController());
  useEffect(() => () => closing.abort(), [closing]);
  const choose = (parts: Partial<ExportOptions>): void => {
    setOptions({ ...options, ...parts });
    setReasons([]);
  };
  const go = async (how: (...from: Parameters<typeof exportShown>) => Promise<ExportOutcome>): Promise<void> => {
    if (isBusy) return;
    session.exporting = options;
    setReasons([]);
    setBusy(true);
    const outcome = await how(session, options, closing.signal).finally(() => setBusy(false));
    if (closing.signal.aborted) return;
    if (outcome.kind === 'done') close();
    else if (outcome.kind === 'refused') setReasons(outcome.reasons);
  };
  const { format } = options;
  return (
    <Dialog
      title="Export what is shown" onClose={close}
      actions={<><Button primary onClick={() => void go(exportShown)}>Export…</Button><Button onClick={() => void go(copyShown)}>Copy as image</Button><Button onClick={close}>Cancel</Button></>}
    >
      <div className="tv-form" aria-busy={isBusy}>
        <Row name="As"><Segments label="File type" value={format} options={formats} focused onChange={(value) => choose({ format: value })} /></Row>
        <p className="tv-muted">{about[format]}</p>
        <Row name="What"><Segments label="What to export" value={options.what} options={selected === 0 ? whats.filter(({ value }) => value !== 'selection') : whats} onChange={(value) => choose({ what: value })} /></Row>
        <Row name="Detail"><Dropdown label="Detail" value={options.level} options={levels} onChange={(value) => choose({ level: found(levels, value) })} /></Row>
        <Row name="Colours"><Dropdown label="Colours" value={options.palette} options={palettes} onChange={(value) => choose({ palette: found(palettes, value) })} /></Row>
        {format === 'png' && <Row name="Scale"><Segments label="Scale" value={String(options.scale)} options={scales.map((scale) => ({ value: String(scale), text: `${scale} ×` }))} onChange={(value) => choose({ scale: scales.find((scale) => String(scale) === value) ?? options.scale })} /></Row>}
        <Row name="With">
          <span className="tv-export-with">
            <Checkbox label="Legend" isShown checked={options.legend} onChange={(legend) => choose({ legend })} />
            {format !== 'drawio' && <Checkbox label="Title" isShown checked={options.title} onChange={(title) => choose({ title })} />}
          </span>
        </Row>
        <Problem text={reasons.join(' ')} isNews />
      </div>
    </Dialog>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div className="tv-form-row"><span className="tv-property-label" aria-hidden="true">{name}</span>{children}</div>;
}

/** What was chosen last may have nothing to be of. */
function possible(options: ExportOptions, selected: number): ExportOptions {
  return options.what === 'selection' && selected === 0 ? { ...options, what: 'all' } : options;
}

const formats = [{ value: 'svg', text: 'SVG' }, { value: 'png', text: 'PNG' }, { value: 'drawio', text: 'draw.io' }] as const;
const about: Readonly<Record<ExportFormat, string>> = {
  svg: 'Sharp at any size, for documents and paper; its text is text.', png: 'Pixels, for where SVG is not taken.', drawio: 'Boxes and lines, to be changed in draw.io.',
};
const whats = [{ value: 'all', text: 'Everything' }, { value: 'sight', text: 'In sight' }, { value: 'selection', text: 'Selected' }] as const;
const levels = [
  { value: 'shown', text: 'As on the canvas' }, { value: 'cards', text: 'Near: every box with its figures' }, { value: 'cells', text: 'Middle: what holds others, the rest as marks' }, { value: 'tiles', text: 'Far: areas, the rest as marks' },
] as const;
const palettes = [{ value: 'theme', text: 'As the theme' }, { value: 'light', text: 'Light' }, { value: 'dark', text: 'Dark' }, { value: 'print', text: 'Grey, for paper' }] as const;

function found<V extends string>(options: readonly { readonly value: V }[], value: string): V {
  const option = options.find((each) => each.value === value);
  if (!option) throw new Error(`"${value}" is not offered.`);
  return option.value;
}
