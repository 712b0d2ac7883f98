import type UPlot from 'uplot';

const FACTOR = 0.82;
const IDLE_MS = 250;

/**
 * Zooms around the pointer with Ctrl and the wheel, which is also what pinching a touchpad sends, and moves with
 * Shift. The wheel alone scrolls the page.
 *
 * @param onSettled epoch milliseconds, once the wheel has come to rest
 * @returns how to stop
 */
export function zoomByWheel(plot: UPlot, onSettled: (from: number, until: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    const { min, max } = plot.scales.x ?? {};
    if (min !== undefined && max !== undefined) onSettled(Math.round(min * 1000), Math.round(max * 1000));
  };
  const turn = (event: WheelEvent) => {
    const { min, max } = plot.scales.x ?? {};
    if (!(event.ctrlKey || event.shiftKey) || min === undefined || max === undefined) return;
    event.preventDefault();
    const isBack = (event.deltaY || event.deltaX) > 0;
    const range = event.ctrlKey
      ? zoomed(min, max, plot.posToVal(event.offsetX, 'x'), isBack ? 1 / FACTOR : FACTOR)
      : moved(min, max, isBack ? 0.1 : -0.1);
    plot.setScale('x', range);
    clearTimeout(timer);
    timer = setTimeout(settle, IDLE_MS);
  };
  plot.over.addEventListener('wheel', turn, { passive: false });
  return () => {
    clearTimeout(timer);
    plot.over.removeEventListener('wheel', turn);
  };
}

/** The range around a fixed point, so many times as wide. */
function zoomed(min: number, max: number, fixed: number, factor: number) {
  return { min: fixed - (fixed - min) * factor, max: fixed + (max - fixed) * factor };
}

function moved(min: number, max: number, share: number) {
  const step = (max - min) * share;
  return { min: min + step, max: max + step };
}
