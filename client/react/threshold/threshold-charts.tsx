import { useMemo, useState } from 'react';
import type { PreviewCurve } from '../../ml-api.js';
import type { ChartMark } from '../chart/chart-mark.js';
import { MetricChart } from '../chart/metric-chart.js';
import { Button } from '../elements/button.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { formatNumber, formatScore } from '../format/format-value.js';
import { markedSeries, marksAt } from './series-marks.js';

const STEP = 3;
const HEIGHT = 120;

interface ThresholdChartsProps {
  readonly curve: PreviewCurve;
  readonly threshold: number;
}

/** The series themselves, and on them what the threshold keeps and loses. */
export function ThresholdCharts({ curve, threshold }: ThresholdChartsProps) {
  const series = useMemo(() => markedSeries(curve), [curve]);
  const [nShown, setShown] = useState(STEP);
  return (
    <section className="ml-stack" aria-label="On the charts">
      <p className="ml-threshold-legend">
        On the charts: <span className="ml-threshold-strip" aria-hidden="true" /> episode, ◆ confirmed, ✕
        false alarm; pale is what {formatScore(threshold)} does not raise
      </p>
      {series.slice(0, nShown).map((each) => {
        const marks = marksAt(each, threshold);
        return (
          <MetricChart
            key={`${each.assetId} ${each.metricName}`}
            assetId={each.assetId}
            metricName={each.metricName}
            from={curve.from}
            until={curve.until}
            height={HEIGHT}
            syncKey="threshold"
            marks={marks}
            note={
              <span className="ml-row ml-quiet">
                <GoTo to={assetPath(each.assetId)}>{each.assetName}</GoTo>
                {summaryOf(marks)}
              </span>
            }
          />
        );
      })}
      {nShown < series.length && (
        <Button kind="quiet" onClick={() => setShown(nShown + STEP)}>
          Show more ({formatNumber(series.length - nShown, 6)})
        </Button>
      )}
    </section>
  );
}

/** The same in words. */
function summaryOf(marks: readonly ChartMark[]): string {
  return KINDS.flatMap(([kind, words]) => {
    const those = marks.filter((mark) => mark.kind === kind);
    const raised = those.filter(({ isRaised }) => isRaised);
    return those.length > 0 ? [`${raised.length} of ${those.length} ${words}`] : [];
  }).join(' · ');
}

const KINDS: readonly (readonly [ChartMark['kind'], string])[] = [
  ['confirmed', 'confirmed kept'],
  ['false-alarm', 'false alarms left'],
  ['episode', 'episodes raised'],
];
