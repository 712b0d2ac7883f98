import type UPlot from 'uplot';

/** A range shorter than this would not be seen. */
const LEAST_WIDTH_PX = 2;

/** Left edge and width in the pixels of the canvas, cut to what is visible; undefined where nothing is. */
export function extentOf(
  plot: UPlot,
  from: string,
  until: string | null,
): readonly [number, number] | undefined {
  const { left, width } = plot.bbox;
  const at = (iso: string) => plot.valToPos(Date.parse(iso) / 1000, 'x', true);
  const start = Math.max(at(from), left);
  const end = Math.min(until === null ? left + width : at(until), left + width);
  return end < left || start > left + width ? undefined : [start, Math.max(end - start, LEAST_WIDTH_PX)];
}
