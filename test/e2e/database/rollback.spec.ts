import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET, SOME_ASSETS } from '../fleet.js';
import { type Answer, type Platform, type Service, startPlatform } from '../platform.js';

const MODELS = '/api/v1/models';
const SETTINGS = { SWEEP_INTERVAL_SECONDS: '5' };

interface Transition {
  readonly toStatus: string;
  readonly actor: string;
  readonly reason: string;
}

/** Two processes; the rollback is requested of one of them. */
describe('going back to an earlier model', () => {
  let platform: Platform;
  let service: Service;
  let other: Service;
  let old: string;
  let young: string;

  const modelOf = async (one: Service): Promise<unknown> => {
    const request = { assetId: EXAMPLE_ASSET, timeRange: 86_400, threshold: 0 };
    const { body } = await one.post('/api/v1/anomaly/detect', request);
    const results = body.results as { metadata: { modelVersion: unknown } }[];
    const versions = new Set(results.map(({ metadata }) => metadata.modelVersion));
    expect(versions.size).toBe(1);
    return [...versions][0];
  };
  const train = async (): Promise<string> =>
    String((await service.post('/api/v1/anomaly/train', {})).body.modelVersion);
  const activate = (version: string, body: object = {}): Promise<Answer> =>
    service.post(`${MODELS}/${version}/activate`, body);

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    service = platform.startService(SETTINGS);
    await service.ready();
    other = platform.startService({ ...SETTINGS, PORT: String(await freePort()) });
    await other.ready();
    const [first] = await platform.rows(`select "modelVersion" from model_metadata where status = 'active'`);
    old = String(first?.modelVersion);
    young = await train();
  });
  afterAll(() => platform.stop());

  it('scores with the old model at once here, and in the other process without being asked to load it', async () => {
    await waitFor(async () => (await modelOf(other)) === young, { what: 'the young model everywhere' });
    const { status, body } = await activate(old, { reason: 'The new one alarms on every backup' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ modelVersion: old, status: 'active', isAvailable: true });
    expect((body.transitions as Transition[]).at(-1)).toMatchObject({
      toStatus: 'active',
      actor: 'user',
      reason: 'The new one alarms on every backup',
    });
    expect(await modelOf(service)).toBe(old);
    await waitFor(async () => (await modelOf(other)) === old, { what: 'the other process to follow' });
    expect((await other.get(MODELS)).body).toMatchObject({ totalModels: 1, models: [{ modelVersion: old }] });
  });

  it('survives a kill of both, and is not undone by the next check of the schedule', async () => {
    for (const { program } of [service, other]) {
      program.kill('SIGKILL');
      await program.exited;
    }
    service = platform.startService(SETTINGS);
    await service.ready();
    expect(await modelOf(service)).toBe(old);
    expect(service.program.output()).not.toContain('Trained model');
  });

  it('refuses a model that does not exist, and one that cannot be used', async () => {
    expect(await activate('20200101T000000000Z')).toMatchObject({
      status: 404,
      body: { error: 'model_not_found' },
    });
    rmSync(join(platform.modelDirectory, `${young}.model`));
    await platform.rows(`delete from model_artifacts where "modelVersion" = '${young}'`);
    expect(await activate(young)).toMatchObject({ status: 409, body: { error: 'model_unusable' } });
    expect(await activate(young, { reason: '' })).toMatchObject({ status: 400 });
    expect(await modelOf(service)).toBe(old);
  });

  it('does not train on open episodes', async () => {
    await platform.report(EXAMPLE_ASSET, 'latency', 9_000);
    const open = `/api/v1/anomaly/episodes?assetId=${EXAMPLE_ASSET}&metric_name=latency&status=open`;
    await waitFor(async () => Number((await service.get(open)).body.total) > 0, {
      timeoutMs: 30_000,
      what: 'the episode',
    });
    const { body } = await service.post('/api/v1/anomaly/train', {});
    expect((body.trainingMetrics as Record<string, number>).samples_in_incidents).toBeGreaterThan(0);
    // The answer may be quicker than the line.
    const line = /more \([\d.e-]+ %\) lie in open episodes and were excluded/;
    await waitFor(() => line.test(service.program.output()), { what: 'the line of the log' });
  });

  it('keeps a file for as long as it is pinned', async () => {
    expect((await service.post(`${MODELS}/${old}/pin`, {})).body).toMatchObject({ isPinned: true });
    expect((await service.delete(`${MODELS}/${old}/pin`)).body).toMatchObject({ isPinned: false });
    expect((await service.get(`${MODELS}/nonsense`)).status).toBe(404);
  });
});
