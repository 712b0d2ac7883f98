import { assetNamed, fleet } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import { type Answer, type Platform, type Service, startPlatform } from '../platform.js';

const N_NAMES = 13;
const FIRST = assetNamed('core-rtr-01').id;
const WATCHED = fleet.slice(0, 20);

/** A first sweep of twenty assets takes minutes: EMS Core allows a hundred requests a minute, and each asset costs thirteen. */
describe('twenty assets over the REST API', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform({
      watched: WATCHED.map(({ name }) => name),
      historyDays: 1,
      isFresh: true,
    });
    await platform.rows(`update assets set "monitoringEnabled" = id = '${FIRST}'`);
    service = platform.startService();
    await service.ready();
    const ids = WATCHED.map(({ id }) => `'${id}'`).join(', ');
    await platform.rows(`update assets set "monitoringEnabled" = id in (${ids})`);
  });
  afterAll(() => platform.stop());

  const count = async (sql: string): Promise<number> =>
    Number((await platform.rows(`select count(*)::int as n from ${sql}`))[0]?.n);
  const nRead = (): Promise<number> => count('rest_series');
  const unreadAsset = async (): Promise<string | undefined> => {
    const read = await platform.rows('select distinct "assetId" as id from rest_series');
    return WATCHED.map(({ id }) => id).findLast((id) => !read.some((row) => row.id === id));
  };
  const metricsOf = (id: string): Promise<Answer> => service.get(`/api/v1/metrics/${id}?hours=24`);
  /** An answer while the sweep goes on, whether it has something to say or not. */
  const answered = async (answer: Promise<Answer>): Promise<Answer> => {
    const { status, headers, body } = await answer;
    expect([200, 503]).toContain(status);
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    return { status, headers, body };
  };

  it('answers while they are swept for the first time, or says when to come back', async () => {
    await waitFor(async () => (await nRead()) > 2 * N_NAMES, { timeoutMs: 30_000, what: 'a sweep of all' });

    const known = await answered(metricsOf(FIRST));
    expect(known).toMatchObject({ status: 200, body: { assetName: 'core-rtr-01' } });
    expect((known.body.data as unknown[]).length).toBeGreaterThan(1_000);
    expect(await answered(service.post('/api/v1/anomaly/detect', { assetId: FIRST }))).toMatchObject({
      status: 200,
    });
    expect(await answered(service.post('/api/v1/anomaly/detect', {}))).toMatchObject({
      status: 503,
      body: { error: 'metrics_not_read_yet' },
    });
    for (let n = 0; n < 3; n++) await answered(metricsOf((await unreadAsset()) ?? FIRST));
    expect(await nRead()).toBeLessThan(WATCHED.length * N_NAMES);
  });

  it('goes on sweeping meanwhile, whatever clients ask for', async () => {
    const before = await nRead();
    await waitFor(
      async () => {
        await answered(service.post('/api/v1/anomaly/detect', {}));
        return (await nRead()) > before + 4 * N_NAMES;
      },
      { timeoutMs: 75_000, intervalMs: 1_000, what: 'the next names' },
    );
    expect(await count(`anomaly_scores where "assetId" <> '${FIRST}'`)).toBeGreaterThan(1_000);
    expect(service.program.output()).not.toMatch(/allows no more|ERROR/);
  });

  it('asks for nothing again that was read before a restart', async () => {
    await service.program.stop();
    const [before, nEmpty] = [await nRead(), await count('rest_series where "newestAt" is null')];
    const restartedAt = new Date().toISOString();
    service = platform.startService();
    await waitFor(async () => (await fetch(`${service.url}/health`)).ok, { what: 'the service to answer' });

    expect(await waitFor(() => metricsOf(FIRST))).toMatchObject({ status: 200 });
    await waitFor(async () => (await nRead()) > before, {
      timeoutMs: 60_000,
      what: 'names that were unread',
    });
    const leftAlone = `rest_series where "newestAt" is null and "readUntil" < '${restartedAt}'`;
    expect(await count(leftAlone)).toBe(nEmpty);
  });
});
