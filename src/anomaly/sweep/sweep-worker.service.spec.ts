import { loadConfig } from '../../platform/config/index.js';
import type { Job, JobQueue, TakeMore } from '../../platform/queue/index.js';
import { recordLogs } from '../../platform/testing/index.js';
import type { EverydayInputs } from './everyday/everyday-input.service.js';
import { NOTHING_SWEPT, type SweepReport } from './sweep-report.js';
import type { SweepPart, SweepService, SweepTask } from './sweep.service.js';
import type { SweepTelemetry } from './sweep-telemetry.service.js';
import { SweepWorker } from './sweep-worker.service.js';

const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
const swept = (...ids: readonly string[]): SweepReport => ({
  ...NOTHING_SWEPT,
  seriesIds: new Set(ids),
  nScored: ids.length,
});

type Handle = (jobs: readonly Job<SweepTask>[], takeMore: TakeMore<SweepTask>) => Promise<void>;

function jobOf(shard: number, sweepId: number): Job<SweepTask> {
  return { id: `j${shard}`, payload: { shard, sweepId }, signal: new AbortController().signal };
}

describe('SweepWorker', () => {
  let reports: (SweepReport | Error | Promise<SweepReport>)[];
  let worker: SweepWorker;
  let begin: () => Promise<void>;
  let isLittle: boolean | undefined;
  let parts: SweepPart[];

  beforeEach(async () => {
    recordLogs();
    isLittle = undefined;
    parts = [];
    const sweeps = {
      sweep: (part: SweepPart) => {
        parts.push(part);
        const next = reports.shift() ?? NOTHING_SWEPT;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      timeOf: (sweepId: number) => sweepId,
    } as unknown as SweepService;
    const queue = {
      workTogether: (_: unknown, __: unknown, handle: Handle) => {
        begin = () => handle([jobOf(0, 0)], () => Promise.resolve([jobOf(1, 0), jobOf(2, -9)]));
        return Promise.resolve();
      },
    } as unknown as JobQueue;
    const telemetry = {
      noteSuccess: () => undefined,
      noteFailure: () => undefined,
    } as unknown as SweepTelemetry;
    const inputs = {
      read: () => Promise.resolve(isLittle === undefined ? undefined : { isLittle }),
    } as unknown as EverydayInputs;
    worker = new SweepWorker(sweeps, queue, telemetry, inputs, config);
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

  it('takes the shards that wait where little is new, and leaves them to others where much is, or nobody knows', async () => {
    for (isLittle of [undefined, false]) {
      await begin();
      expect(parts.splice(0)).toEqual([{ sweepId: 0, shards: [0] }]);
    }
    isLittle = true;
    await begin();
    expect(parts).toEqual([
      { sweepId: 0, shards: [0, 1] },
      { sweepId: -9, shards: [2] },
    ]);
  });

  it('reports a sweep that failed', async () => {
    reports = [new Error('a bug')];
    expect(worker.failure.aborted).toBe(false);
    await begin();
    expect(worker.failure.aborted).toBe(true);
  });
});
