import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildPreviousVersion,
  freePort,
  hasPreviousVersion,
  type Program,
  startProgram,
  waitFor,
} from '../../support/index.js';
import { allScored, deliveries, discrepancies } from '../exactly-once.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const ROUNDS = 12;
const CATCH_UP_MS = 40_000;
/** So that each episode, also of the history, has its event to count. */
const ALL_ANNOUNCED = { ANNOUNCE_PAST: 'true' };

/** An unpacked archive has no history, and nothing to build the version before from. */
const describeWithHistory = hasPreviousVersion() ? describe : describe.skip;

describeWithHistory('this version beside the one before', () => {
  let platform: Platform;
  let before: ReturnType<typeof buildPreviousVersion>;
  let old: Program;
  let oldUrl: string;
  let young: Service;
  let since: Date;

  const modelOf = async (url: string): Promise<unknown> => {
    const { checks } = (await (await fetch(`${url}/api/v1/health`)).json()) as {
      checks: { model: { modelVersion: string } };
    };
    return checks.model.modelVersion;
  };

  beforeAll(async () => {
    before = buildPreviousVersion();
    platform = await startPlatform({ isFresh: true, schema: 'public' });
    const port = String(await freePort());
    oldUrl = `http://127.0.0.1:${port}`;
    old = startProgram({
      script: before.main,
      env: {
        PORT: port,
        DATABASE_URL: platform.databaseUrl,
        EMS_CORE_URL: platform.emsUrl,
        MODEL_DIRECTORY: platform.modelDirectory,
        TRAINING_HISTORY_SECONDS: '259200',
        SWEEP_INTERVAL_SECONDS: '2',
        ...ALL_ANNOUNCED,
      },
    });
    await old.outputMatches(/Ready: /, { timeoutMs: 60_000 });
    young = platform.startService(ALL_ANNOUNCED);
    await young.ready();
  });

  afterAll(async () => {
    await old.stop();
    await platform.stop();
    before.remove();
  });

  it('scores each sample once and announces each episode once, whichever process is first', async () => {
    since = new Date();
    for (let round = 0; round < ROUNDS; round++) {
      const at = new Date();
      await platform.sampleAt(at);
      await platform.report(EXAMPLE_ASSET, 'latency', 9_000, new Date(at.getTime() + 5));
      await sleep(700);
    }
    await allScored(platform, since, { timeoutMs: CATCH_UP_MS });
    const { samples, ...wrong } = await discrepancies(platform, since);
    expect(samples).toBeGreaterThan(100 * ROUNDS);
    expect(wrong).toEqual({ unscored: 0, surplus: 0 });

    await waitFor(async () => (await deliveries(platform)).undelivered === 0, { timeoutMs: CATCH_UP_MS });
    const { episodes, openings, events, eventsDue, mostOccurrences, alerts, alertsDue } =
      await deliveries(platform);
    expect(episodes).toBeGreaterThan(0);
    expect([openings, events, alerts, mostOccurrences]).toEqual([episodes, eventsDue, alertsDue, 1]);
  });

  it('scores with a model trained by the other process, in both directions', async () => {
    const train = async (url: string): Promise<string> => {
      const answer = await fetch(`${url}/api/v1/anomaly/train`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        // How good it is, is not the subject here.
        body: JSON.stringify({ timeRange: 259_200, force: true, parameters: { n_estimators: 25 } }),
      });
      return ((await answer.json()) as { modelVersion: string }).modelVersion;
    };
    for (const [trainer, other] of [
      [young.url, oldUrl],
      [oldUrl, young.url],
    ] as const) {
      const trained = await train(trainer);
      await waitFor(async () => (await modelOf(other)) === trained, {
        timeoutMs: 10_000,
        what: `${trained} to be in use`,
      });
    }
  });

  it('goes on alone when the other has stopped, and neither has logged an error', async () => {
    old.kill('SIGTERM');
    await old.exited;
    await platform.sampleAt(new Date());
    await allScored(platform, since, { timeoutMs: CATCH_UP_MS });

    expect(await discrepancies(platform, since)).toMatchObject({ surplus: 0 });
    for (const output of [old.output(), young.program.output()]) expect(output).not.toMatch(/ERROR|FATAL/);
  });
});
