import type { Episode } from '../../src/anomaly/episodes/episode.js';
import { scoreSamples, SeriesState } from '../../src/ml/index.js';
import { MetricEpisodes } from './metric-episodes.js';

const STEP_MS = 300_000;
const DAY = 288;
const START_MS = Date.UTC(2026, 2, 2);
const HOUR_MS = 3_600_000;

type Change = (value: number, i: number) => number;

/** Episodes of a daily rhythm with some noise that is changed somewhere, by statistics alone. */
function episodesOf(days: number, change: Change, { rhythm = 20, noise = 2 } = {}): readonly Episode[] {
  const timestamps = Float64Array.from({ length: days * DAY }, (_, i) => START_MS + i * STEP_MS);
  const values = timestamps.map((_, i) => {
    const pseudoNoise = Math.sin(i * 12.9898) * 43758.5453;
    const usual = 50 + rhythm * Math.sin((2 * Math.PI * i) / DAY);
    return change(usual + noise * 3.4 * (pseudoNoise - Math.floor(pseudoNoise) - 0.5), i);
  });
  const tracker = new MetricEpisodes('throughput', 0.7);
  const half = Math.floor(timestamps.length / 2);
  const state = SeriesState.create();
  for (const [from, end] of [
    [0, half],
    [half, timestamps.length],
  ] as const) {
    const part = { timestamps: timestamps.subarray(from, end), values: values.subarray(from, end) };
    tracker.add(scoreSamples(state, part, { explainFrom: 0.7 }));
  }
  return tracker.episodes;
}

const at = (i: number): number => START_MS + i * STEP_MS;
const during = (from: number, length: number, change: (value: number, i: number) => number): Change => {
  return (value, i) => (i >= from && i < from + length ? change(value, i - from) : value);
};

describe('MetricEpisodes', () => {
  it.each([
    ['three hours', 36],
    ['a night and a day', 26 * 12],
  ])('makes an outage of %s one episode, to its end and no longer', (_, length) => {
    const from = 14 * DAY + 116;
    const episodes = episodesOf(
      18,
      during(from, length, () => 1),
    );

    expect(episodes).toHaveLength(1);
    expect(episodes[0]).toMatchObject({ status: 'closed', direction: 'low' });
    expect(episodes[0]!.reason).toMatch(/^throughput fell to/);
    const { startedAt, endedAt, peakAt } = episodes[0]!;
    expect(startedAt.getTime()).toBe(at(from));
    const covered = (endedAt!.getTime() - at(from)) / (length * STEP_MS);
    expect(covered).toBeGreaterThan(0.9);
    expect(endedAt!.getTime()).toBeLessThan(at(from + length) + HOUR_MS);
    expect(peakAt.getTime()).toBeLessThan(at(from + length));
  });

  it('describes a spike that is over by the spike, not by the return', () => {
    const from = 14 * DAY + 150;
    const episodes = episodesOf(
      16,
      during(from, 5, (value) => value + 120),
    );

    expect(episodes).toHaveLength(1);
    expect(episodes[0]!.direction).toBe('high');
    expect(episodes[0]!.reason).toMatch(/^throughput rose to/);
    expect(episodes[0]!.peakAt.getTime()).toBeLessThan(at(from + 5));
  });

  it.each([
    [0.25, 0.31],
    [1, 2],
    [0, 0.05],
  ])('takes a constant of %d that is %d from some day on for the new normal within a day', (one, other) => {
    const episodes = episodesOf(20, (_, i) => (i < 10 * DAY + 40 ? one : other), { rhythm: 0, noise: 0 });

    expect(episodes).toHaveLength(1);
    const { startedAt, endedAt } = episodes[0]!;
    expect(startedAt.getTime()).toBe(at(10 * DAY + 40));
    expect(endedAt!.getTime() - startedAt.getTime()).toBeLessThanOrEqual(24 * HOUR_MS);
  });

  it('detects incidents in a new unit a week after the change', () => {
    const changed = 12 * DAY + 100;
    const surge = 20 * DAY + 160;
    const inNewUnit: Change = (value, i) => (i < changed ? 1000 * value : value);
    const episodes = episodesOf(22, (value, i) =>
      inNewUnit(i >= surge && i < surge + 12 ? 6 * value : value, i),
    );

    expect(episodes.some(({ startedAt }) => startedAt.getTime() === at(changed))).toBe(true);
    expect(episodes.filter(({ startedAt }) => startedAt.getTime() >= at(surge))).toHaveLength(1);
    expect(episodes.length).toBeLessThanOrEqual(3);
  });

  it.each([
    ['a leak', 3, 'high'],
    ['a battery that runs down', -3, 'low'],
  ])('makes %s one episode, or two while it is new', (_, perDay, direction) => {
    // A Wednesday: a fall that begins at one of the first weekends is found later, or not at all.
    const from = 9 * DAY;
    const episodes = episodesOf(24, (value, i) => value + (perDay * Math.max(0, i - from)) / DAY, {
      rhythm: 5,
      noise: 1,
    }).filter(({ startedAt }) => startedAt.getTime() >= at(from));

    expect([1, 2]).toContain(episodes.length);
    expect(episodes.at(-1)).toMatchObject({ status: 'open', direction });
  });

  it('makes a wave of whole numbers that hangs at a usual value one episode, described as stuck', () => {
    const from = 18 * DAY + 90;
    let held = NaN;
    const episodes = episodesOf(
      20,
      (value, i) => {
        const isHanging = i > from && i < from + 144;
        if (!isHanging) held = Math.round(value);
        return held;
      },
      { rhythm: 20, noise: 1.2 },
    );

    expect(episodes).toMatchObject([
      { direction: 'flat', reason: expect.stringMatching(/is stuck at/) as string },
    ]);
    expect(episodes[0]!.startedAt.getTime()).toBeLessThanOrEqual(at(from + 24));
    expect(episodes[0]!.endedAt!.getTime()).toBeGreaterThan(at(from + 140));
  });

  it('makes the restart of a raw counter two episodes at most', () => {
    const restart = 14 * DAY + 60;
    let count = 4e14;
    const episodes = episodesOf(24, (value, i) => {
      count = i === restart ? 0 : count + Math.max(0, value - 20) * 4e7;
      return count;
    }).filter(({ startedAt }) => startedAt.getTime() >= at(restart));

    expect([1, 2]).toContain(episodes.length);
    expect(episodes[0]).toMatchObject({ direction: 'low', startedAt: new Date(at(restart)) });
  });

  it('makes incidents on days that follow each other as many episodes, each with its end', () => {
    const starts = [10 * DAY + 90, 11 * DAY + 30, 12 * DAY + 200];
    const episodes = episodesOf(14, (value, i) => {
      return starts.some((start) => i >= start && i < start + 12) ? value + 60 : value;
    });

    expect(episodes.map(({ startedAt }) => startedAt.getTime())).toEqual(starts.map(at));
    for (const [n, { endedAt }] of episodes.entries()) {
      expect(endedAt!.getTime()).toBeGreaterThanOrEqual(at(starts[n]! + 11));
      expect(endedAt!.getTime()).toBeLessThanOrEqual(at(starts[n]! + 13));
    }
  });

  it('makes a fall during a leak an episode of its own', () => {
    const from = 12 * DAY;
    const fall = 19 * DAY + 50;
    const episodes = episodesOf(
      20,
      (value, i) => value + (3 * Math.max(0, i - from)) / DAY - (i >= fall && i < fall + 12 ? 40 : 0),
      { rhythm: 5, noise: 1 },
    );

    expect(episodes.at(-1)).toMatchObject({
      status: 'closed',
      direction: 'low',
      startedAt: new Date(at(fall)),
    });
    expect(episodes.at(-2)).toMatchObject({ status: 'closed', direction: 'high' });
  });

  it('makes a surge during a leak an episode of its own', () => {
    const from = 12 * DAY;
    const surge = 19 * DAY + 50;
    const episodes = episodesOf(
      20,
      (value, i) => value + (3 * Math.max(0, i - from)) / DAY + (i >= surge && i < surge + 12 ? 60 : 0),
      { rhythm: 5, noise: 1 },
    );

    expect(episodes.some(({ startedAt }) => startedAt.getTime() === at(surge))).toBe(true);
  });
});
