import type { PreviewCurve } from '../../ml-api.js';
import { formatNumber, formatScore } from '../format/format-value.js';
import { cutCurve, daysOf } from './cut-curve.js';
import { PLOT, PlotFrame, toX, toY } from './plot-frame.js';

interface RateCurveProps {
  readonly curve: PreviewCurve;
  readonly threshold: number;
  readonly inForce: number;
}

/** Episodes a day over the threshold: where the curve is flat, a higher threshold wins nothing. */
export function RateCurve({ curve, threshold, inForce }: RateCurveProps) {
  const { thresholds, counts } = curve;
  const lowest = thresholds[0] ?? 0.5;
  const highest = thresholds.at(-1) ?? 1;
  const perCount = 1 / daysOf(curve);
  const most = roundUp((counts[0] ?? 0) * perCount);
  const x = (at: number) => toX((at - lowest) / (highest - lowest));
  const line = counts
    .map((count, index) => `${x(thresholds[index] ?? lowest)} ${toY((count * perCount) / most)}`)
    .join('L');
  const vertical = (at: number) => `M${x(at)} ${PLOT.top}V${PLOT.height - PLOT.bottom}`;
  return (
    <PlotFrame
      title="Episodes a day, by threshold"
      description={`${formatNumber(cutCurve(curve, threshold).perDay)} episodes a day at ${formatScore(threshold)}, ${formatNumber(cutCurve(curve, inForce).perDay)} at ${formatScore(inForce)}, which is in force`}
      across={[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((at) => ({ at: x(at), text: at.toFixed(1) }))}
      up={[0, 0.5, 1].map((share) => ({ at: toY(share), text: formatNumber(share * most) }))}
    >
      <path className="ml-plot-now" d={vertical(inForce)} />
      <path className="ml-plot-line" d={`M${line}`} />
      <path className="ml-plot-threshold" d={vertical(threshold)} />
    </PlotFrame>
  );
}

/** To 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(value));
  return (SIZES.find((factor) => factor * size >= value) ?? 10) * size;
}

const SIZES = [1, 2, 5, 10];
