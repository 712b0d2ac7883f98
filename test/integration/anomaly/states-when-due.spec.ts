import { recordLogs } from '../../../src/platform/testing/index.js';
import { N_SHARDS } from '../../../src/anomaly/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const NOW_MS = Date.UTC(2026, 10, 22, 14, 20);
const STEP_S = 60;
const HISTORY_S = 86_400;
/** Two hours are stored, of which everyday sweeps score the last one. */
const STORED_S = 7_200;
const LIVED_S = 3_600;
const SWEEP_S = 150;

const model = activeModel('v1');

type Rows = readonly Record<string, unknown>[];

/** A sample a minute, null now and then, an outage that begins and ends while the series is swept. */
function busyDay(seed: number): [string, number | null][] {
  return Array.from({ length: HISTORY_S / STEP_S + 1 }, (_, n): [string, number | null] => {
    const secondsAgo = HISTORY_S - n * STEP_S;
    const at = new Date(NOW_MS - secondsAgo * 1000).toISOString().slice(0, -1);
    const isOut = secondsAgo <= 3000 && secondsAgo > 2400;
    return [at, n % 37 === 5 ? null : isOut ? 0 : 50 + 20 * Math.sin(n / 229 + seed) + ((n * 7 + seed) % 6)];
  });
}

describe('states that are stored when due', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let inPeace: readonly [scores: Rows, episodes: Rows];

  const forgetAll = (): Promise<unknown> =>
    database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, series_reports, anomaly_episodes, outbox_messages, sweep_progress cascade',
    );
  const scores = (): Promise<Rows> =>
    database.rows('select "metricName", timestamp, score, "isAnomaly" from anomaly_scores order by 1, 2');
  const episodes = (): Promise<Rows> =>
    database.rows(
      'select "metricName", status, "startedAt", "endedAt", "nAnomalous", "peakScore", reason from anomaly_episodes order by 1, 3',
    );
  /** How far the stored states are behind their watermarks, in seconds; 0 for one that is not. */
  const behind = async (): Promise<readonly number[]> =>
    (
      await database.rows(`
        select coalesce(extract(epoch from watermark - "stateWatermark"), 0)::float8 as s
        from series_checkpoints where slot = 'live' order by "metricName"`)
    ).map(({ s }) => Number(s));

  const begin = (secondsAgo = LIVED_S, on = database): AnomalyBench => {
    const settings = {
      TRAINING_HISTORY_SECONDS: String(HISTORY_S - STORED_S),
      FIRST_SWEEP_LOOKBACK_SECONDS: String(STORED_S - secondsAgo),
    };
    return new AnomalyBench(on, NOW_MS - secondsAgo * 1000, settings, model);
  };

  /**
   * Everyday sweeps until now.
   *
   * @param next - the process that makes the sweep, by its number
   */
  async function live(next: (sweep: number) => AnomalyBench | Promise<AnomalyBench>): Promise<void> {
    for (let sweep = 0; sweep <= LIVED_S / SWEEP_S; sweep++) {
      const one = await next(sweep);
      one.clock.advanceSeconds((NOW_MS - one.clock.now().getTime()) / 1000 - LIVED_S + sweep * SWEEP_S);
      await one.sweep(N_SHARDS).catch(() => {
        one.pool.isKilledAt = Infinity;
        return one.sweep(N_SHARDS);
      });
    }
  }

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    for (const [seed, metric] of ['cpu', 'memory', 'latency'].entries())
      await tables.poll(ROUTER, metric, busyDay(seed));
    await begin(0).sweep();
    inPeace = [await scores(), await episodes()];
  });
  beforeEach(forgetAll);
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  async function expectAsInPeace(): Promise<void> {
    expect(inPeace[1].length).toBeGreaterThanOrEqual(3);
    expect([await scores(), await episodes()]).toEqual(inPeace);
    const [due] = await database.rows(
      `select count(*)::int as n from outbox_messages where kind = 'event' and payload ->> 'title' not like '% · now %'`,
    );
    expect(due?.n).toBe(inPeace[1].length);
  }

  it('are replayed to the same bits by whoever takes over from a process that was killed', async () => {
    let one = begin();
    const lost: number[] = [];
    await live(async (sweep) => {
      if (sweep % 7 !== 6) return one;
      lost.push(...(await behind()));
      one = begin();
      return one;
    });

    // Most of the states that it held were not stored.
    expect(lost.filter((seconds) => seconds > 0).length).toBeGreaterThan(lost.length / 2);
    await expectAsInPeace();
  });

  it('are advanced where they are held: a thread is asked once in forty minutes at most', async () => {
    const one = begin();
    const asked: number[] = [];
    await live(() => {
      asked.push(one.pool.nTasks);
      return one;
    });

    // The first sweep warms up, and what it has stored is taken over by the second.
    expect(new Set(asked.slice(2)).size).toBe(1);
    await expectAsInPeace();
  });

  it('are read once by a process in which nothing new arrives', async () => {
    await begin(0).sweep(N_SHARDS);
    const one = begin(0);
    await one.sweep(N_SHARDS);
    one.clock.advanceSeconds(SWEEP_S);
    await database.rows('alter table series_states rename to away');
    try {
      await one.sweep(N_SHARDS);
    } finally {
      await database.rows('alter table away rename to series_states');
    }

    expect(inPeace).toEqual([await scores(), await episodes()]);
  });

  it('are the same where what was scored in memory could not be stored', async () => {
    let failsOnce = false;
    const run = <T>(work: () => Promise<T>): Promise<T> =>
      database.transactions.run(async () => {
        const done = await work();
        if (!failsOnce) return done;
        failsOnce = false;
        throw new Error('The connection broke before the commit');
      });
    const one = begin(LIVED_S, { ...database, transactions: { run } as ServiceDatabase['transactions'] });
    await live((sweep) => {
      failsOnce = sweep % 3 === 2;
      return one;
    });

    await expectAsInPeace();
  });

  it('are the same where two processes sweep a series in turn', async () => {
    const [one, other] = [begin(), begin()];
    await live((sweep) => (sweep % 5 < 2 ? one : other));

    await expectAsInPeace();
  });

  it('are the same where worker threads die on the way', async () => {
    const one = begin();
    await live((sweep) => {
      if (sweep % 4 === 3) one.pool.isKilledAt = one.pool.nTasks + 1;
      return one;
    });

    await expectAsInPeace();
  });

  it('are gone on from where a process of the version before has replaced them', async () => {
    await live(async (sweep) => {
      // It stores every state, and leaves what is said of the one before.
      if (sweep % 3 === 2)
        await database.rows(
          `update series_checkpoints set "stateWatermark" = watermark - interval '15 minutes' where "stateWatermark" is null`,
        );
      return begin();
    });

    await expectAsInPeace();
  });
});
