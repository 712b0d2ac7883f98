import type { PastPrediction } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { percentWords } from './risk-words.js';
import { historyPaths } from './history-paths.js';

const BOX = { width: 280, height: 56 };
const HORIZON_DAYS = 30;

/** What was predicted before, day by day: the probability within 30 days in its band. */
export function RiskHistory({ history }: { readonly history: readonly PastPrediction[] }) {
  const points = history.flatMap(({ predictedAt, risks }) => {
    const risk = risks.find(({ horizonDays }) => horizonDays === HORIZON_DAYS);
    return risk
      ? [{ ms: Date.parse(predictedAt), value: risk.probability, low: risk.low, high: risk.high }]
      : [];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  const { line, band, highest } = historyPaths(points, BOX);
  const words = `from ${percentWords(first.value)} on ${day(first.ms)} to ${percentWords(last.value)} on ${day(last.ms)}`;
  return (
    <figure className="ml-profile">
      <svg
        role="img"
        aria-label={`Risk within ${HORIZON_DAYS} days, ${words}`}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
      >
        <path className="ml-profile-band" d={band} />
        <path className="ml-profile-line" d={line} />
      </svg>
      <figcaption aria-hidden="true">
        {words}; the upper edge is {percentWords(highest)}
      </figcaption>
    </figure>
  );
}

function day(ms: number): string {
  return formatTime(new Date(ms), 'day').replace(/ \d+$/, '');
}
