import { DetectedAnomalies, OPEN_EPISODES } from '../episode/detected-anomalies.js';
import { FleetHeatmap } from '../heatmap/fleet-heatmap.js';
import { Skeleton } from '../elements/states.js';
import { IncidentList, OPEN_INCIDENTS } from '../incident/incident-list.js';
import { useAddress } from '../address/use-address.js';
import { useEpisodes } from '../queries/episodes.js';
import { useIncidents } from '../queries/incidents.js';
import { FleetSummary } from './fleet-summary.js';

const FILTERS = ['text', 'type', 'location', 'tag', 'status', 'sort', 'hours'] as const;

/** What is wrong now, and the whole fleet behind it. */
export function NowView() {
  const address = useAddress();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, address.get(name)]));
  const open = useEpisodes(OPEN_EPISODES);
  const isQuiet = open.data?.total === 0;
  return (
    <>
      <h1 className="ml-hidden">Now</h1>
      <FleetSummary status={address.get('status')} onStatus={(status) => address.set({ status })} />
      <WhatIsWrong />
      {isQuiet && <LastDay />}
      <FleetHeatmap
        filters={filters}
        onFiltersChange={(changes) => address.set({ ...changes }, { replace: 'text' in changes })}
      />
      {!isQuiet && <LastDay />}
    </>
  );
}

/** Incidents lead, wherever they are followed; with ALERTING=single, or where they cannot be had, episodes do. */
function WhatIsWrong() {
  const incidents = useIncidents(OPEN_INCIDENTS);
  if (incidents.isPending) return <Skeleton />;
  const isLed = incidents.data !== undefined && incidents.data.alerting !== 'single';
  return (
    <>
      {isLed && <IncidentList title="Open incidents" />}
      <DetectedAnomalies title="Open episodes" />
    </>
  );
}

/** What has ended is what there is to look at while nothing is open. */
function LastDay() {
  return (
    <div id="last-24-h">
      <DetectedAnomalies title="Episodes of the last 24 h" status="all" hours={24} />
    </div>
  );
}
