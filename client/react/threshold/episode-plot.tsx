import type { PreviewCurve } from '../../ml-api.js';
import { formatScore } from '../format/format-value.js';
import { cutCurve, isIn, isKept } from './cut-curve.js';
import { PLOT, PlotFrame, toX, toY } from './plot-frame.js';
import { ticksOver } from './ticks-over.js';

interface EpisodePlotProps {
  readonly curve: PreviewCurve;
  readonly threshold: number;
}

/** Every episode by when it began and up to which threshold it is raised; what the line cuts off is drawn pale. */
export function EpisodePlot({ curve, threshold }: EpisodePlotProps) {
  const lowest = curve.thresholds[0] ?? 0.5;
  const from = Date.parse(curve.from);
  const length = Math.max(Date.parse(curve.until) - from, 1);
  const y = (score: number) => toY((score - lowest) / (1 - lowest));
  const draw = (mark: Mark, isOpen: boolean) =>
    marksOf(curve, threshold)
      .filter((each) => each.mark === mark && each.isOpen === isOpen)
      .map(({ at, score }) => DRAW[mark]({ x: toX(clamp((Date.parse(at) - from) / length)), y: y(score) }))
      .join('');
  return (
    <PlotFrame
      title="Episodes: ● raised, ◆ confirmed, ✕ false alarm"
      description={`${cutCurve(curve, threshold).opened.length} of ${curve.episodes.length} episodes are raised at the threshold of ${formatScore(threshold)}`}
      across={ticksOver(from, length).map(({ share, text }) => ({ at: toX(share), text }))}
      up={SCORES.filter((score) => score >= lowest).map((score) => ({
        at: y(score),
        text: score.toFixed(1),
      }))}
    >
      {MARKS.map((mark) => (
        <g key={mark} className={`ml-mark-${mark}`}>
          <path className="ml-mark-below" d={draw(mark, false)} />
          <path d={draw(mark, true)} />
        </g>
      ))}
      <path className="ml-plot-threshold" d={`M${PLOT.left} ${y(threshold)}H${PLOT.width - PLOT.right}`} />
    </PlotFrame>
  );
}

interface DrawnEpisode {
  readonly mark: Mark;
  readonly at: string;
  /** The highest threshold that raises it. */
  readonly score: number;
  readonly isOpen: boolean;
}

/** What would be raised, and over it what operators have said of what was. */
function marksOf({ episodes, raised }: PreviewCurve, threshold: number): readonly DrawnEpisode[] {
  const plain = episodes.map(({ startedAt, raisedAt }) => ({
    mark: 'plain' as const,
    at: startedAt,
    score: raisedAt.highest,
    isOpen: isIn(raisedAt, threshold),
  }));
  const withFeedback = raised.flatMap((episode) => {
    const mark = FEEDBACK_MARKS[episode.feedback ?? ''];
    const score = episode.keptAt.reduce((highest, range) => Math.max(highest, range.highest), 0);
    return mark ? [{ mark, at: episode.startedAt, score, isOpen: isKept(episode, threshold) }] : [];
  });
  return [...plain, ...withFeedback];
}

const clamp = (share: number): number => Math.min(Math.max(share, 0), 1);
const SCORES = [0.5, 0.6, 0.7, 0.8, 0.9, 1];
const FEEDBACK_MARKS: Readonly<Record<string, Mark>> = {
  true_positive: 'confirmed',
  false_positive: 'false-alarm',
};

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
