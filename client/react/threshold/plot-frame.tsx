import type { ReactNode } from 'react';

export const PLOT = { width: 560, height: 220, left: 38, right: 8, top: 8, bottom: 22 } as const;

interface Tick {
  /** Where on the drawing. */
  readonly at: number;
  readonly text: string;
}

interface PlotFrameProps {
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly children: ReactNode;
}

/** Axes of a small plot; what is drawn inside is scaled by {@link toX} and {@link toY}. */
export function PlotFrame({ title, description, across, up, children }: PlotFrameProps) {
  const { width, height, left, right, bottom } = PLOT;
  return (
    <figure className="ml-small-plot">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={description}>
        {up.map(({ at, text }) => (
          <g key={text}>
            <path className="ml-plot-grid" d={`M${left} ${at}H${width - right}`} />
            <text x={left - 6} y={at + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {across.map(({ at, text }) => (
          <text key={text} x={at} y={height - bottom + 16} textAnchor="middle">
            {text}
          </text>
        ))}
        {children}
      </svg>
    </figure>
  );
}

/** @param share - 0 at the left edge, 1 at the right one */
export function toX(share: number): number {
  return PLOT.left + share * (PLOT.width - PLOT.left - PLOT.right);
}

/** @param share - 0 at the lower edge, 1 at the upper one */
export function toY(share: number): number {
  return PLOT.top + (1 - share) * (PLOT.height - PLOT.top - PLOT.bottom);
}
