import type { ExpectedBand } from '../../../ml/index.js';

/** Ranges and the times they are for. */
interface TimedBand {
  readonly timestamps: Float64Array;
  readonly band: ExpectedBand;
}

/** Puts stretches one after another. */
export function joinedBands(parts: readonly TimedBand[]): TimedBand {
  return {
    timestamps: joined(parts.map(({ timestamps }) => timestamps)),
    band: {
      lows: joined(parts.map(({ band }) => band.lows)),
      medians: joined(parts.map(({ band }) => band.medians)),
      highs: joined(parts.map(({ band }) => band.highs)),
    },
  };
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    whole.set(column, at);
    at += column.length;
  }
  return whole;
}
