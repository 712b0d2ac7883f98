import { useLayoutEffect, useRef } from 'react';
import type { OverviewAsset } from '../../ml-api.js';
import { heatTable } from '../chart/heat.js';
import { heatStops } from '../chart/palette.js';
import { usePalette } from '../chart/use-palette.js';
import { fillHeat } from './heat-image.js';

interface HeatCanvasProps {
  readonly assets: readonly OverviewAsset[];
  readonly columns: number;
}

/** The scores of all rows as one picture; the rows beside it say the same in words. */
export function HeatCanvas({ assets, columns }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(canvas);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !palette || assets.length === 0 || columns === 0) return;
    const image = context.createImageData(columns, assets.length);
    const rows = assets.map(({ scores }) => scores);
    fillHeat(image.data, rows, columns, heatTable(heatStops(palette)));
    context.putImageData(image, 0, 0);
  }, [assets, columns, palette]);
  return (
    <canvas
      ref={canvas}
      className="ml-heat-canvas"
      width={Math.max(columns, 1)}
      height={Math.max(assets.length, 1)}
      aria-hidden="true"
    />
  );
}
