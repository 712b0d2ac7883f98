import { laneTicks, type Span } from './lane-axis.js';

const HEIGHT = 22;
/** Half of a label: one at the edge stands inside. */
const HALF = 20;

interface LaneAxisProps {
  readonly span: Span;
  /** In pixels. */
  readonly width: number;
}

export function LaneAxis({ span, width }: LaneAxisProps) {
  const toX = (at: number): number => (width * (at - span.from)) / (span.until - span.from);
  return (
    <svg width={width} height={HEIGHT} className="ml-lane-ticks">
      {laneTicks(span, width).map(({ at, text }) => (
        <g key={at}>
          <path d={`M${toX(at)} ${HEIGHT - 4}V${HEIGHT}`} />
          <text x={Math.min(Math.max(toX(at), HALF), width - HALF)} y={HEIGHT - 8} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

export function LaneLegend() {
  return (
    <ul className="ml-legend" aria-label="Legend">
      <li>
        <span className="ml-legend-sign ml-legend-announced" /> announced
      </li>
      <li>
        <span className="ml-legend-sign ml-legend-suppressed" /> suppressed
      </li>
    </ul>
  );
}
