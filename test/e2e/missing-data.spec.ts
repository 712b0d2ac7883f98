import { assetNamed } from '../../simulator/index.js';
import { waitFor } from '../support/index.js';
import { SOME_ASSETS } from './fleet.js';
import { type Platform, type Service, startPlatform } from './platform.js';
import { isApi, patience } from './source.js';

const LIMIT = { timeoutMs: patience(40_000) };
const MINUTE_MS = 60_000;

/** An hour of live samples in which one metric of an asset stops. */
describe('a series that stops reporting', () => {
  const asset = assetNamed('edge-rtr-02');
  let platform: Platform;
  let service: Service;
  let missingSince: Date;

  const episodes = (): Promise<readonly Record<string, unknown>[]> =>
    platform.rows(
      `select "metricName", status, reason from anomaly_episodes where direction = 'missing' and "assetId" = '${asset.id}'`,
    );
  const events = (): Promise<readonly Record<string, unknown>[]> =>
    platform.rows(
      `select message, severity::text, "occurrenceCount" from events
       where title like 'Anomaly: cpu_usage missing%' and "assetId" = '${asset.id}'`,
    );

  beforeAll(async () => {
    platform = await startPlatform({
      watched: isApi() ? [asset.name] : SOME_ASSETS,
      historyDays: 1,
      isFresh: true,
    });
    const endMs = Date.now();
    const startMs = endMs - 60 * MINUTE_MS;
    const start = new Date(startMs).toISOString().slice(0, -1);
    for (const table of ['device_metrics_history', 'metrics'])
      await platform.rows(`delete from ${table} where timestamp >= '${start}'`);
    missingSince = new Date(startMs + 40 * MINUTE_MS);
    await platform.simulator.beginIncidents([
      {
        groupId: '7c0f5d3a-1c1e-4b0e-9a53-3f4d2b1a0c9e',
        assetId: asset.id,
        metricType: 'cpu',
        kind: 'outage',
        magnitude: 1,
        startedAt: new Date(missingSince.getTime() + 1),
        endedAt: new Date(endMs + 1),
        description: 'The agent hangs',
      },
    ]);
    for (let atMs = startMs; atMs <= endMs; atMs += MINUTE_MS) await platform.sampleAt(new Date(atMs));
    service = await platform.startTwice();
  });

  afterAll(() => platform.stop());

  it('is announced once, with its reason, and resolved by its first new sample', async () => {
    await waitFor(async () => (await events()).length > 0, { ...LIMIT, what: 'the event' });
    const since = missingSince.toISOString().slice(11, 16);
    expect(await episodes()).toEqual([
      {
        metricName: 'cpu_usage',
        status: 'open',
        reason: expect.stringMatching(
          new RegExp(`^cpu_usage has not reported since (.* )?${since} UTC; it usually does every`),
        ) as string,
      },
    ]);

    await platform.sampleAt(new Date());
    await waitFor(async () => (await episodes()).every(({ status }) => status === 'closed'), {
      ...LIMIT,
      what: 'the end of it',
    });
    expect(await events()).toEqual([
      expect.objectContaining({ severity: 'warning', occurrenceCount: 1 }) as unknown,
    ]);
    expect((await events())[0]?.message).toContain('has not reported since');
  });

  it('leaves the platform healthy', async () => {
    const { body } = await service.get('/api/v1/health');
    expect(body).toMatchObject({ checks: { collection: { status: 'up' } } });
  });
});
