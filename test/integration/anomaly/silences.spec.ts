import { episodeAnnouncer } from './episode-announcer.js';
import type { Episode, EpisodeChange } from '../../../src/anomaly/index.js';
import type { SeriesKey } from '../../../src/metrics/index.js';
import { PastEpisodes } from '../../../src/alerting/suppression/past-episodes.service.js';
import { Suppression } from '../../../src/alerting/suppression/suppression.service.js';
import { SilenceRepository } from '../../../src/alerting/silences/silence.repository.js';
import type { SilenceRequest } from '../../../src/alerting/silences/silences.service.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { EmsNotifier } from '../../../src/ems/index.js';
import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Installation } from '../../../src/platform/database/index.js';
import type { DomainError } from '../../../src/platform/errors/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);
const HOUR_MS = 3_600_000;
const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
const ANY = { assetId: '7', metricName: 'latency' };

/** A change of an episode of the series at a time. */
function changeAt(series: SeriesKey, lastAnomalousAt: Date): EpisodeChange {
  const expected = { low: 20, median: 40, high: 60 };
  const facts = { assetName: 'core-rtr-01', assetTier: 1, unit: 'percent', expected, contributions: [] };
  return { before: undefined, after: episodeOf({ ...series, lastAnomalousAt }), facts };
}
const PAGE = { limit: 1000, offset: 0 };
const hours = (count: number): Date => new Date(NOW_MS + count * HOUR_MS);

describe('silences', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;
  const suppression = (settings: Pick<typeof config, 'alerts'>): Suppression =>
    new Suppression(
      new SilenceRepository(database.em),
      new PastEpisodes(new Installation(database.em), settings),
      settings,
    );

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
  });
  beforeEach(async () => {
    await database.rows('truncate silences');
    bench = new AnomalyBench(database, NOW_MS);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const faultsOf = (request: SilenceRequest): Promise<readonly string[]> =>
    bench.silences.addSilence(request).then(
      () => [],
      (error: unknown) => {
        const { details, code } = error as DomainError;
        return details.faults?.map(({ field }) => field) ?? [code];
      },
    );

  it('stores the request with canonical names, from now on', async () => {
    const silence = await bench.silences.addSilence({
      assetId: ROUTER.toUpperCase(),
      metricName: 'cpu',
      reason: 'work',
    });

    expect(silence).toMatchObject({
      assetId: ROUTER,
      metricName: 'cpu_usage',
      startsAt: hours(0),
      endsAt: null,
      reason: 'work',
      isActive: true,
      createdAt: hours(0),
    });
    expect(await bench.silences.listSilences({ isAll: false, ...PAGE })).toEqual([silence]);
  });

  it('lists active and future silences, and on request those that have ended', async () => {
    const plans: [number, number | undefined][] = [
      [2, 3],
      [-2, 1],
      [0, undefined],
    ];
    for (const [from, until] of plans) {
      const endsAt = until === undefined ? undefined : hours(until);
      await bench.silences.addSilence({
        metricName: 'latency',
        startsAt: hours(from),
        endsAt,
        reason: `${from}`,
      });
    }
    bench.clock.advanceSeconds(3_600);

    const listed = await bench.silences.listSilences({ isAll: false, ...PAGE });
    expect(listed.map(({ reason, isActive }) => [reason, isActive])).toEqual([
      ['0', true],
      ['2', false],
    ]);
    const reasons = async (page: { limit: number; offset: number }): Promise<readonly string[]> =>
      (await bench.silences.listSilences({ isAll: true, ...page })).map(({ reason }) => reason);
    expect(await reasons(PAGE)).toEqual(['-2', '0', '2']);
    expect(await reasons({ limit: 2, offset: 0 })).toEqual(['-2', '0']);
    expect(await reasons({ limit: 2, offset: 2 })).toEqual(['2']);
  });

  it('removes a silence once', async () => {
    const { id } = await bench.silences.addSilence({ metricName: 'latency', reason: 'work' });

    expect(await bench.silences.removeSilence(id.toUpperCase())).toMatchObject({ id, isActive: false });
    expect(await bench.silences.listSilences({ isAll: true, ...PAGE })).toEqual([]);
    await expect(bench.silences.removeSilence(id)).rejects.toMatchObject({ code: 'silence_not_found' });
    await expect(bench.silences.removeSilence('no-id')).rejects.toMatchObject({ code: 'silence_not_found' });
  });

  it.each([
    ['an end that is over', { metricName: 'cpu', reason: 'x', endsAt: hours(0) }, ['endsAt']],
    [
      'an end before its start',
      { metricName: 'cpu', reason: 'x', startsAt: hours(2), endsAt: hours(1) },
      ['endsAt'],
    ],
    ['an asset that EMS Core does not have', { assetId: '4711', reason: 'x' }, ['asset_not_found']],
  ])('refuses %s', async (_what, request, expected) => {
    expect(await faultsOf(request)).toEqual(expected);
    expect(await bench.silences.listSilences({ isAll: true, ...PAGE })).toEqual([]);
  });

  it('recurs by the clock of LOCAL_TIMEZONE, unless it names another', async () => {
    const inBerlin = new AnomalyBench(database, NOW_MS, { LOCAL_TIMEZONE: 'Europe/Berlin' });
    const recurrence = { cron: '0 15 * * *', durationMinutes: 120 };
    const request = { metricName: 'latency', reason: 'backup', recurrence };
    const silence = await inBerlin.silences.addSilence(request);
    expect(silence).toMatchObject({
      recurrence: { fields: { ...recurrence, timeZone: 'Europe/Berlin' } },
      isActive: true,
    });

    const isSuppressed = await suppression(config).load([ANY]);
    const at = (count: number): boolean => isSuppressed(changeAt(ANY, hours(count)));
    expect([0, 1.99, 2, 23.99, 24, 26].map(at)).toEqual([true, true, false, false, true, false]);

    const ofUtc = { ...recurrence, timeZone: 'UTC' };
    expect(await inBerlin.silences.addSilence({ ...request, recurrence: ofUtc })).toMatchObject({
      isActive: false,
    });
    expect(await faultsOf({ reason: 'x', recurrence: { ...recurrence, cron: '0 0 30 2 *' } })).toEqual([
      'recurrence.cron',
    ]);
  });

  it('recurs by the clock of its asset where that has one of its own', async () => {
    await tables.execute(`update assets set metadata = '{"timezone": "Asia/Tokyo"}' where id = '${ROUTER}'`);
    const recurrence = { cron: '0 23 * * *', durationMinutes: 60 };
    const silence = await bench.silences.addSilence({ assetId: ROUTER, reason: 'backup', recurrence });

    expect(silence).toMatchObject({ recurrence: { fields: { timeZone: 'Asia/Tokyo' } }, isActive: true });
  });

  it('silences everything when it is given neither asset nor metric', async () => {
    const silence = await bench.silences.addSilence({ reason: 'quiet trial' });
    const isSuppressed = await suppression(config).load([ANY]);

    expect(silence).toMatchObject({ assetId: null, metricName: null });
    expect(isSuppressed(changeAt(ANY, hours(0)))).toBe(true);
  });

  it('suppresses everything without a silence under OBSERVE_ONLY', async () => {
    const observing = { alerts: { ...config.alerts, isObserveOnly: true } };
    const isSuppressed = await suppression(observing).load([ANY]);

    expect(isSuppressed(changeAt(ANY, hours(0)))).toBe(true);
  });

  it('suppresses the series of a silence, by the time of the sample and not of the check', async () => {
    const cpu = { assetId: ROUTER, metricName: 'cpu_usage' };
    const other = { assetId: '2', metricName: 'cpu_usage' };
    await bench.silences.addSilence({ assetId: ROUTER, endsAt: hours(1), reason: 'work' });
    bench.clock.advanceSeconds(7_200);
    const isSuppressed = await suppression(config).load([cpu, other]);

    expect([-1, 0, 0.9, 1].map((at) => isSuppressed(changeAt(cpu, hours(at))))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isSuppressed(changeAt(other, hours(0.5)))).toBe(false);
  });

  it('suppresses an asset in maintenance, and announces afterwards what is still open', async () => {
    const { em } = database;
    const installation = new Installation(em);
    const notifier = new EmsNotifier(new OutboxRepository(em), installation, config);
    const announcer = episodeAnnouncer(em, { suppression: suppression(config), notifier, config });
    const change = changeAt(ANY, hours(0));
    const titles = () => database.rows(`select payload ->> 'title' as title from outbox_messages`);
    const announce = (assetStatus: string, before?: Episode): Promise<unknown> =>
      database.transactions.run(() => announcer.announce([{ ...change, before, assetStatus }]));

    await announce('maintenance');
    expect(await titles()).toEqual([]);
    await announce('online', change.after);

    expect(await titles()).toEqual([{ title: 'Anomaly: latency high · 2026-11-22 14:00 UTC' }]);
  });
});
