import { type Limit, limitForecast, type LimitForecast } from '../forecasting/growth/limit-date.js';
import { type LifeReason } from './failure-model.js';
import { type Life } from './remaining-life.js';

/** A metric that degrades towards a limit. */
interface DegradingMetric {
  /** Epoch milliseconds, and NaN where nothing was measured. */
  readonly samples: { readonly timestamps: Float64Array; readonly values: Float64Array };
  readonly limit: Limit;
}

/** What is known of the end of a unit. */
export interface KnownOfEnd {
  /** From a fleet with lives that were seen to their end. */
  readonly life?: Life;
  readonly lifeReason?: LifeReason;
  readonly metric?: DegradingMetric;
}

/** When a unit will fail, what that is based on, or what would be needed to say so. */
export type TimeToFailure =
  | { readonly basis: 'history'; readonly life: Life }
  | { readonly basis: 'limit'; readonly forecast: LimitForecast }
  | { readonly basis: 'nothing'; readonly needed: string };

const NEEDED: Readonly<Record<LifeReason, string>> = {
  'few-failures': 'at least 20 units seen until they failed, or a metric with a limit',
  'few-fail': 'a fleet of which at least half is seen until it fails, or a metric with a limit',
  'short-histories': 'five or more rows of each life, or a metric with a limit',
};

/**
 * Says when a unit fails by the best that is known: lives of others seen to their end; else the day on which a degrading metric reaches its
 * limit; else nothing, and what would be needed.
 *
 * @example timeToFailure({ lifeReason: 'few-failures' }).basis // nothing
 */
export function timeToFailure({ life, lifeReason = 'few-failures', metric }: KnownOfEnd): TimeToFailure {
  if (life !== undefined) return { basis: 'history', life };
  if (metric === undefined) return { basis: 'nothing', needed: NEEDED[lifeReason] };
  const forecast = limitForecast(metric.samples, metric.limit);
  if (forecast.answer === 'date' || forecast.answer === 'since') return { basis: 'limit', forecast };
  return {
    basis: 'nothing',
    needed:
      forecast.answer === 'too-short'
        ? 'a fortnight of the metric'
        : 'a trend of the metric that reaches the limit within the days looked at',
  };
}
