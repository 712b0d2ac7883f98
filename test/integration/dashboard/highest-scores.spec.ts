import { ScorePeaks } from '../../../src/anomaly/scores/score-peak.repository.js';
import { HighestScores } from '../../../src/dashboard/overview/highest-scores.service.js';
import { windowUntil } from '../../../src/dashboard/overview/overview-window.js';
import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const UNTIL_MS = Date.UTC(2026, 10, 24, 12, 15);
const DAY = windowUntil(UNTIL_MS, 24, 96);

describe('HighestScores', () => {
  let database: ServiceDatabase;
  let events: LiveEvents;
  const clock = new StoppedClock(UNTIL_MS);

  beforeAll(async () => {
    database = await openServiceDatabase();
    events = new LiveEvents(database.em);
  });
  beforeEach(() => database.rows('truncate asset_score_peaks'));
  afterAll(() => database.close());

  /** As each replica has its own. */
  const replica = (): HighestScores => new HighestScores(new ScorePeaks(database.em), events, clock);
  const score = (assetId: string, highest: number): Promise<unknown> =>
    database.rows(`
      insert into asset_score_peaks ("assetId", quarter, score, "metricName") values ('${assetId}', '2026-11-24T12:00Z', ${highest}, 'cpu')
      on conflict ("assetId", quarter) do update set score = excluded.score`);

  it('are read once until a sweep has finished on any replica', async () => {
    const [one, another] = [replica(), replica()];
    await score('1', 0.5);
    const [first, second] = await Promise.all([one.find(DAY), one.find(DAY)]);
    expect(second).toBe(first);
    expect(first).toEqual(new Map([['1', 0.5]]));
    await another.find(DAY);

    await score('1', 0.9);
    expect(await one.find(DAY)).toBe(first);

    await events.append({ name: 'sweep', data: {} });
    for (const each of [one, another]) expect(await each.find(DAY)).toEqual(new Map([['1', 0.9]]));
  });

  it('are read again after half a minute without an event', async () => {
    const one = replica();
    const first = await one.find(DAY);
    clock.advanceSeconds(30);
    expect(await one.find(DAY)).toBe(first);
    clock.advanceSeconds(1);
    expect(await one.find(DAY)).not.toBe(first);
  });

  it('are those of the range that is asked for, and of a few ranges at a time', async () => {
    const one = replica();
    await score('1', 0.5);
    const day = await one.find(DAY);
    expect(await one.find(windowUntil(UNTIL_MS - 900_000, 24, 96))).toEqual(new Map());
    expect(await one.find(DAY)).toBe(day);
    for (const hours of [1, 2, 3, 4]) await one.find(windowUntil(UNTIL_MS, hours, 96));
    expect(await one.find(DAY)).not.toBe(day);
  });

  it('are asked for again after a failure', async () => {
    const one = replica();
    await database.rows('alter table asset_score_peaks rename to asset_score_peaks_away');
    await expect(one.find(DAY)).rejects.toThrow('asset_score_peaks');
    await database.rows('alter table asset_score_peaks_away rename to asset_score_peaks');
    expect(await one.find(DAY)).toEqual(new Map());
  });
});
