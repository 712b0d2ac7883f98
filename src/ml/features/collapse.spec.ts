import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import { scoreSamples, type ScoredSamples } from '../scoring/score-samples.js';
import { SeriesState } from '../series/series-state.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { collapseBound, isCollapse } from './collapse.js';
import { FEATURE, N_SLOTS, scalerOf } from './layout.js';

/** The knots of values; seven have been learned. */
function slotsWith(...values: readonly number[]): Float64Array {
  const slots = new Float64Array(N_SLOTS).fill(NaN);
  slots.set([...values, 7], scalerOf(FEATURE.value));
  return slots;
}

describe('collapseBound', () => {
  it('lies four times as far below the 1 % quantile as that below the quartile, as ratios', () => {
    // Nothing is 2: 102 · (102 / 152)⁴ − 2.
    expect(collapseBound(slotsWith(60, 100, 150, 200, 260, 400, 450))).toBeCloseTo(18.6836, 4);
  });

  it('is nowhere in a series that comes near zero, has negative values, or of which little is known', () => {
    expect(collapseBound(slotsWith(0, 2, 9, 14, 20, 40, 60))).toBeLessThan(0);
    expect(collapseBound(slotsWith(-1, 100, 150, 200, 260, 400, 450))).toBe(-Infinity);
    expect(collapseBound(new Float64Array(N_SLOTS).fill(NaN))).toBe(-Infinity);
  });
});

describe('isCollapse', () => {
  const known = slotsWith(60, 100, 150, 200, 260, 400, 450);
  it.each([
    [0, true],
    [18, true],
    [19, false],
    [-1, false],
  ])('takes %d for one: %s', (value, is) => expect(isCollapse(known, value)).toBe(is));

  it('takes none for one that is no third of the lowest known', () => {
    expect(isCollapse(slotsWith(45, 100, 150, 200, 260, 400, 450), 15)).toBe(false);
  });
});

const DAY = 288;
/** Three at night of the eighth day. */
const NIGHT = 7 * DAY + 36;

/** Eight days of traffic, a sixth at night of what it is by day, a third at weekends, after which something happens. */
function traffic(change: (value: number, i: number) => number): ScoredSamples {
  const random = new SeededRandom(1);
  const samples = syntheticSeries({
    n: NIGHT + 3,
    level: 0,
    rhythm: 1,
    noise: 0,
    change: (wave, i) => {
      const day = Math.floor(i / DAY) % 7;
      const load = Math.max(0, -wave) * (day > 4 ? 0.3 : 1) * (1 + 0.15 * Math.sin(5 * day));
      return change(100 * (1 + 5 * load) * Math.exp(0.1 * gaussian(random)), i);
    },
  });
  return scoreSamples(SeriesState.create(), samples, {});
}

describe('an outage at night', () => {
  it('is an anomaly although it is small beside what the day varies by', () => {
    const { scores, explanations } = traffic((value, i) => (i < NIGHT ? value : 0.05 * value));
    expect(scores[NIGHT]).toBeGreaterThanOrEqual(0.7);
    const { direction, expected } = explanations.find(({ index }) => index === NIGHT)!;
    expect(direction).toBe('low');
    expect(expected.low).toBeGreaterThan(5);
  });

  it('is none where the values fall to half', () => {
    const { scores } = traffic((value, i) => (i < NIGHT ? value : 0.5 * value));
    expect(Math.max(...scores.slice(NIGHT))).toBeLessThan(0.7);
  });
});
