import type { FleetHealth } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded, Skeleton } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { countOf, NOTHING } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useFleetHealth } from '../queries/maintenance.js';
import { HealthTrend } from './health-trend.js';

const STATUSES = ['critical', 'warning', 'healthy', 'unknown', 'maintenance'] as const;

interface FleetHealthPanelProps {
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

/** How the fleet is doing: how many assets have which score, and how that changed. */
export function FleetHealthPanel(props: FleetHealthPanelProps) {
  const query = useFleetHealth(props);
  return (
    <MlRoot>
      <Section title="Fleet health" note={query.data && noteOf(query.data)}>
        <Loaded query={query} skeleton={<Skeleton lines={3} height={24} />}>
          {(health) => <Health health={health} />}
        </Loaded>
      </Section>
    </MlRoot>
  );
}

function noteOf({ predicted, horizonDays }: FleetHealth): string {
  return predicted === 0
    ? 'by what is wrong now; nothing is predicted yet'
    : `failures within ${horizonDays} days predicted of ${countOf(predicted, 'asset')}`;
}

function Health({ health }: { readonly health: FleetHealth }) {
  const { counts, distribution, trend, medianScore } = health;
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  if (total === 0)
    return <Empty title="No monitored asset">Assets appear as soon as EMS Core monitors them.</Empty>;
  return (
    <div className="ml-section-body ml-fleet-health">
      <div className="ml-stack">
        <ul className="ml-fleet-counts" aria-label="Assets by health">
          {STATUSES.filter((status) => counts[status] > 0).map((status) => (
            <li key={status}>
              <strong className="ml-count-figure">{counts[status]}</strong>
              <StatusTag status={status} />
            </li>
          ))}
        </ul>
        <p className="ml-flat ml-quiet">
          Half of the rated assets have {medianScore === null ? NOTHING : Math.round(medianScore)} or more of
          100.
        </p>
      </div>
      <Distribution bins={distribution} />
      <HealthTrend trend={trend} />
    </div>
  );
}

/** Assets by score, ten points each: the worst on the left. */
function Distribution({ bins }: { readonly bins: FleetHealth['distribution'] }) {
  const most = bins.reduce((highest, { count }) => Math.max(highest, count), 0);
  const words = bins
    .filter(({ count }) => count > 0)
    .map(({ from, until, count }) => `${count} from ${from} to ${until}`)
    .join(', ');
  return (
    <figure className="ml-distribution">
      <figcaption className="ml-quiet">Assets by score</figcaption>
      <div className="ml-bins" role="img" aria-label={`Assets by score: ${words}`}>
        {bins.map(({ from, count }) => (
          <span key={from} className={`ml-bin ml-bin-${toneOf(from)}`}>
            <span>{count > 0 ? count : ''}</span>
            <span style={{ height: `${most === 0 ? 0 : (52 * count) / most}px` }} />
          </span>
        ))}
      </div>
      <div className="ml-bins-axis ml-quiet" aria-hidden="true">
        <span>0</span>
        <span>60</span>
        <span>80</span>
        <span>100</span>
      </div>
    </figure>
  );
}

function toneOf(score: number): string {
  if (score >= 80) return 'healthy';
  return score >= 60 ? 'warning' : 'critical';
}
