import type { Chart, ChartRequest } from '../../../src/dashboard/chart/chart.js';
import { ChartResponse } from '../../../src/dashboard/chart/chart.dto.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { AnomalyBench } from '../anomaly/anomaly-bench.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const ODD_NAME = 'Latenz 🚀 core/edge (ms)';
const OUTAGE_MIN = { from: 120, until: 90 };

const minutesAgo = (minutes: number): string => new Date(NOW_MS - minutes * MINUTE_MS).toISOString();

/** Three days of a metric that goes by the time of day, one sample a minute; an outage, and a gap of ten minutes before it. */
function samples(): [string, number][] {
  return Array.from({ length: 3 * 1440 + 1 }, (_, n): [string, number] => {
    const minute = 3 * 1440 - n;
    const usual = 50 + 20 * Math.sin((2 * Math.PI * (n % 1440)) / 1440) + ((n * 7) % 6) / 3;
    return [minutesAgo(minute).slice(0, -1), isOut(minute) ? 0 : usual];
  }).filter((_, n) => !isGap(3 * 1440 - n));
}

const isOut = (minute: number): boolean => minute <= OUTAGE_MIN.from && minute > OUTAGE_MIN.until;
const isGap = (minute: number): boolean => minute <= 200 && minute > 190;

describe('a chart', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.poll(ROUTER, 'cpu', samples());
    await tables.post(ROUTER, ODD_NAME, samples(), { unit: 'ms' });
    const settings = { TRAINING_HISTORY_SECONDS: '172800', FIRST_SWEEP_LOOKBACK_SECONDS: '86400' };
    bench = new AnomalyBench(database, NOW_MS, settings);
    await bench.silences.addSilence({ assetId: ROUTER, reason: 'New power supply' });
    await bench.sweep();
    await database.rows(`
      insert into maintenance_times values ('${ROUTER}', '${minutesAgo(60)}', '${minutesAgo(50)}')`);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const draw = (changes: Partial<ChartRequest> = {}): Promise<Chart> =>
    bench.charts.draw(
      {
        assetId: ROUTER,
        metricName: 'cpu',
        fromMs: NOW_MS - 6 * HOUR_MS,
        untilMs: NOW_MS,
        nPoints: 1000,
        ...changes,
      },
      new AbortController().signal,
    );
  const at = (column: Float64Array, { grid }: Chart, minute: number): number =>
    column[Math.floor((NOW_MS - minute * MINUTE_MS - grid.startMs) / grid.stepMs)] ?? NaN;

  it.each([
    ['cpu', 'cpu_usage', 'percent'],
    [ODD_NAME, ODD_NAME, 'ms'],
  ])('has every sample of a short range, and what was expected of it: %s', async (name, metricName, unit) => {
    const chart = await draw({ metricName: name });

    expect(chart).toMatchObject({
      metricName,
      unit,
      expectedBasis: 'at-the-time',
      grid: { stepMs: MINUTE_MS, isDownsampled: false },
      threshold: 0.7,
    });
    expect(chart.mean).toEqual(chart.min);
    expect(chart.mean).toEqual(chart.max);
    expect(at(chart.mean, chart, 100)).toBe(0);
    expect(at(chart.score, chart, 119)).toBeGreaterThan(0.7);
    for (const minute of [100, 300]) {
      const usual = 50 + 20 * Math.sin((2 * Math.PI * ((3 * 1440 - minute) % 1440)) / 1440);
      expect(Math.abs(at(chart.expectedMedian, chart, minute) - usual)).toBeLessThan(5);
      expect(at(chart.expectedLow, chart, minute)).toBeLessThan(at(chart.expectedHigh, chart, minute));
    }
  });

  it('leaves steps without samples empty, and no others', async () => {
    const chart = await draw();
    const empty = [...chart.mean.keys()].filter((step) => Number.isNaN(chart.mean[step]));
    const minutes = empty.map((step) => (NOW_MS - chart.grid.startMs - step * MINUTE_MS) / MINUTE_MS);

    expect(minutes.filter((minute) => minute < 360)).toEqual([
      200, 199, 198, 197, 196, 195, 194, 193, 192, 191,
    ]);
    expect(at(chart.expectedMedian, chart, 195)).toBeNaN();
    expect(at(chart.score, chart, 195)).toBeNaN();
  });

  it('sends what was anomalous, the episode, and when it was silenced', async () => {
    await database.rows(`
      insert into episode_feedback ("episodeId", feedback, note, "createdAt")
      select id, 'true_positive', null, now() from anomaly_episodes where "metricName" = 'cpu_usage'`);
    const { anomalies, isTruncated, episodes, shaded } = await draw();

    expect(anomalies.length).toBeGreaterThan(0);
    expect(isTruncated).toBe(false);
    expect(anomalies[0]).toMatchObject({ atMs: NOW_MS - OUTAGE_MIN.from * MINUTE_MS, value: 0 });
    expect(episodes).toHaveLength(1);
    expect(episodes[0]).toMatchObject({ feedback: 'true_positive', episode: { direction: 'low' } });
    const [fromMs, untilMs] = [NOW_MS - 60 * MINUTE_MS, NOW_MS - 50 * MINUTE_MS];
    expect(shaded).toEqual([
      { kind: 'maintenance', fromMs, untilMs, reason: 'EMS Core has the asset in maintenance' },
      { kind: 'silence', fromMs: NOW_MS, untilMs: null, reason: 'New power supply' },
    ]);
    expect((await draw({ untilMs: NOW_MS - 3 * HOUR_MS })).episodes).toEqual([]);
    await database.rows('delete from episode_feedback');
  });

  it('has mean, lowest and highest of each step of a longer range', async () => {
    const chart = await draw({ fromMs: NOW_MS - 3 * DAY_MS, nPoints: 100 });
    const { mean, min, max, grid } = chart;
    const minutes = grid.stepMs / MINUTE_MS;

    expect(grid.isDownsampled).toBe(true);
    expect(grid.nSteps).toBeLessThanOrEqual(100);
    expect(minutes).toBeGreaterThan(40);
    for (const step of [10, 50])
      expect([mean[step]! >= min[step]!, mean[step]! <= max[step]!]).toEqual([true, true]);
    expect(Math.min(...min.filter((value) => !Number.isNaN(value)))).toBe(0);
    expect(Math.max(...chart.score.filter((value) => !Number.isNaN(value)))).toBeGreaterThan(0.7);
  });

  it('goes on into the time to come with what a stored forecast says', async () => {
    await database.rows(`
      insert into series_forecasts ("assetId", "metricName", "firstAt", "madeAt", "stepSeconds", lows, medians, highs, naives,
        "historySeconds", "methodVersion", details)
      select '${ROUTER}', 'cpu_usage', '2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z', 3600, array_fill(40::real, array[5]),
        array_fill(50::real, array[5]), array_fill(60::real, array[5]), array_fill(50::real, array[5]), 3600, 1, '{}'`);
    const chart = await draw({ untilMs: NOW_MS + 6 * HOUR_MS });
    const shown = ChartResponse.from(chart);

    expect(shown).toMatchObject({
      expectedBasis: 'at-the-time',
      expectedFrom: 'detector-then-forecast',
      forecastFrom: new Date(NOW_MS + MINUTE_MS).toISOString(),
    });
    expect([-1, -179].map((minute) => at(chart.expectedMedian, chart, minute))).toEqual([50, 50]);
    expect(at(chart.expectedHigh, chart, -60)).toBe(60);
    expect(at(chart.expectedMedian, chart, -200)).toBeNaN();
    expect(ChartResponse.from(await draw())).toMatchObject({ expectedFrom: 'detector', forecastFrom: null });
    await database.rows('truncate series_forecasts');
  });

  it('says of a long range what is expected now', async () => {
    const chart = await draw({ fromMs: NOW_MS - 60 * DAY_MS, nPoints: 5000 });

    expect(chart.expectedBasis).toBe('as-learnt-now');
    const usual = 50 + 20 * Math.sin((2 * Math.PI * 600) / 1440);
    expect(Math.abs(at(chart.expectedMedian, chart, 1440 + 840) - usual)).toBeLessThan(8);
    expect(chart.mean[0]).toBeNaN();
  });

  it('is empty of a metric that there is not, and of a range without samples', async () => {
    const names = ['no such metric', 'a/b c', '%2F..', '🚀', 'cpu{interface=eth0}'];
    for (const changes of [
      ...names.map((metricName) => ({ metricName })),
      { untilMs: NOW_MS - 300 * DAY_MS, fromMs: 0 },
    ]) {
      const chart = await draw(changes);
      const { times, mean, expectedBasis, score } = ChartResponse.from(chart);

      expect(times.length).toBeGreaterThan(40);
      expect(new Set([...mean, ...score])).toEqual(new Set([null]));
      expect(chart.episodes).toEqual([]);
      if ('metricName' in changes) expect(expectedBasis).toBeNull();
    }
  });

  it('has steps of equal length in columns of equal length', async () => {
    const { times, stepSeconds, ...chart } = ChartResponse.from(await draw({ nPoints: 70 }));

    for (let step = 1; step < times.length; step++)
      expect(times[step]! - times[step - 1]!).toBe(stepSeconds * 1000);
    const columns = ['mean', 'min', 'max', 'expectedLow', 'expectedMedian', 'expectedHigh', 'score'] as const;
    for (const column of columns) expect(chart[column]).toHaveLength(times.length);
  });

  it('does not know an asset that the platform does not have', async () => {
    await expect(draw({ assetId: '4711' })).rejects.toMatchObject({ code: 'asset_not_found' });
  });
});
