import { type Member } from './member.js';
import { type Transform } from './transform.js';

const { abs } = Math;

/** Gains of level, short and long season, and how much of the last error is left a step later: Taylor's four, on a coarse grid. */
const LEVELS = [0, 0.01, 0.05];
const SHORTS = [0.03, 0.1, 0.25];
const LONGS = [0.03, 0.1, 0.25];
const ERRORS = [0.6, 0.8, 0.9, 0.97];

interface Gains {
  readonly level: number;
  readonly short: number;
  readonly long: number;
  readonly error: number;
}

const GRID: readonly Gains[] = LEVELS.flatMap((level) =>
  SHORTS.flatMap((short) => LONGS.flatMap((long) => ERRORS.map((error) => ({ level, short, long, error })))),
);

/**
 * Exponential smoothing with two seasons and an autoregression of the errors.
 *
 * @source Taylor, 2003, "Short-term electricity demand forecasting using double seasonal exponential smoothing".
 */
export function doubleSmoothing(name: string, transform: Transform, short: number, long: number): Member {
  return {
    name,
    needs: 2 * long + short,
    forecast(values, origins, horizon) {
      const { forward, back } = transform.of(values, origins[0]!);
      const scaled = values.map(forward);
      const first = origins[0]!;
      let best = GRID[0]!;
      let least = Number.POSITIVE_INFINITY;
      for (const gains of GRID) {
        const error = new Smoothing(scaled, short, long).run(gains, long, first);
        if (error < least) [best, least] = [gains, error];
      }
      const model = new Smoothing(scaled, short, long);
      let at = long;
      return origins.map((origin) => {
        model.run(best, at, origin);
        at = origin;
        return model.forecast(best, origin, horizon).map(back);
      });
    },
  };
}

class Smoothing {
  private readonly shorts: Float64Array;
  private readonly longs: Float64Array;
  private level = 0;
  private lastError = 0;

  /** Starts from the means of the first two long seasons. */
  constructor(
    private readonly values: Float64Array,
    private readonly short: number,
    private readonly long: number,
  ) {
    this.shorts = new Float64Array(short);
    this.longs = new Float64Array(long);
    const span = 2 * long;
    for (let i = 0; i < span; i += 1) this.level += values[i]! / span;
    for (let i = 0; i < span; i += 1) this.shorts[i % short]! += ((values[i]! - this.level) * short) / span;
    for (let i = 0; i < span; i += 1)
      this.longs[i % long]! += (values[i]! - this.level - this.shorts[i % short]!) / 2;
  }

  /** @returns sum of the absolute errors one step ahead. */
  run({ level, short, long, error }: Gains, start: number, end: number): number {
    let sum = 0;
    for (let at = start; at < end; at += 1) {
      const i = at % this.short;
      const j = at % this.long;
      const raw = this.values[at]! - this.level - this.shorts[i]! - this.longs[j]!;
      const left = raw - error * this.lastError;
      sum += abs(left);
      this.level += level * left;
      this.shorts[i]! += short * left;
      this.longs[j]! += long * left;
      this.lastError = raw;
    }
    return sum;
  }

  forecast({ error }: Gains, origin: number, horizon: number): Float64Array {
    let left = this.lastError;
    return Float64Array.from({ length: horizon }, (_, step) => {
      left *= error;
      return (
        this.level +
        this.shorts[(origin + step) % this.short]! +
        this.longs[(origin + step) % this.long]! +
        left
      );
    });
  }
}
