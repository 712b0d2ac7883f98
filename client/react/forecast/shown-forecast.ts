import type { Forecast, StoredForecasts } from '../../ml-api.js';

type Stored = StoredForecasts['forecasts'][number];
type Point = Stored['points'][number];
export type LeadAccuracy = Stored['accuracy'];

/** A forecast as a chart draws it. */
export interface ShownForecast {
  /** What had come by then was known; ISO 8601. */
  readonly madeAt: string;
  /** Share of values that the band is to hold. */
  readonly level: number;
  readonly steps: readonly ForecastStep[];
  readonly stepMs: number;
  /** What to know before planning with it, a sentence each. */
  readonly caveats: readonly string[];
  /** By lead. Of stored forecasts it is how they turned out, of others how the method would have. */
  readonly accuracy: readonly LeadAccuracy[];
  readonly isStored: boolean;
}

/** One step, at its middle: values are means over it. Epoch milliseconds. */
export interface ForecastStep {
  readonly at: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly actual: number | null;
}

const TOO_SHORT = 'Too little history for a rhythm yet: a level with a wide band.';

/** Of one that is made once a day. */
export function fromStored(stored: Stored): ShownForecast {
  const stepMs = stored.stepSeconds * 1000;
  return {
    madeAt: stored.madeAt,
    level: stored.level,
    steps: stepsOf(stored.points, stepMs),
    stepMs,
    caveats: stored.isShort ? [TOO_SHORT] : [],
    accuracy: stored.accuracyByLead,
    isStored: true,
  };
}

/** Of one that was asked for. */
export function fromRequested(forecast: Forecast): ShownForecast {
  const stepMs = forecast.stepSeconds * 1000;
  return {
    madeAt: forecast.asOf,
    level: forecast.level,
    steps: stepsOf(forecast.points, stepMs),
    stepMs,
    caveats: forecast.caveats,
    accuracy: forecast.accuracy,
    isStored: false,
  };
}

function stepsOf(points: readonly Point[], stepMs: number): readonly ForecastStep[] {
  return points.map(({ timestamp, low, median, high, actual }) => ({
    at: Date.parse(timestamp) + stepMs / 2,
    low,
    median,
    high,
    actual,
  }));
}

/** The step that an instant falls into; undefined outside of the forecast. */
export function stepAt({ steps, stepMs }: ShownForecast, at: number): ForecastStep | undefined {
  const first = steps[0];
  if (!first) return undefined;
  return steps[Math.floor((at - (first.at - stepMs / 2)) / stepMs)];
}

/** Lowest and highest end of the band in a range of time, epoch milliseconds; undefined where none of it is there. */
export function extremesOf(
  { steps, stepMs }: ShownForecast,
  from: number,
  until: number,
): readonly [number, number] | undefined {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const { at, low, high } of steps) {
    if (at < from - stepMs || at > until + stepMs) continue;
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, high);
  }
  return lowest <= highest ? [lowest, highest] : undefined;
}
