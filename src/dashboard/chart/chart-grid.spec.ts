import { chartGrid, stepOf, typicalInterval } from './chart-grid.js';

const START_MS = Date.UTC(2026, 10, 24, 9);
const MINUTE_MS = 60_000;

const everyMs = (intervalMs: number, length: number, jitterMs = 0, firstMs = START_MS) =>
  Float64Array.from({ length }, (_, i) => firstMs + i * intervalMs + ((i * 7919) % 13) * (jitterMs / 13));

const grid = (timestamps: Float64Array, minutes: number, nPoints = 1000) =>
  chartGrid(timestamps, { fromMs: START_MS - 1, untilMs: START_MS + minutes * MINUTE_MS, nPoints });

const emptySteps = (timestamps: Float64Array, one: ReturnType<typeof grid>): number => {
  const taken = new Set(timestamps.map((at) => stepOf(one, at)));
  return Math.max(...taken) - Math.min(...taken) + 1 - taken.size;
};

describe('chartGrid', () => {
  it('gives each sample a step that begins with it, where there is room', () => {
    const timestamps = everyMs(30_000, 120);
    const one = grid(timestamps, 60);

    expect(one).toMatchObject({ stepMs: 30_000, isDownsampled: false });
    expect(one.startMs + stepOf(one, START_MS) * one.stepMs).toBe(START_MS);
    expect(one.nSteps).toBe(122);
  });

  it('holds one sample each though they come some seconds late', () => {
    const timestamps = everyMs(30_000, 120, 9_000);
    const one = grid(timestamps, 60);

    expect(one).toMatchObject({ stepMs: 30_000, isDownsampled: false });
    expect(emptySteps(timestamps, one)).toBe(0);
  });

  it('leaves a step empty where a sample is missing, and only there', () => {
    const all = everyMs(30_000, 120, 3_000);
    const timestamps = all.filter((_, i) => i !== 40 && i !== 41 && i !== 90);

    expect(emptySteps(timestamps, grid(timestamps, 60))).toBe(3);
  });

  it('takes two intervals where a drifting poller would leave steps empty', () => {
    const timestamps = everyMs(30_400, 500);
    const one = grid(timestamps, 300);

    expect(one).toMatchObject({ isDownsampled: true, stepMs: 61_000 });
    expect(emptySteps(timestamps, one)).toBe(0);
  });

  it.each([50, 333, 1000, 5000])('has at most %d steps, however long the range is', (nPoints) => {
    for (const days of [0.1, 1, 30, 365]) {
      const untilMs = START_MS + days * 86_400_000;
      const timestamps = everyMs(30_000, Math.min(100_000, days * 2880));
      const one = chartGrid(timestamps, { fromMs: START_MS, untilMs, nPoints });

      expect(one.nSteps).toBeLessThanOrEqual(nPoints);
      expect(one.startMs).toBeLessThanOrEqual(START_MS);
      expect(one.startMs + one.nSteps * one.stepMs).toBeGreaterThan(untilMs);
    }
  });

  it('has the same steps a moment later', () => {
    const timestamps = everyMs(30_000, 2880);
    const [one, later] = [0, 30_000].map((ms) =>
      chartGrid(timestamps, { fromMs: START_MS + ms, untilMs: START_MS + ms + 86_400_000, nPoints: 100 }),
    );

    expect(later!.stepMs).toBe(one!.stepMs);
    expect((later!.startMs - one!.startMs) % one!.stepMs).toBe(0);
  });

  it('lays steps over a range without samples, too', () => {
    const one = grid(new Float64Array(), 60, 100);

    expect(one.isDownsampled).toBe(false);
    expect(one.nSteps).toBeGreaterThan(90);
    expect(grid(Float64Array.of(START_MS), 60).isDownsampled).toBe(false);
  });
});

describe('typicalInterval', () => {
  it('is the mean of the times between samples, gaps aside', () => {
    expect(typicalInterval(Float64Array.of(0, 30, 60, 5000, 5030))).toBe(30);
    expect(typicalInterval(Float64Array.of(0))).toBeNaN();
    expect(typicalInterval(everyMs(30_000, 90_000))).toBe(30_000);
  });
});
