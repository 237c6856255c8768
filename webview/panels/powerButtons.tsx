import type { OperationView } from '../../src/protocol/operations';
import { useDiagram, useSession } from '../state/context';
import { begin, useOperations } from '../state/operations';
import { IconButton, type IconName } from '../ui';

/** Starts, suspends and powers off VMs; what cannot be done says why. */
export function PowerButtons({ nodes }: { readonly nodes: readonly string[] }) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  const operations = useOperations(nodes);
  if (operations === null) return null;
  const find = (id: string): OperationView | undefined => operations.find((operation) => operation.id === id);
  const resume = find('resume');
  // What is suspended is resumed, anything else powered on: one button.
  const shown: readonly (readonly [IconName, OperationView | undefined])[] = [
    ['start', resume?.reasons.length === 0 ? resume : find('power-on')], ['suspended', find('suspend')], ['off', find('power-off')],
  ];
  return (
    <span className="tv-power" role="group" aria-label="Power">
      {shown.map(([icon, operation]) => operation && (
        <IconButton key={icon} icon={icon} label={operation.title} disabled={!isLive} held={operation.reasons.join(' ')} onClick={() => void begin(session, operation, nodes)} />
      ))}
    </span>
  );
}
