import { autoregression } from './autoregression.js';
import { type Member } from './member.js';
import { profileAt } from './profile.js';
import { RAW, type Transform } from './transform.js';

/** A profile that remembers about six seasons. */
const PROFILE = { count: 6, fade: 0.7 };

/**
 * A member that forecasts the profile of past seasons, and what is left of it by an autoregression: a level that is higher than usual
 * stays so for a while.
 */
export function profileResidual(name: string, transform: Transform, season: number, shorter: number): Member {
  const lags = [...new Set([1, 2, 3, shorter, shorter + 1])].filter((lag) => lag > 0).sort((a, b) => a - b);
  const model = autoregression(name, RAW, {
    lags,
    prior: new Float64Array(lags.length),
    penalty: 0.1,
    memory: Number.POSITIVE_INFINITY,
    huber: 1,
  });
  const options = { season, ...PROFILE };
  return {
    name,
    needs: season + model.needs,
    forecast(values, origins, horizon) {
      const { forward, back } = transform.of(values, origins[0]!);
      const scaled = values.map(forward);
      const residuals = Float64Array.from({ length: values.length - season }, (_, i) => {
        const at = i + season;
        return scaled[at]! - profileAt(scaled, at, 0, options);
      });
      const paths = model.forecast(
        residuals,
        origins.map((origin) => origin - season),
        horizon,
      );
      return paths.map((path, i) =>
        path.map((left, step) => back(left + profileAt(scaled, origins[i]!, step, options))),
      );
    },
  };
}
