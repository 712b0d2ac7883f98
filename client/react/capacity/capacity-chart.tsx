import type { CapacityRow, WhatIfAnswer } from '../../ml-api.js';
import { Empty } from '../elements/states.js';
import { formatMetricName, formatValue } from '../format/format-value.js';
import { PLOT, PlotFrame, toX, toY } from '../threshold/plot-frame.js';
import { monthTicks } from '../timeline/month-ticks.js';
import { bandPath, type ChartScale, levelsPath, levelTicks, medianPath, scaleOf } from './chart-paths.js';

interface CapacityChartProps {
  readonly answer: WhatIfAnswer;
  readonly isChanged: boolean;
}

/** Busy levels of the past and what is expected, against the limit; as it is dashed, where there is a change. */
export function CapacityChart({ answer, isChanged }: CapacityChartProps) {
  const { chart, without, with: changed } = answer;
  if (!chart) return <Empty title="Nothing to draw">{without.reason}</Empty>;
  const scale = scaleOf(chart, [without.limit, changed.limit]);
  const shown = isChanged ? chart.with : chart.without;
  const row = isChanged ? changed : without;
  const now = toX((Date.parse(chart.expectedFrom) - scale.fromMs) / scale.lengthMs);
  return (
    <PlotFrame
      title={titleOf(without)}
      description={row.summary}
      across={monthTicks(scale.fromMs, scale.lengthMs).map(({ share, text }) => ({ at: toX(share), text }))}
      up={levelTicks(scale.highest).map((level) => ({
        at: toY(level / scale.highest),
        text: formatValue(level, without.unit === 'percent' ? 'percent' : ''),
      }))}
    >
      {shown && <path className="ml-capacity-band-area" d={bandPath(chart, shown, scale, toX, toY)} />}
      <path className="ml-plot-now" d={`M${now} ${PLOT.top}V${PLOT.height - PLOT.bottom}`} />
      <path className="ml-plot-line" d={levelsPath(chart, scale, toX, toY)} />
      {isChanged && chart.without && (
        <path className="ml-capacity-as-it-is" d={medianPath(chart, chart.without, scale, toX, toY)} />
      )}
      {shown && <path className="ml-capacity-expected" d={medianPath(chart, shown, scale, toX, toY)} />}
      {row.limit !== null && <LimitLine limit={row.limit} scale={scale} />}
    </PlotFrame>
  );
}

function titleOf({ metricName, unit }: CapacityRow): string {
  return `Busy level of a day, ${formatMetricName(metricName)}${unit === null ? '' : ` (${unit})`}`;
}

function LimitLine({ limit, scale }: { readonly limit: number; readonly scale: ChartScale }) {
  const at = (value: number) => toY(value / scale.highest);
  return (
    <>
      <path className="ml-capacity-limit" d={`M${PLOT.left} ${at(limit)}H${PLOT.width - PLOT.right}`} />
      <path className="ml-capacity-early" d={`M${PLOT.left} ${at(0.8 * limit)}H${PLOT.width - PLOT.right}`} />
      <text x={PLOT.left + 4} y={at(limit) - 4}>
        limit
      </text>
      <text x={PLOT.left + 4} y={at(0.8 * limit) - 4}>
        80%
      </text>
    </>
  );
}
