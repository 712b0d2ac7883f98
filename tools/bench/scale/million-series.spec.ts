import { type ScaleFigures } from './measure-scale.js';
import { needsOf, needsTable } from './million-series.js';

const FIGURES: ScaleFigures = {
  nSeries: 100_000,
  samplesPerSecond: 12_500,
  microsecondsPerSample: 80,
  serviceMicroseconds: 60,
  databaseMicroseconds: 48,
  walBytes: 240,
  scoreBytes: 60,
  firstSweepPerSecond: 40_000,
  idleMilliseconds: 60,
  rssMb: 360,
  bytesPerSeries: 2048,
};

describe('needsOf', () => {
  it('multiplies what a sample costs', () => {
    const takes = Object.fromEntries(needsOf(FIGURES).map((one) => [one.what, one.takes]));
    expect(takes).toMatchObject({
      'workers, processor': '1 cores',
      'PostgreSQL, log': '4 MB/s, 0.35 TB a day',
      'one of 16 shards, swept by one worker': '5 s',
    });
  });

  it('says for how many series there is enough', () => {
    const until = new Map(needsOf(FIGURES).map((one) => [one.what, one.seriesUntil]));
    expect(until.get('workers, processor')).toBeCloseTo(16_000_000);
    expect(until.get('one of 16 shards, swept by one worker')).toBeCloseTo(12_000_000);
  });
});

describe('needsTable', () => {
  it('ends with what is used up first', () => {
    expect(needsTable(FIGURES)).toMatch(
      /From the run with 100 000 series\..*\*\*scores of 30 days, on disk\*\*, at 3 900 000 series\.$/,
    );
  });
});
