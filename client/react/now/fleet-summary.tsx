import type { Overview } from '../../ml-api.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { countOf, formatNumber } from '../format/format-value.js';
import { useFleet } from '../queries/fleet.js';

const STATUSES = ['critical', 'warning', 'healthy', 'unknown', 'maintenance'] as const;

interface FleetSummaryProps {
  /** The status the fleet is filtered by. */
  readonly status: string | undefined;
  readonly onStatus: (status: string | undefined) => void;
}

/** How many assets are how, how fresh data and model are, and what has changed. */
export function FleetSummary({ status, onStatus }: FleetSummaryProps) {
  const { data } = useFleet();
  // Most of the time there is none.
  const hasMaintenance = (data?.fleet.byStatus.maintenance ?? 0) > 0 || status === 'maintenance';
  return (
    <div className="ml-summary">
      <div
        className="ml-summary-counts"
        role="group"
        aria-label="Assets by status; choose one to filter the fleet"
      >
        {STATUSES.filter((each) => each !== 'maintenance' || hasMaintenance).map((each) => (
          <button
            key={each}
            type="button"
            className="ml-count"
            aria-pressed={status === each}
            onClick={() => onStatus(status === each ? undefined : each)}
          >
            <span className="ml-count-figure">{data ? formatNumber(data.fleet.byStatus[each], 6) : '–'}</span>
            <StatusTag status={each} />
          </button>
        ))}
      </div>
      {data && <Lines overview={data} />}
    </div>
  );
}

function Lines({ overview }: { readonly overview: Overview }) {
  const { freshness, changes } = overview;
  return (
    <div className="ml-summary-lines">
      <p>
        Newest sample <Time at={freshness.lastSampleAt} form="ago" /> · last sweep{' '}
        <Time at={freshness.lastSweepAt} form="ago" /> ·{' '}
        {freshness.modelTrainedAt === null ? (
          'no model yet: scores are statistical'
        ) : (
          <>
            model trained <Time at={freshness.modelTrainedAt} form="ago" />
          </>
        )}
      </p>
      <p>
        Last 24 h:{' '}
        <a className="ml-link" href="#last-24-h">
          {countOf(changes.openedEpisodes, 'episode')}
        </a>{' '}
        opened, {formatNumber(changes.closedEpisodes, 6)} closed, {countOf(changes.modelsActivated, 'model')}{' '}
        activated
      </p>
    </div>
  );
}
