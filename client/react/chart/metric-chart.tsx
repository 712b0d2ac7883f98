import { type ReactNode, useMemo, useRef } from 'react';
import type UPlot from 'uplot';
import type { AssetId, Chart, ChartQuery } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Empty, Loaded, Skeleton } from '../elements/states.js';
import { aheadUntil, type ForecastChoice } from '../forecast/forecast-choice.js';
import { ForecastNote } from '../forecast/forecast-note.js';
import { type ForecastState, useShownForecast } from '../forecast/use-shown-forecast.js';
import { formatMetricName } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useChart } from '../queries/fleet.js';
import type { ChartMark } from './chart-mark.js';
import type { DrawnForecast } from './drawn-forecast.js';
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
  /** Drawn beside the samples: the newest forecast, or what was said a day or a week ago. */
  readonly forecast?: ForecastChoice;
  /** Beside the title. */
  readonly note?: ReactNode;
}

/** A metric of an asset: samples, what was expected, what was anomalous, episodes, gaps. */
export function MetricChart(props: MetricChartProps) {
  const { assetId, metricName, height = DEFAULT_HEIGHT, note } = props;
  const plot = useRef<UPlot>(undefined);
  const head = useRef<HTMLElement>(null);
  const isNear = useIsNear(head);
  const query = useChart(assetId, chartQuery(props), isNear);
  const forecast = useShownForecast({ assetId, metricName, choice: props.forecast, isEnabled: isNear });
  const drawn = useDrawnForecast(forecast, query.data, props.until);
  const title = formatMetricName(metricName);
  return (
    <MlRoot className="ml-chart" isBusy={query.isPlaceholderData}>
      <header className="ml-chart-head" ref={head}>
        <h3 className="ml-chart-title">{title}</h3>
        {note}
        <SavePicture
          title={title}
          onSave={() => plot.current && savePicture(plot.current, `${query.data?.assetName ?? ''} ${title}`)}
        />
      </header>
      {forecast && query.data && drawn && (
        <ForecastNote state={forecast} fromMs={Date.parse(query.data.from)} untilMs={drawn.untilMs} />
      )}
      <Loaded query={query} skeleton={<Skeleton lines={1} height={height} />}>
        {(chart) =>
          hasSamples(chart) ? (
            <MetricPlot
              {...props}
              chart={chart}
              forecast={drawn}
              height={height}
              onDrawn={(drawing) => (plot.current = drawing)}
            />
          ) : (
            <Empty title="No samples in this range">{reasonIn(chart)}</Empty>
          )
        }
      </Loaded>
    </MlRoot>
  );
}

function SavePicture({ title, onSave }: { readonly title: string; readonly onSave: () => void }) {
  return (
    <Button
      kind="quiet"
      className="ml-chart-save"
      aria-label={`Save the chart of ${title} as PNG`}
      title="Save as PNG"
      onClick={onSave}
    >
      PNG
    </Button>
  );
}

/** The same object until one of its parts changes: with each new one the chart is drawn again. */
function useDrawnForecast(
  state: ForecastState | undefined,
  chart: Chart | undefined,
  until: string | undefined,
): DrawnForecast | undefined {
  const shown = state?.shown;
  // With or without one: charts below each other stay aligned.
  const isAhead = state?.choice === 'ahead';
  const isDrawn = state !== undefined;
  return useMemo(() => {
    if (!isDrawn || !chart) return undefined;
    const [fromMs, untilMs] = [Date.parse(chart.from), Date.parse(chart.until)];
    const now = until === undefined ? untilMs : Date.now();
    return { shown, untilMs: isAhead ? aheadUntil(fromMs, untilMs, now) : untilMs };
  }, [isDrawn, isAhead, shown, chart, until]);
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
