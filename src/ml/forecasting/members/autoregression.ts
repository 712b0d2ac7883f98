import { type Member } from './member.js';
import { RidgeAutoregression, type RidgeOptions } from './ridge.js';
import { type Transform } from './transform.js';
import { square } from '../../statistics/square.js';

const { sqrt } = Math;

/** Observations a coefficient needs at least. */
const ROWS_PER_LAG = 2;

/** A member that fits a {@link RidgeAutoregression} on transformed, standardised values. */
export function autoregression(name: string, transform: Transform, options: RidgeOptions): Member {
  const { lags } = options;
  return {
    name,
    needs: lags.at(-1)! + ROWS_PER_LAG * lags.length + 1,
    forecast(values, origins, horizon) {
      const first = origins[0]!;
      const { forward, back } = transform.of(values, first);
      const scaled = values.map(forward);
      const { center, scale } = centerOf(scaled.subarray(0, first));
      for (let i = 0; i < scaled.length; i += 1) scaled[i] = (scaled[i]! - center) / scale;
      const model = new RidgeAutoregression(scaled, options);
      model.fitFirst(first);
      let end = first;
      return origins.map((origin) => {
        if (origin > end) model.extend(end, origin);
        end = origin;
        return model.forecast(origin, horizon).map((value) => back(value * scale + center));
      });
    },
  };
}

function centerOf(values: Float64Array): { center: number; scale: number } {
  let center = 0;
  for (const value of values) center += value / values.length;
  let squares = 0;
  for (const value of values) squares += square(value - center) / values.length;
  return { center, scale: sqrt(squares) || 1 };
}
