import { useDiagram, useSession } from '../state/context';
import { Icon, IconButton } from '../ui';

/** What came of the last edits, where it was not what was asked for. Also said by the live regions. */
export function Notices() {
  const session = useSession();
  const notices = useDiagram((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className="tv-notices" data-part="" aria-label="Notices" data-control="notices">
      {notices.map(({ id, tone, text, details }) => (
        <div key={id} className="tv-notice" data-tone={tone}>
          <span className={`tv-severity tv-${tone}`}><Icon name={tone} /></span>
          <div className="tv-notice-text">
            <p>{text}</p>
            {details.length > 0 && <ul className="tv-reasons">{details.map((detail) => <li key={detail}>{detail}</li>)}</ul>}
          </div>
          <IconButton icon="close" label="Dismiss" onClick={() => session.dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
