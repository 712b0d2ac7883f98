import { useMemo } from 'react';
import type { AssetDetails } from '../../ml-api.js';
import { RangePicker } from '../address/range-picker.js';
import { useRange } from '../address/use-range.js';
import { MetricChart } from '../chart/metric-chart.js';
import { episodePath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { ForecastSwitch, useForecastChoice } from '../forecast/forecast-switch.js';
import { formatScore, formatValue } from '../format/format-value.js';
import { ChartLegend } from './chart-legend.js';

const LAST_DAY = { hours: 24 };
const HEIGHT = 150;

type Metric = AssetDetails['metrics'][number];

/** Every metric of an asset below each other, with one cursor and one zoom for all. */
export function MetricCharts({ asset }: { readonly asset: AssetDetails }) {
  const control = useRange(LAST_DAY);
  const forecast = useForecastChoice();
  const metrics = useMemo(() => [...asset.metrics].sort(openFirst), [asset.metrics]);
  return (
    <Section title="Metrics" note={metrics.length} actions={<RangePicker control={control} />}>
      {metrics.length === 0 ? (
        <Empty title="No metrics yet">They appear with the first samples of this asset.</Empty>
      ) : (
        <div className="ml-section-body ml-stack">
          <ForecastSwitch />
          <ChartLegend hasForecast={forecast !== undefined} />
          {metrics.map((metric) => (
            <MetricChart
              key={metric.metricName}
              {...control.range}
              assetId={asset.assetId}
              metricName={metric.metricName}
              height={HEIGHT}
              syncKey={`asset ${asset.assetId}`}
              onZoom={control.zoom}
              onZoomOut={control.reset}
              forecast={forecast}
              note={<MetricNote metric={metric} />}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

/** What is wrong stands on top; the others keep their places. */
function openFirst(a: Metric, b: Metric): number {
  const isOpen = ({ openEpisodeId }: Metric) => Number(openEpisodeId !== null);
  return isOpen(b) - isOpen(a) || a.metricName.localeCompare(b.metricName);
}

function MetricNote({ metric }: { readonly metric: Metric }) {
  const { lastValue, unit, score, openEpisodeId } = metric;
  return (
    <span className="ml-row ml-quiet">
      <strong className="ml-last-value">{formatValue(lastValue, unit)}</strong>
      {score !== null && <span>score {formatScore(score)}</span>}
      {openEpisodeId !== null && <GoTo to={episodePath(openEpisodeId)}>open episode</GoTo>}
    </span>
  );
}
