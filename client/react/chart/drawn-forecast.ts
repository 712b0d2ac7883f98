import type { ShownForecast } from '../forecast/shown-forecast.js';

/** A forecast, and where the chart ends that shows it. */
export interface DrawnForecast {
  readonly shown: ShownForecast | undefined;
  /** Epoch milliseconds; after the end of the samples where it looks into the time to come. */
  readonly untilMs: number;
}
