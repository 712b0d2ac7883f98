import type { FleetHealth } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { scorePath } from './score-path.js';

const BOX = { width: 280, height: 64 };

/** The median of the fleet and the worst tenth, day by day; gaps where nothing was rated. */
export function HealthTrend({ trend }: { readonly trend: FleetHealth['trend'] }) {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || first === last)
    return <p className="ml-flat ml-quiet">Its trend appears here from tomorrow on: one point a day.</p>;
  const words = `${scoreWords(first.medianScore)} on ${dayWords(first.day)}, ${scoreWords(last.medianScore)} on ${dayWords(last.day)}`;
  const medians = trend.map(({ medianScore }) => medianScore);
  const tenths = trend.map(({ lowestTenthScore }) => lowestTenthScore);
  return (
    <figure className="ml-distribution">
      <figcaption className="ml-quiet">Median and worst tenth, {trend.length} days</figcaption>
      <svg
        className="ml-health-trend"
        role="img"
        aria-label={`Median score of the fleet: ${words}`}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
      >
        <path
          className="ml-plot-grid"
          d={`M0 ${BOX.height * 0.2}H${BOX.width}M0 ${BOX.height * 0.4}H${BOX.width}`}
        />
        <path className="ml-health-tenth" d={scorePath(tenths, BOX)} />
        <path className="ml-profile-line" d={scorePath(medians, BOX)} />
      </svg>
      <div className="ml-bins-axis ml-quiet" aria-hidden="true">
        <span>{dayWords(first.day)}</span>
        <span>{dayWords(last.day)}</span>
      </div>
    </figure>
  );
}

function scoreWords(score: number | null): string {
  return score === null ? 'unknown' : String(Math.round(score));
}

function dayWords(day: string): string {
  return formatTime(new Date(`${day}T12:00:00Z`), 'day').replace(/ \d+$/, '');
}
