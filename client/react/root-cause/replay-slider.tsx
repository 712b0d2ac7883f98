import { useEffect, useId, useState } from 'react';
import { Button } from '../elements/button.js';
import { formatTime } from '../format/format-time.js';
import type { ReplayStep } from './replay.js';

const STEP_MS = 900;

/** Where a replay stands. */
export interface Replay {
  readonly steps: readonly ReplayStep[];
  /** Place of the step that is shown; the last one until somebody moves it. */
  readonly shown: number;
  /** Epoch milliseconds; infinite without any steps. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly show: (step: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
}

export function useReplay(steps: readonly ReplayStep[]): Replay {
  const [chosen, setChosen] = useState<number>();
  const [isPlaying, setIsPlaying] = useState(false);
  const last = steps.length - 1;
  const shown = Math.min(chosen ?? last, last);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      setChosen(shown + 1);
      if (shown + 1 >= last) setIsPlaying(false);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, shown, last]);
  return {
    steps,
    shown,
    at: steps[shown]?.at ?? Infinity,
    isPlaying,
    show: (step) => {
      setIsPlaying(false);
      setChosen(step);
    },
    play: () => {
      if (shown >= last) setChosen(0);
      setIsPlaying(true);
    },
    pause: () => setIsPlaying(false),
  };
}

/** Moves through the times at which something began. */
export function ReplaySlider({ replay }: { readonly replay: Replay }) {
  const id = useId();
  const { steps, shown, isPlaying } = replay;
  const step = steps[shown];
  if (step === undefined || steps.length < 2) return null;
  const text = `${formatTime(new Date(step.at), 'time')}: ${step.began.join(', ')}`;
  return (
    <div className="ml-row ml-cause-replay">
      <Button onClick={isPlaying ? replay.pause : replay.play}>{isPlaying ? 'Pause' : 'Replay'}</Button>
      <label className="ml-hidden" htmlFor={id}>
        How it spread
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        value={shown}
        aria-valuetext={text}
        onChange={({ target }) => replay.show(Number(target.value))}
      />
      <output htmlFor={id}>{text}</output>
    </div>
  );
}
