import { useEffect, useState } from 'react';
import type { Announcer, Regions } from './announcer';

export function LiveRegions({ announcer }: { readonly announcer: Announcer }) {
  const [regions, setRegions] = useState<Regions>({ polite: '', assertive: '' });
  useEffect(() => announcer.connect(setRegions), [announcer]);
  return (
    <div className="tv-unseen">
      <div role="status" aria-live="polite">{regions.polite}</div>
      <div role="alert" aria-live="assertive">{regions.assertive}</div>
    </div>
  );
}
