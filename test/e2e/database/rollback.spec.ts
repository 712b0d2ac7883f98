import { freePort, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { type Answer, type Platform, type Service, startPlatform } from '../platform.js';

const MODELS = '/api/v1/models';
const FOLLOWS_MS = 5_000;

interface Transition {
  readonly toStatus: string;
  readonly actor: string;
  readonly reason: string;
}

/** Two processes, one of which is told to go back. */
describe('going back to an earlier model', () => {
  let platform: Platform;
  let told: Service;
  let other: Service;
  let old: string;
  let young: string;

  const judgeOf = async (service: Service): Promise<unknown> => {
    const request = { assetId: EXAMPLE_ASSET, timeRange: 86_400, threshold: 0 };
    const { body } = await service.post('/api/v1/anomaly/detect', request);
    const results = body.results as { metadata: { modelVersion: unknown } }[];
    const versions = new Set(results.map(({ metadata }) => metadata.modelVersion));
    expect(versions.size).toBe(1);
    return [...versions][0];
  };
  const train = async (): Promise<string> =>
    String((await told.post('/api/v1/anomaly/train', {})).body.modelVersion);
  const activate = (version: string, body: object = {}): Promise<Answer> =>
    told.post(`${MODELS}/${version}/activate`, body);

  beforeAll(async () => {
    platform = await startPlatform();
    told = platform.startService();
    await told.ready();
    other = platform.startService({ PORT: String(await freePort()) });
    await other.ready();
    old = await train();
    young = await train();
  }, 240_000);
  afterAll(() => platform.stop());

  it('judges by the old one at once here, and within five seconds in the other process', async () => {
    await waitFor(async () => (await judgeOf(other)) === young, { what: 'the young one everywhere' });
    const { status, body } = await activate(old, { reason: 'The new one alarms on every backup' });
    const toldAt = performance.now();

    expect(status).toBe(200);
    expect(body).toMatchObject({ modelVersion: old, status: 'active', isAvailable: true });
    expect((body.transitions as Transition[]).at(-1)).toMatchObject({
      toStatus: 'active',
      actor: 'user',
      reason: 'The new one alarms on every backup',
    });
    expect(await judgeOf(told)).toBe(old);
    await waitFor(async () => (await judgeOf(other)) === old, { what: 'the other process to follow' });
    expect(performance.now() - toldAt).toBeLessThan(FOLLOWS_MS);
    expect((await other.get(MODELS)).body).toMatchObject({ totalModels: 1, models: [{ modelVersion: old }] });
  });

  it('survives the death of both, and is not undone by the next look at the schedule', async () => {
    for (const { program } of [told, other]) {
      program.kill('SIGKILL');
      await program.exited;
    }
    told = platform.startService();
    await told.ready();
    expect(await judgeOf(told)).toBe(old);
    expect(told.program.output()).not.toContain('Trained model');
  }, 120_000);

  it('says which model there is not, and which cannot be used', async () => {
    expect(await activate('20200101T000000000Z')).toMatchObject({
      status: 404,
      body: { error: 'model_not_found' },
    });
    await platform.rows(
      `update model_metadata set "filePath" = '/nowhere' where "modelVersion" = '${young}'`,
    );
    await platform.rows(`delete from model_artifacts where "modelVersion" = '${young}'`);
    expect(await activate(young)).toMatchObject({ status: 409, body: { error: 'model_unusable' } });
    expect(await activate(young, { reason: '' })).toMatchObject({ status: 400 });
    expect(await judgeOf(told)).toBe(old);
  });

  it('does not learn as normal what is wrong right now', async () => {
    await platform.report(EXAMPLE_ASSET, 'latency', 9_000);
    const open = `/api/v1/anomaly/episodes?assetId=${EXAMPLE_ASSET}&metric_name=latency&status=open`;
    await waitFor(async () => Number((await told.get(open)).body.total) > 0, {
      timeoutMs: 30_000,
      what: 'the episode',
    });
    const { body } = await told.post('/api/v1/anomaly/train', {});
    expect((body.trainingMetrics as Record<string, number>).samples_in_incidents).toBeGreaterThan(0);
    expect(told.program.output()).toMatch(/more \([\d.e-]+ %\) lie in open episodes and were left out/);
  });

  it('keeps a file for as long as it is pinned', async () => {
    expect((await told.post(`${MODELS}/${old}/pin`, {})).body).toMatchObject({ isPinned: true });
    expect((await told.delete(`${MODELS}/${old}/pin`)).body).toMatchObject({ isPinned: false });
    expect((await told.get(`${MODELS}/nonsense`)).status).toBe(404);
  });
});
