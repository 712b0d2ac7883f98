import { formatScore } from '../format/format-value.js';
import { sparklinePath, type SparklinePoint, yOf } from './sparkline-path.js';

const WIDTH = 240;
const HEIGHT = 26;

interface SparklineProps {
  /** What it shows, for those who do not see it. */
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly SparklinePoint[];
  readonly threshold: number;
  readonly highest: number;
}

/** A line as high as a row of a table. */
export function Sparkline({ name, points, threshold, highest }: SparklineProps) {
  const box = { width: WIDTH, height: HEIGHT - 4, highest };
  const largest = points.reduce<number | null>(
    (most, { value }) => (value === null ? most : Math.max(most ?? 0, value)),
    null,
  );
  const limit = yOf(threshold, box) + 2;
  return (
    <svg
      className="ml-sparkline"
      role="img"
      aria-label={`${name}: ${largest === null ? 'not measured' : `at most ${formatScore(largest)}`}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <path className="ml-sparkline-limit" d={`M0 ${limit}H${WIDTH}`} />
      <path className="ml-sparkline-line" d={sparklinePath(points, box)} transform="translate(0 2)" />
    </svg>
  );
}
