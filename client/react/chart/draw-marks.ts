import type UPlot from 'uplot';
import type { ChartMark } from './chart-mark.js';
import { extentOf } from './extent.js';
import type { Palette } from './palette.js';

const STRIP_PX = 6;
const SIGN_PX = 5;
const PALE = 0.25;

/** Episodes as strips along the top, those with feedback with a sign: ◆ confirmed, ✕ false alarm. */
export function drawMarks(palette: Palette, current: () => readonly ChartMark[]): (plot: UPlot) => void {
  const draw: Readonly<Record<ChartMark['kind'], DrawMark>> = {
    episode: (plot, left, width) => {
      plot.ctx.fillStyle = palette.accent;
      plot.ctx.fillRect(left, plot.bbox.top, width, STRIP_PX * devicePixelRatio);
    },
    confirmed: (plot, left) => {
      plot.ctx.fillStyle = palette.critical;
      sign(plot, left, (path, x, y, size) => {
        path.moveTo(x, y - size);
        for (const [right, down] of DIAMOND) path.lineTo(x + right * size, y + down * size);
      });
      plot.ctx.fill();
    },
    'false-alarm': (plot, left) => {
      plot.ctx.strokeStyle = palette.ink;
      plot.ctx.lineWidth = 2 * devicePixelRatio;
      sign(plot, left, (path, x, y, size) => {
        for (const slope of [1, -1]) {
          path.moveTo(x - size, y - slope * size);
          path.lineTo(x + size, y + slope * size);
        }
      });
      plot.ctx.stroke();
    },
  };
  return (plot) => {
    for (const { kind, from, until, isRaised } of current()) {
      const extent = extentOf(plot, from, until);
      if (!extent) continue;
      plot.ctx.save();
      plot.ctx.globalAlpha = isRaised ? 1 : PALE;
      draw[kind](plot, ...extent);
      plot.ctx.restore();
    }
  };
}

type DrawMark = (plot: UPlot, left: number, width: number) => void;

const DIAMOND = [
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** Below the strips, where the episode begins. */
function sign(
  { ctx, bbox }: UPlot,
  x: number,
  trace: (path: CanvasRenderingContext2D, x: number, y: number, size: number) => void,
): void {
  const size = SIGN_PX * devicePixelRatio;
  ctx.beginPath();
  trace(ctx, x, bbox.top + STRIP_PX * devicePixelRatio + 2 * size, size);
}
