import { freePort, lockTable, waitFor } from '../../support/index.js';
import { SOME_ASSETS } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const SETTINGS = { SWEEP_INTERVAL_SECONDS: '3600', MODEL_RETRAIN_INTERVAL: '86400' };
const TAKEOVER_MS = 30_000;

describe('trainings of several processes', () => {
  let platform: Platform;
  let api: Service;
  let worker: Service;

  const startWorker = async (): Promise<Service> =>
    platform.startService({ ...SETTINGS, ROLES: 'worker', PORT: String(await freePort()) });
  const get = async (path: string): Promise<Record<string, unknown>> => (await api.get(path)).body;
  const runs = async (): Promise<readonly Record<string, unknown>[]> =>
    (await get('/api/v1/training-runs')).runs as readonly Record<string, unknown>[];

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    api = platform.startService({ ...SETTINGS, ROLES: 'api' });
    await api.ready();
    worker = await startWorker();
    await worker.ready();
  });

  afterAll(() => platform.stop());

  it('are requested from an API process and run by a worker', async () => {
    expect(await runs()).toMatchObject([{ status: 'active', trigger: 'startup' }]);
    const { status, body } = await api.post('/api/v1/anomaly/train', { timeRange: 129_600 });

    expect(status).toBe(200);
    expect(await get('/api/v1/models')).toMatchObject({ models: [{ modelVersion: body.modelVersion }] });
    await worker.program.outputMatches(/Trained model \S+ \(request\)/, { timeoutMs: 10_000 });
    expect(api.program.output()).not.toMatch(/Trained model/);
  });

  it('has the worker serve its health and metrics, and nothing else', async () => {
    expect((await worker.get('/health')).status).toBe(200);
    expect((await worker.get('/api/v1/health')).status).toBe(200);
    expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
    expect(await worker.get('/api/v1/models')).toMatchObject({
      status: 404,
      body: { success: false, detail: expect.stringContaining('ROLES=worker') as string },
    });
    expect((await fetch(`${worker.url}/docs`)).status).toBe(404);
  });

  it('are taken over when the worker is killed during the evaluation; its candidate is rejected', async () => {
    // The evaluation reads the feedback of operators, and waits for this lock.
    const unlock = await lockTable(platform.databaseUrl, `${platform.schema}.episode_feedback`);
    const { body } = await api.post('/api/v1/anomaly/train?async=true', { timeRange: 129_600 });
    const { id } = body.run as { id: string };
    const candidates = `
      select m."modelVersion" from model_metadata m join training_runs r on r."modelVersion" = m."modelVersion"
      where r.id = '${id}' and m.status = 'candidate'`;
    const candidate = await waitFor(
      async () => (await platform.rows(candidates))[0]?.modelVersion as string | undefined,
      { timeoutMs: 60_000, intervalMs: 5, what: 'a candidate' },
    );
    worker.program.kill('SIGKILL');
    await worker.program.exited;
    await unlock();
    expect(await get(`/api/v1/models/${candidate}`)).toMatchObject({ status: 'candidate' });

    worker = await startWorker();
    const run = await waitFor(
      async () => {
        const [newest] = await runs();
        return newest?.status === 'active' ? newest : undefined;
      },
      { timeoutMs: TAKEOVER_MS + 20_000, what: 'the run to be done by another worker' },
    );

    expect(run).toMatchObject({ id, trigger: 'request', percent: 100 });
    expect(run.modelVersion).not.toBe(candidate);
    const abandoned = await get(`/api/v1/models/${candidate}`);
    expect(abandoned).toMatchObject({ status: 'rejected', gate: null });
    expect((abandoned.transitions as { reason: string }[]).at(-1)?.reason).toBe(
      'Its training was interrupted',
    );
  });

  it('start once for a drift whose measurement was interrupted by a kill', async () => {
    const nBefore = (await runs()).length;
    worker.program.kill('SIGKILL');
    await worker.program.exited;
    await platform.rows(`update drift_measurements set "measuredAt" = "measuredAt" - interval '2 hours'`);
    // Six hours of abnormal values in every series, unlike the training data.
    await platform.rows(
      `update device_metrics_history set value = value * (2 + random())
       where timestamp > now() at time zone 'UTC' - interval '6 hours'`,
    );
    const drifting = { ...SETTINGS, ROLES: 'worker', DRIFT_THRESHOLD: '0.01' };
    const measured = `
      select count(*)::int as n from drift_measurements
      where "modelVersion" = '${String((await runs())[0]?.modelVersion)}' and "measuredAt" > now() - interval '1 hour'`;
    // What is measured cannot be read while this lock is held, so that the measuring certainly goes on when it is killed.
    const unlock = await lockTable(platform.databaseUrl, 'device_metrics_history');
    const victim = platform.startService({ ...drifting, PORT: String(await freePort()) });
    const measuring = `
      select from ${platform.jobSchema}.job where name = 'model-upkeep' and singleton_key = 'drift' and state = 'active'
        and exists (select from pg_locks where not granted and relation = 'public.device_metrics_history'::regclass
          and database = (select oid from pg_database where datname = current_database()))`;
    await waitFor(async () => (await platform.rows(measuring)).length > 0, {
      timeoutMs: 90_000,
      what: 'the measuring',
    });
    victim.program.kill('SIGKILL');
    await victim.program.exited;
    await unlock();
    expect(await platform.rows(measured)).toEqual([{ n: 0 }]);

    platform.startService({ ...drifting, PORT: String(await freePort()) });
    await waitFor(
      async () => {
        const [newest] = await runs();
        return newest?.trigger === 'drift' && newest.finishedAt !== null;
      },
      { timeoutMs: TAKEOVER_MS + 60_000, what: 'a training for drift' },
    );
    expect(await runs()).toHaveLength(nBefore + 1);
    expect(await platform.rows(measured)).toEqual([{ n: 1 }]);
  });
});
