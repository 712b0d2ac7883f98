import { useEffect, useLayoutEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { followTheme } from './follow-theme.js';
import { type Palette, readPalette } from './palette.js';

type PlotOptions = Omit<UPlot.Options, 'width' | 'height'>;

interface PlotProps {
  /** What is drawn; the same object as long as nothing but the samples changes. */
  readonly options: (palette: Palette) => PlotOptions;
  /** Epoch seconds first, then one list for each further series. */
  readonly data: UPlot.AlignedData;
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
  /** The drawing itself, to be saved as a picture; undefined once it is gone. */
  readonly onDrawn?: (plot: UPlot | undefined) => void;
}

/** The one place that knows uPlot: as wide as it may be, drawn again when theme, options or samples change. */
export function Plot({ options, data, height, label, onDrawn }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const newest = useRef(data);
  newest.current = data;

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const draw = () => {
      plot.current?.destroy();
      const size = { width: Math.max(element.clientWidth, 50), height };
      plot.current = new UPlot({ ...options(readPalette(element)), ...size }, newest.current, element);
      onDrawn?.(plot.current);
    };
    draw();
    const stopFollowing = followTheme(element, draw);
    const observer = new ResizeObserver(() => {
      const width = Math.max(element.clientWidth, 50);
      if (width !== plot.current?.width) plot.current?.setSize({ width, height });
    });
    observer.observe(element);
    return () => {
      stopFollowing();
      observer.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
      onDrawn?.(undefined);
    };
  }, [options, height, onDrawn]);

  useEffect(() => {
    if (plot.current && plot.current.data !== data) plot.current.setData(data);
  }, [data]);

  return <div ref={place} className="ml-plot" role="img" aria-label={label} style={{ minHeight: height }} />;
}
