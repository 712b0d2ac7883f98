import { loadConfig } from '../../platform/config/index.js';
import type { Job, JobQueue } from '../../platform/queue/index.js';
import { recordLogs } from '../../platform/testing/index.js';
import { NOTHING_SWEPT, type SweepReport } from './sweep-report.js';
import type { SweepService, SweepTask } from './sweep.service.js';
import type { SweepTelemetry } from './sweep-telemetry.service.js';
import { SweepWorker } from './sweep-worker.service.js';

const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
const swept = (...ids: readonly string[]): SweepReport => ({
  ...NOTHING_SWEPT,
  seriesIds: new Set(ids),
  nScored: ids.length,
});

describe('SweepWorker', () => {
  let reports: (SweepReport | Error | Promise<SweepReport>)[];
  let worker: SweepWorker;
  let begin: () => Promise<void>;

  beforeEach(async () => {
    recordLogs();
    const sweeps = {
      sweep: () => {
        const next = reports.shift() ?? NOTHING_SWEPT;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
    } as unknown as SweepService;
    const queue = {
      workTogether: (_: unknown, __: unknown, handle: (jobs: readonly Job<SweepTask>[]) => Promise<void>) => {
        const job = { id: 'j', payload: { shard: 0, sweepId: 0 }, signal: new AbortController().signal };
        begin = () => handle([job]);
        return Promise.resolve();
      },
    } as unknown as JobQueue;
    const telemetry = {
      noteSuccess: () => undefined,
      noteFailure: () => undefined,
    } as unknown as SweepTelemetry;
    worker = new SweepWorker(sweeps, queue, telemetry, config);
    await worker.start();
  });

  it('counts a series once that it has swept again and again', async () => {
    reports = [swept('a cpu', 'b cpu'), swept('b cpu', 'c cpu'), swept('a cpu')];
    await begin();
    await begin();
    await begin();

    const { seriesIds, nScored } = await worker.endTally();
    expect([seriesIds.size, nScored]).toEqual([3, 5]);
  });

  it('counts the shard in hand too', async () => {
    let end: (report: SweepReport) => void = () => undefined;
    reports = [new Promise((resolve) => (end = resolve))];
    void begin();
    const tally = worker.endTally();
    end(swept('a cpu'));

    expect((await tally).seriesIds.size).toBe(1);
  });

  it('adds nothing up once nobody asks any more', async () => {
    reports = [swept('a cpu'), swept('b cpu')];
    await begin();
    await worker.endTally();
    await begin();

    expect(await worker.endTally()).toEqual(NOTHING_SWEPT);
  });

  it('reports a sweep that failed', async () => {
    reports = [new Error('a bug')];
    expect(worker.failure.aborted).toBe(false);
    await begin();
    expect(worker.failure.aborted).toBe(true);
  });
});
