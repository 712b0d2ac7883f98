import { DetectedAnomalies } from '../episode/detected-anomalies.js';
import { FleetHeatmap } from '../heatmap/fleet-heatmap.js';
import { useAddress } from '../address/use-address.js';
import { FleetSummary } from './fleet-summary.js';

const FILTERS = ['text', 'type', 'location', 'tag', 'status', 'sort', 'hours'] as const;

/** What is wrong now, and the whole fleet behind it. */
export function NowView() {
  const address = useAddress();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, address.get(name)]));
  return (
    <>
      <h1 className="ml-hidden">Now</h1>
      <FleetSummary status={address.get('status')} onStatus={(status) => address.set({ status })} />
      <DetectedAnomalies title="Open episodes" />
      <FleetHeatmap
        filters={filters}
        onFiltersChange={(changes) => address.set({ ...changes }, { replace: 'text' in changes })}
      />
      <div id="last-24-h">
        <DetectedAnomalies title="Episodes of the last 24 h" status="all" hours={24} />
      </div>
    </>
  );
}
