import type UPlot from 'uplot';
import type { Chart } from '../../ml-api.js';
import { extentOf } from './extent.js';
import { heatTable } from './heat.js';
import { runsOf, scoreByPixel } from './score-strip.js';
import { heatStops, type Palette, severityColour } from './palette.js';

type Draw = (plot: UPlot) => void;

const HATCH_PX = 7;
const CAP_PX = 3;
const STRIP_PX = 4;
const DOT_PX = 2.8;
const MANY_DOTS = 40;

/** Silences, maintenance and missing data, hatched behind the line. */
export function drawShades(palette: Palette, current: () => Chart): Draw {
  return (plot) => {
    const { ctx, bbox } = plot;
    const chart = current();
    for (const { from, until } of chart.shaded) {
      // What goes on does so until now, whatever is forecast beyond.
      const range = extentOf(plot, from, until ?? chart.until);
      if (!range) continue;
      const [left, width] = range;
      ctx.save();
      ctx.beginPath();
      ctx.rect(left, bbox.top, width, bbox.height);
      ctx.clip();
      ctx.fillStyle = palette.shade;
      ctx.fillRect(left, bbox.top, width, bbox.height);
      hatch(ctx, left, width, bbox, palette['shade-line']);
      ctx.restore();
    }
  };
}

function hatch(
  ctx: CanvasRenderingContext2D,
  left: number,
  width: number,
  { top, height }: UPlot.BBox,
  colour: string,
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.beginPath();
  const step = HATCH_PX * devicePixelRatio;
  for (let x = left - height; x < left + width; x += step) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
}

/** Episodes as tinted ranges with a cap of their severity. */
export function drawEpisodes(palette: Palette, current: () => Chart): Draw {
  return (plot) => {
    const { ctx, bbox } = plot;
    const chart = current();
    for (const { startedAt, endedAt, severity } of chart.episodes) {
      const range = extentOf(plot, startedAt, endedAt ?? chart.until);
      if (!range) continue;
      ctx.save();
      ctx.fillStyle = severityColour(palette, severity);
      ctx.fillRect(range[0], bbox.top, range[1], CAP_PX * devicePixelRatio);
      ctx.globalAlpha = 0.1;
      ctx.fillRect(range[0], bbox.top, range[1], bbox.height);
      ctx.restore();
    }
  };
}

/** Anomalous samples as dots, each in the colour of its score. */
export function drawAnomalies(palette: Palette, current: () => Chart): Draw {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    // A ring sets few dots apart from the line; around many it would hide them.
    const { anomalies } = current();
    ctx.strokeStyle = palette.surface;
    ctx.lineWidth = anomalies.length > MANY_DOTS ? 0.01 : devicePixelRatio;
    for (const { timestamp, value, score } of anomalies) {
      if (value === null) continue;
      ctx.fillStyle = severityColour(palette, severityOf(score));
      ctx.beginPath();
      const [x, y] = [
        plot.valToPos(Date.parse(timestamp) / 1000, 'x', true),
        plot.valToPos(value, 'y', true),
      ];
      ctx.arc(x, y, DOT_PX * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  };
}

/** The service's own limits. */
function severityOf(score: number): string {
  if (score >= 0.9) return 'critical';
  if (score >= 0.8) return 'high';
  return score >= 0.7 ? 'medium' : 'low';
}

/** The highest score of each step along the bottom, in the colours of the heat map. */
export function drawScores(palette: Palette, current: () => Chart): Draw {
  const table = heatTable(heatStops(palette)).map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`);
  return (plot) => {
    const { ctx, bbox } = plot;
    const height = STRIP_PX * devicePixelRatio;
    const top = bbox.top + bbox.height - height;
    const { min = 0, max = 1 } = plot.scales.x ?? {};
    const width = Math.round(bbox.width);
    for (const run of runsOf(scoreByPixel(current(), min, (max - min) / width, width))) {
      ctx.fillStyle = table[run.percent] ?? '';
      ctx.fillRect(bbox.left + run.start, top, run.length, height);
    }
  };
}
