import { highestLevel, type Trend } from '../../../ml/index.js';

/** A band that ends beyond so many times what is expected says that a trend is not known, and not that so much will be needed. */
const MOST_TIMES = 3;

/** The limit that would last, or why none is named. */
export interface RecommendedSize {
  /** In the unit of the metric; never more than the upper band of the trend says. */
  readonly size: number | null;
  readonly reason: string | null;
}

/**
 * The limit that would last until a day nine times in ten.
 *
 * @param lastDay - counted from the last known day
 */
export function recommendedSize(trend: Trend, limit: number, lastDay: number): RecommendedSize {
  const used = steady(trend);
  const size = highestLevel(used, lastDay);
  const expected = Math.max(limit, used.level, used.level + used.slope * lastDay);
  return size <= MOST_TIMES * expected
    ? { size, reason: null }
    : {
        size: null,
        reason: `The trend is not known well enough for a size: its band ends beyond ${MOST_TIMES} times what is expected. Ask for a nearer horizon`,
      };
}

/** A slope that does not stand out from the noise is no reason to buy anything. */
function steady(trend: Trend): Trend {
  return trend.isClear ? trend : { ...trend, slope: 0, slopeVariance: 0, covariance: 0 };
}
