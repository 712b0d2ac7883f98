import UPlot from 'uplot';
import type { Chart } from '../../ml-api.js';
import type { ChartMark } from './chart-mark.js';
import { formatTicks, formatTimes } from './axis-format.js';
import { drawForecast } from './draw-forecast.js';
import type { DrawnForecast } from './drawn-forecast.js';
import { extremesOf } from '../forecast/shown-forecast.js';
import { drawAnomalies, drawEpisodes, drawScores, drawShades } from './draw-context.js';
import { drawMarks } from './draw-marks.js';
import type { Palette } from './palette.js';
import { loneSamples, SERIES } from './plot-data.js';

export interface PlotBehaviour {
  /** The newest answer: what is drawn around the lines. */
  readonly current: () => Chart;
  readonly marks: () => readonly ChartMark[];
  /** Charts with the same key share cursor and zoom. */
  readonly syncKey: string | undefined;
  readonly forecast: () => DrawnForecast | undefined;
  /** Position of the nearest step, and the instant itself, epoch milliseconds. */
  readonly onCursor: (index: number | null, at: number | null) => void;
  /** Epoch milliseconds. */
  readonly onZoom: (from: number, until: number) => void;
  readonly onZoomOut: () => void;
}

const FONT = '11px system-ui, sans-serif';
/** As the library has it where a scale is left to it. */
const SPACE_SHARE = 0.1;
/** A selection narrower than this is a click. */
const CLICK_PX = 5;

export function plotOptions(
  palette: Palette,
  behaviour: PlotBehaviour,
): Omit<UPlot.Options, 'width' | 'height'> {
  const { syncKey } = behaviour;
  return {
    padding: [6, 18, 0, 0],
    legend: { show: false },
    scales: {
      x: { range: () => rangeOf(behaviour) },
      y: { range: (_plot, lowest, highest) => heightOf(behaviour, lowest, highest) },
    },
    series: seriesOf(palette),
    bands: [
      { series: [SERIES.high, SERIES.low], fill: palette.band },
      { series: [SERIES.max, SERIES.min], fill: palette['series-soft'] },
    ],
    axes: axesOf(palette),
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      y: false,
      ...(syncKey !== undefined && {
        sync: { key: syncKey, setSeries: false, filters: { pub: isPointerMove } },
      }),
      bind: {
        dblclick: () => () => {
          behaviour.onZoomOut();
          return null;
        },
      },
    },
    hooks: hooksOf(palette, behaviour),
  };
}

function hooksOf(palette: Palette, behaviour: PlotBehaviour): UPlot.Options['hooks'] {
  const { current, marks, forecast, onCursor } = behaviour;
  return {
    drawClear: [
      drawShades(palette, current),
      drawEpisodes(palette, current),
      drawForecast(palette, forecast, current),
    ],
    draw: [drawScores(palette, current), drawAnomalies(palette, current), drawMarks(palette, marks)],
    setCursor: [
      (plot) => {
        const { idx = null, left = -1 } = plot.cursor;
        onCursor(idx, left < 0 ? null : plot.posToVal(left, 'x') * 1000);
      },
    ],
    setSelect: [(plot) => zoomTo(plot, behaviour)],
  };
}

/** What was selected is said by the chart it was selected in, not by all of them. */
function isPointerMove(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

function rangeOf({ current, forecast }: PlotBehaviour): [number, number] {
  const { from, until } = current();
  return [Date.parse(from) / 1000, (forecast()?.untilMs ?? Date.parse(until)) / 1000];
}

/** The samples and the forecast, with the space around them that the library leaves. */
function heightOf(
  behaviour: PlotBehaviour,
  lowest: number | null,
  highest: number | null,
): UPlot.Range.MinMax {
  const shown = behaviour.forecast()?.shown;
  const [from, until] = rangeOf(behaviour);
  const [low, high] = (shown && extremesOf(shown, from * 1000, until * 1000)) ?? [Infinity, -Infinity];
  const [least, most] = [Math.min(lowest ?? Infinity, low), Math.max(highest ?? -Infinity, high)];
  return least <= most ? UPlot.rangeNum(least, most, SPACE_SHARE, true) : [null, null];
}

function seriesOf(palette: Palette): UPlot.Series[] {
  const edge: UPlot.Series = { stroke: 'transparent', width: 0, points: { show: false } };
  return [
    {},
    edge,
    edge,
    { stroke: palette.median, width: 1, dash: [3, 3], points: { show: false } },
    edge,
    edge,
    {
      stroke: palette.series,
      // A wider line takes the browser three times as long, which is seen while 100 000 samples are zoomed.
      width: 1,
      points: {
        show: true,
        size: 4,
        fill: palette.series,
        width: 0,
        filter: (plot, seriesIndex, show) => (show ? loneIn(plot.data[seriesIndex]) : []),
      },
    },
  ];
}

/** Once for all drawings of the same samples: they are drawn again with every step of a zoom. */
const knownLone = new WeakMap<object, number[]>();

function loneIn(values: UPlot.AlignedData[number] = []): number[] {
  const known = knownLone.get(values);
  if (known) return known;
  const found = loneSamples(values as (number | null | undefined)[]);
  knownLone.set(values, found);
  return found;
}

function axesOf(palette: Palette): UPlot.Axis[] {
  const axis: UPlot.Axis = {
    stroke: palette['ink-2'],
    font: FONT,
    grid: { stroke: palette.line, width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...axis,
      grid: { show: false },
      size: 32,
      space: 64,
      values: (_plot, splits, _axis, _space, incrementS) => formatTimes(splits, incrementS),
    },
    { ...axis, size: 52, space: 32, gap: 6, values: (_plot, splits) => formatTicks(splits) },
  ];
}

function zoomTo(plot: UPlot, { onZoom, current }: PlotBehaviour): void {
  const { left, width } = plot.select;
  if (width < CLICK_PX) return;
  const at = (px: number) => Math.round(plot.posToVal(px, 'x') * 1000);
  const newest = Date.parse(current().until);
  const [from, until] = [at(left), Math.min(at(left + width), newest)];
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  // There are no samples of the time to come.
  if (from >= until) return;
  // At once, with what is there; the answer with finer steps follows.
  plot.setScale('x', { min: from / 1000, max: until / 1000 });
  onZoom(from, until);
}
