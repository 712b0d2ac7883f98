import type { PreviewCurve } from '../../ml-api.js';
import { formatScore } from '../format/format-value.js';
import { type CurveEpisode, opensAt } from './cut-curve.js';
import { PLOT, PlotFrame, toX, toY } from './plot-frame.js';
import { ticksOver } from './ticks-over.js';

/** More marks than these are one blot. */
const MOST_MARKS = 4_000;

interface EpisodePlotProps {
  readonly curve: PreviewCurve;
  readonly threshold: number;
}

/** Every episode by when it began and up to which threshold it opens; what the line cuts off is drawn pale. */
export function EpisodePlot({ curve, threshold }: EpisodePlotProps) {
  const lowest = curve.thresholds[0] ?? 0.5;
  const from = Date.parse(curve.from);
  const length = Math.max(Date.parse(curve.until) - from, 1);
  const y = (score: number) => toY((score - lowest) / (1 - lowest));
  const place = (episode: CurveEpisode): Place => ({
    x: toX(Math.min(Math.max((Date.parse(episode.startedAt) - from) / length, 0), 1)),
    y: y(episode.scoreToOpen),
  });
  const marks = [...curve.episodes].sort((a, b) => b.scoreToOpen - a.scoreToOpen).slice(0, MOST_MARKS);
  const path = (feedback: Mark, isOpen: boolean) =>
    marks
      .filter((episode) => markOf(episode) === feedback && opensAt(episode, threshold) === isOpen)
      .map((episode) => DRAW[feedback](place(episode)))
      .join('');
  return (
    <PlotFrame
      title="Episodes: ● without feedback, ◆ confirmed, ✕ false alarm"
      description={`${marks.filter((episode) => opensAt(episode, threshold)).length} of ${marks.length} episodes reach the threshold of ${formatScore(threshold)}`}
      across={ticksOver(from, length).map(({ share, text }) => ({ at: toX(share), text }))}
      up={[0.5, 0.6, 0.7, 0.8, 0.9, 1]
        .filter((score) => score >= lowest)
        .map((score) => ({ at: y(score), text: score.toFixed(1) }))}
    >
      {MARKS.map((mark) => (
        <g key={mark} className={`ml-mark-${mark}`}>
          <path className="ml-mark-below" d={path(mark, false)} />
          <path d={path(mark, true)} />
        </g>
      ))}
      <path className="ml-plot-threshold" d={`M${PLOT.left} ${y(threshold)}H${PLOT.width - PLOT.right}`} />
    </PlotFrame>
  );
}

type Mark = 'plain' | 'confirmed' | 'false-alarm';

interface Place {
  readonly x: number;
  readonly y: number;
}

const MARKS: readonly Mark[] = ['plain', 'false-alarm', 'confirmed'];
/** Each has a shape of its own, as colour alone says nothing to many. */
const DRAW: Readonly<Record<Mark, (place: Place) => string>> = {
  plain: ({ x, y }) => `M${x - 2.5} ${y}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z`,
  confirmed: ({ x, y }) => `M${x} ${y - 5}l5 5l-5 5l-5 -5z`,
  'false-alarm': ({ x, y }) => `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`,
};

function markOf({ feedback }: CurveEpisode): Mark {
  if (feedback === 'true_positive') return 'confirmed';
  return feedback === 'false_positive' ? 'false-alarm' : 'plain';
}
