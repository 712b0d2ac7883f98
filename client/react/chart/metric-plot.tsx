import { useCallback, useEffect, useMemo, useRef } from 'react';
import type UPlot from 'uplot';
import type { Chart } from '../../ml-api.js';
import { countOf, formatMetricName } from '../format/format-value.js';
import type { ChartMark } from './chart-mark.js';
import type { Palette } from './palette.js';
import { Plot } from './plot.js';
import { toColumns } from './plot-data.js';
import { plotOptions } from './plot-options.js';
import { readoutOf } from './readout.js';
import { zoomByWheel } from './wheel-zoom.js';

export interface MetricPlotProps {
  readonly chart: Chart;
  readonly height: number;
  readonly syncKey?: string;
  readonly marks?: readonly ChartMark[];
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
    (palette: Palette) =>
      plotOptions(palette, {
        current: () => newest.current.chart,
        marks: () => newest.current.marks ?? [],
        syncKey,
        onCursor: (index) => show(readout.current, readoutOf(newest.current.chart, index)),
        onZoom: (from, until) => newest.current.onZoom?.(from, until),
        onZoomOut: () => newest.current.onZoomOut?.(),
      }),
    [syncKey],
  );
  const followDrawing = useCallback((plot: UPlot | undefined) => {
    stopWheel.current?.();
    stopWheel.current = plot && zoomByWheel(plot, (from, until) => newest.current.onZoom?.(from, until));
    drawn.current = plot;
    newest.current.onDrawn?.(plot);
  }, []);
  useEffect(() => drawn.current?.redraw(false), [props.marks]);
  useEffect(() => show(readout.current, readoutOf(chart, null)), [chart]);

  return (
    <div className="ml-metric-plot">
      <output className="ml-readout" ref={readout} aria-live="off" />
      <Plot options={options} data={data} height={height} label={labelOf(chart)} onDrawn={followDrawing} />
    </div>
  );
}

/** Past React: it changes with every move of the pointer. */
function show(element: HTMLElement | null, text: string): void {
  if (element) element.textContent = text;
}

function labelOf({ assetName, metricName, episodes, anomalies }: Chart): string {
  const what = `${countOf(episodes.length, 'episode')}, ${countOf(anomalies.length, 'anomalous sample')}`;
  return `${formatMetricName(metricName)} of ${assetName}: ${what}`;
}
