import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type UPlot from 'uplot';
import type { Chart } from '../../ml-api.js';
import { countOf, formatMetricName } from '../format/format-value.js';
import type { ChartMark } from './chart-mark.js';
import type { DrawnForecast } from './drawn-forecast.js';
import type { Palette } from './palette.js';
import { Plot } from './plot.js';
import { toColumns } from './plot-data.js';
import { type PlotBehaviour, plotOptions } from './plot-options.js';
import { readoutOf } from './readout.js';
import { zoomByWheel } from './wheel-zoom.js';

export interface MetricPlotProps {
  readonly chart: Chart;
  readonly height: number;
  readonly syncKey?: string;
  readonly marks?: readonly ChartMark[];
  readonly forecast?: DrawnForecast;
  /** Epoch milliseconds of a range that was chosen. */
  readonly onZoom?: (from: number, until: number) => void;
  /** After a double click. */
  readonly onZoomOut?: () => void;
  readonly onDrawn?: (plot: UPlot | undefined) => void;
}

/** One metric: actual, expected band, anomalous samples, episodes, gaps, and what is shaded. */
export function MetricPlot(props: MetricPlotProps) {
  const { chart, height, syncKey } = props;
  const newest = useRef(props);
  newest.current = props;
  const readout = useRef<HTMLOutputElement>(null);
  const drawn = useRef<UPlot>(undefined);
  const stopWheel = useRef<() => void>(undefined);
  const data = useMemo(() => {
    const { times, series } = toColumns(chart);
    return [times, ...series] as UPlot.AlignedData;
  }, [chart]);

  const options = useCallback(
    (palette: Palette) => plotOptions(palette, behaviourOf(newest, readout, syncKey)),
    [syncKey],
  );
  const followDrawing = useCallback((plot: UPlot | undefined) => {
    stopWheel.current?.();
    stopWheel.current = plot && zoomByWheel(plot, (from, until) => newest.current.onZoom?.(from, until));
    drawn.current = plot;
    newest.current.onDrawn?.(plot);
  }, []);
  useDrawnAgain(drawn, props);
  useEffect(() => show(readout.current, readoutOf(chart, null)), [chart]);

  return (
    <div className="ml-metric-plot">
      <output className="ml-readout" ref={readout} aria-live="off" />
      <Plot options={options} data={data} height={height} label={labelOf(props)} onDrawn={followDrawing} />
    </div>
  );
}

/** What a drawing asks for is always the newest, though it is made once. */
function behaviourOf(
  newest: RefObject<MetricPlotProps>,
  readout: RefObject<HTMLElement | null>,
  syncKey: string | undefined,
): PlotBehaviour {
  return {
    current: () => newest.current.chart,
    marks: () => newest.current.marks ?? [],
    forecast: () => newest.current.forecast,
    syncKey,
    onCursor: (index, at) => {
      const { chart, forecast } = newest.current;
      show(readout.current, readoutOf(chart, index, forecast && at !== null ? { forecast, at } : undefined));
    },
    onZoom: (from, until) => newest.current.onZoom?.(from, until),
    onZoomOut: () => newest.current.onZoomOut?.(),
  };
}

/** Draws what is over the samples again when it changes; for a forecast both scales may have to grow. */
function useDrawnAgain(
  drawn: RefObject<UPlot | undefined>,
  { marks, forecast }: Pick<MetricPlotProps, 'marks' | 'forecast'>,
): void {
  const drawnWith = useRef(forecast);
  useEffect(() => drawn.current?.redraw(false), [drawn, marks]);
  useEffect(() => {
    const plot = drawn.current;
    if (!plot || drawnWith.current === forecast) return;
    drawnWith.current = forecast;
    plot.setData(plot.data);
  }, [drawn, forecast]);
}

/** Past React: it changes with every move of the pointer. */
function show(element: HTMLElement | null, text: string): void {
  if (element) element.textContent = text;
}

function labelOf({ chart, forecast }: MetricPlotProps): string {
  const { assetName, metricName, episodes, anomalies } = chart;
  const what = `${countOf(episodes.length, 'episode')}, ${countOf(anomalies.length, 'anomalous sample')}`;
  return `${formatMetricName(metricName)} of ${assetName}: ${what}${forecast?.shown ? ', with a forecast' : ''}`;
}
