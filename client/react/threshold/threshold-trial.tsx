import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { PreviewCurve } from '../../ml-api.js';
import { Empty } from '../elements/states.js';
import { formatScore } from '../format/format-value.js';
import { cutCurve } from './cut-curve.js';
import { CutFigures } from './cut-figures.js';
import { EpisodePlot } from './episode-plot.js';
import { OpenedTable } from './opened-table.js';
import { RateCurve } from './rate-curve.js';
import { ThresholdCharts } from './threshold-charts.js';

interface ThresholdTrialProps {
  readonly curve: PreviewCurve;
  /** The setting as it is. */
  readonly inForce: number;
}

/** The slider, and what it makes of the range. */
export function ThresholdTrial({ curve, inForce }: ThresholdTrialProps) {
  const [query] = useSearchParams();
  const lowest = curve.thresholds[0] ?? 0.5;
  const highest = curve.thresholds.at(-1) ?? 1;
  const [threshold, setThreshold] = useState(() =>
    clamp(Number(query.get('at')) || inForce, lowest, highest),
  );
  // The slider itself never waits for what is drawn.
  const drawn = useDeferredValue(threshold);
  const cut = useMemo(() => cutCurve(curve, drawn), [curve, drawn]);
  const now = useMemo(() => cutCurve(curve, inForce), [curve, inForce]);
  if (curve.episodes.length === 0)
    return (
      <Empty title="Nothing to raise">
        Not even at {formatScore(lowest)} would there have been an episode.
      </Empty>
    );
  return (
    <div className="ml-section-body ml-stack">
      <Slider range={[lowest, highest]} value={threshold} inForce={inForce} onChange={setThreshold} />
      <CutFigures cut={cut} now={now} />
      <div className="ml-halves">
        <EpisodePlot curve={curve} threshold={drawn} />
        <RateCurve curve={curve} threshold={drawn} inForce={inForce} />
      </div>
      <ThresholdCharts curve={curve} threshold={drawn} />
      <OpenedTable episodes={cut.opened} />
    </div>
  );
}

interface SliderProps {
  readonly range: readonly [number, number];
  readonly value: number;
  readonly inForce: number;
  readonly onChange: (threshold: number) => void;
}

function Slider({ range: [lowest, highest], value, inForce, onChange }: SliderProps) {
  const id = useId();
  const keep = useKeptInAddress(formatScore(value));
  return (
    <div className="ml-slider">
      <label htmlFor={id}>
        Threshold <strong>{formatScore(value)}</strong>
        <span className="ml-quiet"> in force: {formatScore(inForce)}</span>
      </label>
      <input
        id={id}
        type="range"
        min={lowest}
        max={highest}
        step={0.01}
        value={value}
        aria-valuetext={formatScore(value)}
        onChange={({ target }) => onChange(Number(target.value))}
        onPointerUp={keep}
        onKeyUp={keep}
      />
      <span className="ml-slider-ends" aria-hidden="true">
        <span>{formatScore(lowest)}: more episodes</span>
        <span>fewer: {formatScore(highest)}</span>
      </span>
    </div>
  );
}

/** Only once it is let go: browsers limit how often an address changes. */
function useKeptInAddress(text: string): () => void {
  const [, setQuery] = useSearchParams();
  return () =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('at', text);
        return next;
      },
      { replace: true },
    );
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
