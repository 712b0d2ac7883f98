import type UPlot from 'uplot';
import type { Chart } from '../../ml-api.js';
import type { ForecastStep } from '../forecast/shown-forecast.js';
import type { DrawnForecast } from './drawn-forecast.js';
import type { Palette } from './palette.js';

type Draw = (plot: UPlot) => void;

const LINE_PX = 1.75;
const DASH_PX = [7, 4] as const;
const EDGE_ALPHA = 0.5;
const LABEL_PX = 11;

/**
 * Behind the samples, which stay what is read first: the band, with an edge that the expected band does not have, the median, and where the time to come
 * begins.
 */
export function drawForecast(
  palette: Palette,
  current: () => DrawnForecast | undefined,
  chart: () => Chart,
): Draw {
  return (plot) => {
    const forecast = current();
    if (!forecast) return;
    const nowMs = Date.parse(chart().until);
    if (forecast.untilMs > nowMs) drawNow(plot, palette, nowMs);
    const steps = forecast.shown?.steps ?? [];
    if (steps.length > 0) inside(plot, () => drawSteps(plot, palette, steps));
  };
}

function drawSteps(plot: UPlot, palette: Palette, steps: readonly ForecastStep[]): void {
  const { ctx } = plot;
  ctx.beginPath();
  trace(plot, steps, ({ high }) => high);
  trace(plot, [...steps].reverse(), ({ low }) => low, true);
  ctx.closePath();
  ctx.fillStyle = palette['forecast-soft'];
  ctx.fill();
  ctx.strokeStyle = palette.forecast;
  ctx.globalAlpha = EDGE_ALPHA;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  trace(plot, steps, ({ high }) => high);
  trace(plot, steps, ({ low }) => low);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.lineWidth = LINE_PX * devicePixelRatio;
  ctx.setLineDash(DASH_PX.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  trace(plot, steps, ({ median }) => median);
  ctx.stroke();
}

function drawNow(plot: UPlot, palette: Palette, nowMs: number): void {
  const x = Math.round(plot.valToPos(nowMs / 1000, 'x', true));
  const { top, height } = plot.bbox;
  inside(plot, (ctx) => {
    ctx.strokeStyle = palette['ink-2'];
    ctx.fillStyle = palette['ink-2'];
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    ctx.font = `${LABEL_PX * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    ctx.fillText('now', x + 4 * devicePixelRatio, top + 2 * devicePixelRatio);
  });
}

/** With what a drawing leaves behind taken back. */
function inside(plot: UPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}

function trace(
  plot: UPlot,
  steps: readonly ForecastStep[],
  valueOf: (step: ForecastStep) => number,
  isJoined = false,
): void {
  steps.forEach((step, index) => {
    const x = plot.valToPos(step.at / 1000, 'x', true);
    const y = plot.valToPos(valueOf(step), 'y', true);
    if (index === 0 && !isJoined) plot.ctx.moveTo(x, y);
    else plot.ctx.lineTo(x, y);
  });
}
