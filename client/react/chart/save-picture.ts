import type UPlot from 'uplot';
import { download } from '../format/download.js';

const HEAD_PX = 26;

/** The chart with its title on the page's own background, as it is on the screen. */
export function savePicture(plot: UPlot, title: string): void {
  const drawn = plot.ctx.canvas;
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height + HEAD_PX * ratio;
  const ctx = canvas.getContext('2d');
  const root = plot.root.closest('.ml-section') ?? plot.root;
  if (!ctx) return;
  const style = getComputedStyle(root);
  ctx.fillStyle = style.backgroundColor;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = style.color;
  ctx.font = `600 ${13 * ratio}px system-ui, sans-serif`;
  ctx.fillText(title, 8 * ratio, 17 * ratio);
  ctx.drawImage(drawn, 0, HEAD_PX * ratio);
  canvas.toBlob((blob) => blob && download(`${title}.png`, blob));
}
