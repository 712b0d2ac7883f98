import { hoursProfiled, featureDrift, sumProfiles } from '../../ml/index.js';
import type { ProfilesByMetric } from '../../models/index.js';
import type { DriftMeasurement, MetricDrift } from './drift.js';

/** With fewer than a week of one series, or a day of seven, chance alone moves it. */
const FEWEST_HOURS = 168;

/** Holds recent profiles against those of the training. Metrics that only one side has count in the whole, but have no drift of their own. */
export function compareProfiles(
  expected: ProfilesByMetric,
  actual: ProfilesByMetric,
): Pick<DriftMeasurement, 'overall' | 'metrics'> {
  const metrics = [...actual].map(([metricName, profile]): MetricDrift => {
    const before = expected.get(metricName);
    const moved = before && featureDrift(before, profile, FEWEST_HOURS);
    return {
      metricName,
      drift: moved?.drift ?? null,
      feature: moved?.feature ?? null,
      hours: Math.round(hoursProfiled(profile)),
    };
  });
  return {
    overall: featureDrift(
      sumProfiles([...expected.values()]),
      sumProfiles([...actual.values()]),
      FEWEST_HOURS,
    ),
    metrics: metrics.toSorted((a, b) => (b.drift ?? -1) - (a.drift ?? -1)),
  };
}
