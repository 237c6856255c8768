import { LiveRegions } from './a11y/liveRegions';
import { Diagram } from './canvas/diagram';
import { leavePart } from './parts';
import { ArrangingSign } from './panels/arrangingSign';
import { ComparePanel } from './panels/comparePanel';
import { ContextMenu } from './panels/contextMenu';
import { Dialogs } from './panels/dialogs/dialogs';
import { EmptyEstate } from './panels/emptyEstate';
import { EstateTree } from './panels/estateTree';
import { FilterPanel } from './panels/filterPanel';
import { FilterRow } from './panels/filterRow';
import { Inspector } from './panels/inspector/inspector';
import { Palette } from './panels/palette';
import { Notices } from './panels/notices';
import { SearchBar } from './panels/searchBar';
import { StatusBanner } from './panels/statusBanner';
import { TracePanel } from './panels/tracePanel';
import { Toolbar } from './panels/toolbar';
import { SessionContext, useDiagram, useSession } from './state/context';
import type { Session } from './state/session';

export function App({ session }: { readonly session: Session }) {
  return (
    <SessionContext value={session}>
      <Workbench />
      <LiveRegions announcer={session.announcer} />
    </SessionContext>
  );
}

function Workbench() {
  const session = useSession();
  const panels = useDiagram((state) => state.panels);
  const title = useDiagram((state) => state.title);
  return (
    <div className="tv-app" onKeyDown={(event) => leavePart(session, event)}>
      <header className="tv-header">
        <h1 className="tv-unseen">Diagram of {title}</h1>
        <Toolbar />
        <StatusBanner />
        <FilterRow />
      </header>
      <div className="tv-main">
        {panels.tree && <EstateTree />}
        <FilterPanel />
        <TracePanel />
        <ComparePanel />
        <main className="tv-stage" aria-label="Canvas">
          <Diagram />
          <SearchBar />
          <Palette />
          <EmptyEstate />
          <ArrangingSign />
          <Notices />
          <ContextMenu />
        </main>
        {panels.inspector && <Inspector />}
      </div>
      <Dialogs />
    </div>
  );
}
