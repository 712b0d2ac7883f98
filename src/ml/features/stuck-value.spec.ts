import { SeriesReader } from '../series/series-reader.js';
import { SeriesState } from '../series/series-state.js';
import { isNewlyStuck } from './stuck-value.js';

const FIVE_MINUTES = 300_000;
const A_DAY = 288;

/** A series polled every five minutes, fed a sample at a time. */
class Polled {
  private readonly state = SeriesState.create();
  private readonly reader = new SeriesReader(this.state);
  private timestamp = 0;
  private count = 0;

  /** Takes samples that all differ, between 40 and 60. */
  move(n: number, stepMs = FIVE_MINUTES): this {
    for (let i = 0; i < n; i += 1) {
      this.count += 1;
      this.take(50 + 10 * Math.sin(this.count * 1.7), stepMs);
    }
    return this;
  }

  /** Takes up to `most` equal samples after a first. @returns how many made it stuck, −1 when none did. */
  freeze(most: number, { at = 47.3, stepMs = FIVE_MINUTES } = {}): number {
    let needed = -1;
    this.take(at, stepMs);
    for (let repeats = 1; repeats <= most; repeats += 1) {
      this.take(at, stepMs);
      if (needed < 0 && this.reader.isStuck) needed = repeats;
    }
    return needed;
  }

  /** @returns which of the repeats of a value were news, where scores are believed from so many repeats on. */
  freezeNews(most: number, believedFrom = 0): number[] {
    const from = this.timestamp + FIVE_MINUTES * (1 + believedFrom);
    this.take(47.3, FIVE_MINUTES);
    const repeats = Array.from({ length: most }, (_, i) => i + 1);
    return repeats.filter(() => {
      this.take(47.3, FIVE_MINUTES);
      return this.reader.isStuck && isNewlyStuck(this.state.slots, this.timestamp, from);
    });
  }

  private take(value: number, stepMs: number): void {
    this.timestamp += stepMs;
    this.reader.consume(this.timestamp, value);
  }
}

const settled = (): Polled => new Polled().move(10 * A_DAY);

describe('a stuck value', () => {
  it('is news at the fourth repeat of a series that always moves', () => {
    expect(settled().freeze(10)).toBe(4);
  });

  it('is news at twice the longest known, its first step counting for nothing and the polling interval for one', () => {
    const series = settled();
    series.freeze(3);
    expect(series.move(50).freeze(20)).toBe(6);
  });

  it('is news for six samples, from when scores are believed', () => {
    expect(settled().freezeNews(40)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(settled().freezeNews(40, 20)).toEqual(Array.from({ length: 22 }, (_, i) => i + 4));
  });

  it('is remembered with reserve when it was news: at half as much again', () => {
    const series = settled();
    series.freeze(60);
    expect(series.move(50).freeze(20)).toBe(5);
  });

  it('must be the longer the less of a week is known', () => {
    // 2 · 300 s · 7 days / 1 day; the day grows while the series stands.
    expect(new Polled().move(A_DAY).freeze(20)).toBe(14);
    expect(new Polled().move(3).freeze(100)).toBe(-1);
  });

  it('says nothing of a series that often repeats itself', () => {
    const series = new Polled();
    for (let i = 0; i < 10 * A_DAY; i += 1) {
      series.move(1);
      series.freeze(2);
    }
    expect(series.freeze(200)).toBe(-1);
  });

  it('is news in one that repeats itself by chance at twice the longest that chance brings about', () => {
    const series = new Polled();
    for (let i = 0; i < 5 * A_DAY; i += 1) {
      series.move(7);
      series.freeze(1);
    }
    // A ninth of 4032 samples are repeats: 2 · (1 + ln 4032 / ln 9) intervals.
    expect(series.move(1).freeze(200)).toBe(10);
  });

  it('says nothing of one that has stood still for longer than that', () => {
    const series = new Polled();
    for (let i = 0; i < 2 * A_DAY; i += 1) {
      series.move(40);
      series.freeze(7);
    }
    expect(series.freeze(200)).toBe(-1);
  });

  it('is none at an extreme: the series idles or is saturated', () => {
    expect(settled().freeze(100, { at: 30 })).toBe(-1);
    expect(settled().freeze(100, { at: 70 })).toBe(-1);
  });

  it('does not span a gap', () => {
    const series = settled();
    series.freeze(2);
    expect(series.freeze(1, { stepMs: 20 * FIVE_MINUTES })).toBe(-1);
  });

  it('minds for some hours after polling became denser what was not seen before', () => {
    const seconds30 = 30_000;
    const after = (hours: number): number =>
      settled()
        .move(hours * 120, seconds30)
        .freeze(30, { stepMs: seconds30 });
    expect(after(1)).toBeGreaterThan(10);
    expect(after(20)).toBe(4);
  });
});
