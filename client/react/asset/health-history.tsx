import type { AssetId, AssetHealthHistory as History } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { scorePath } from '../maintenance/score-path.js';
import { useHealthHistory } from '../queries/maintenance.js';

const BOX = { width: 280, height: 48 };

/** The score of an asset day by day, and what lowered it on its worst day. Nothing while there are no two days. */
export function HealthHistory({ assetId }: { readonly assetId: AssetId }) {
  const { data } = useHealthHistory(assetId);
  if (!data || data.days.length < 2) return null;
  return <Drawn days={data.days} />;
}

function Drawn({ days }: Pick<History, 'days'>) {
  const rated = days.flatMap(({ day, score, factors }) => (score === null ? [] : [{ day, score, factors }]));
  const worst = rated.reduce<(typeof rated)[number] | undefined>(
    (lowest, one) => (lowest === undefined || one.score < lowest.score ? one : lowest),
    undefined,
  );
  if (!worst) return null;
  const words = `${days.length} days, lowest ${worst.score} on ${dayWords(worst.day)}`;
  const [largest] = worst.factors;
  return (
    <figure className="ml-section-body ml-distribution">
      <svg
        className="ml-health-trend"
        role="img"
        aria-label={`Health over ${words}`}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
      >
        <path
          className="ml-plot-grid"
          d={`M0 ${BOX.height * 0.2}H${BOX.width}M0 ${BOX.height * 0.4}H${BOX.width}`}
        />
        <path
          className="ml-profile-line"
          d={scorePath(
            days.map(({ score }) => score),
            BOX,
          )}
        />
      </svg>
      <figcaption className="ml-quiet">
        {words}
        {largest && `: ${largest.reason}`}
      </figcaption>
    </figure>
  );
}

function dayWords(day: string): string {
  return formatTime(new Date(`${day}T12:00:00Z`), 'day').replace(/ \d+$/, '');
}
