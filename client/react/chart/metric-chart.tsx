import { type ReactNode, useRef } from 'react';
import type UPlot from 'uplot';
import type { AssetId, Chart, ChartQuery } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Empty, Loaded, Skeleton } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useChart } from '../queries/fleet.js';
import type { ChartMark } from './chart-mark.js';
import { MetricPlot } from './metric-plot.js';
import { useIsNear } from './use-is-near.js';
import { savePicture } from './save-picture.js';

const DEFAULT_HEIGHT = 180;

interface MetricChartProps {
  readonly assetId: AssetId;
  readonly metricName: string;
  /** How far to look back; `from` and `until` say it exactly. */
  readonly hours?: number;
  /** ISO 8601. */
  readonly from?: string;
  readonly until?: string;
  /** In pixels, without the title. */
  readonly height?: number;
  /** Charts with the same key share the cursor. */
  readonly syncKey?: string;
  /** Asked for a range in epoch milliseconds; without it the chart does not zoom. */
  readonly onZoom?: (from: number, until: number) => void;
  readonly onZoomOut?: () => void;
  /** Drawn over it: what becomes of episodes when something is tried. */
  readonly marks?: readonly ChartMark[];
  /** Beside the title. */
  readonly note?: ReactNode;
}

/** A metric of an asset: samples, what was expected, what was anomalous, episodes, gaps. */
export function MetricChart(props: MetricChartProps) {
  const { assetId, metricName, height = DEFAULT_HEIGHT, note } = props;
  const plot = useRef<UPlot>(undefined);
  const head = useRef<HTMLElement>(null);
  const query = useChart(assetId, chartQuery(props), useIsNear(head));
  const title = formatMetricName(metricName);
  return (
    <MlRoot className="ml-chart" isBusy={query.isPlaceholderData}>
      <header className="ml-chart-head" ref={head}>
        <h3 className="ml-chart-title">{title}</h3>
        {note}
        <Button
          kind="quiet"
          className="ml-chart-save"
          aria-label={`Save the chart of ${title} as PNG`}
          title="Save as PNG"
          onClick={() => plot.current && savePicture(plot.current, `${query.data?.assetName ?? ''} ${title}`)}
        >
          PNG
        </Button>
      </header>
      <Loaded query={query} skeleton={<Skeleton lines={1} height={height} />}>
        {(chart) =>
          hasSamples(chart) ? (
            <MetricPlot
              {...props}
              chart={chart}
              height={height}
              onDrawn={(drawn) => (plot.current = drawn)}
            />
          ) : (
            <Empty title="No samples in this range">{reasonIn(chart)}</Empty>
          )
        }
      </Loaded>
    </MlRoot>
  );
}

function chartQuery({ metricName, from, until, hours = 24 }: MetricChartProps): ChartQuery {
  return from !== undefined && until !== undefined ? { metricName, from, until } : { metricName, hours };
}

function hasSamples({ mean }: Chart): boolean {
  return mean.some((value) => value !== null);
}

function reasonIn({ shaded }: Chart): string {
  return (
    shaded.find(({ kind }) => kind === 'missing-data')?.reason ?? 'Choose a longer range, or another time.'
  );
}
