import { freePort, waitFor } from '../../support/index.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const N_SHARDS = 16;
const INTERVAL_SECONDS = 2;
const SETTINGS = { SWEEP_INTERVAL_SECONDS: String(INTERVAL_SECONDS) };

describe('the ticks of several replicas', () => {
  let platform: Platform;
  let replicas: Service[];

  /** Those of the first start, which no replica of these has counted. */
  let nDoneBefore: number;

  const done = async (): Promise<number> =>
    Number(
      (
        await platform.rows(
          `select count(*) as n from ${platform.jobSchema}.job where name = 'sweep' and state = 'completed'`,
        )
      )[0]?.n,
    );

  beforeAll(async () => {
    platform = await startPlatform();
    nDoneBefore = await done();
    const first = platform.startService(SETTINGS);
    await first.ready();
    const others = [await freePort(), await freePort()].map((port) =>
      platform.startService({ ...SETTINGS, PORT: String(port) }),
    );
    replicas = [first, ...others];
    await Promise.all(others.map((service) => service.ready()));
  });

  afterAll(() => platform.stop());

  const jobs = (since: Date): Promise<readonly Record<string, unknown>[]> =>
    platform.rows(`
      select singleton_on as slot, count(*)::int as jobs, count(distinct singleton_key)::int as shards, max(retry_count)::int as retries
      from ${platform.jobSchema}.job where name = 'sweep' and created_on > timestamptz '${since.toISOString()}' and state = 'completed'
      group by 1 order by 1`);
  /** Shards that a process says it has swept. */
  async function sweptBy({ url }: Service): Promise<number> {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^ems_ml_sweep_duration_seconds_count (\d+)$/m.exec(text)?.[1]);
  }
  const sweptByAll = async (): Promise<number> =>
    (await Promise.all(replicas.map(sweptBy))).reduce((sum, n) => sum + n, 0);

  it('have every shard of every slot swept once, by whichever of them', async () => {
    const since = new Date();
    // The first slot may have begun before, the last one goes on.
    const whole = async () => (await jobs(since)).slice(1, -1);
    const isWhole = (slot: Record<string, unknown> | undefined): boolean => slot?.jobs === N_SHARDS;
    const startOf = (slot: Record<string, unknown> | undefined): number => (slot?.slot as Date).getTime();
    // A machine that stands still for a slot leaves it out for all replicas: then the five are those after it.
    const slots = await waitFor(
      async () => {
        const all = await whole();
        const fives = all.map((_, n) => all.slice(n, n + 5)).filter(({ length }) => length === 5);
        return fives.find(
          (five) =>
            five.every(isWhole) && startOf(five[4]) - startOf(five[0]) === 4 * INTERVAL_SECONDS * 1000,
        );
      },
      { timeoutMs: 90_000, what: 'five whole slots, one after another' },
    );

    for (const slot of slots) expect(slot).toMatchObject({ jobs: N_SHARDS, shards: N_SHARDS, retries: 0 });
    for (const slot of await whole()) expect(slot.jobs).toBe(slot.shards);
  });

  it('are executed as often as they are queued, by the count of the replicas themselves', async () => {
    // Between two slots nothing is in hand, so that both counts are of one moment.
    await waitFor(
      async () => {
        const [before, swept, after] = [await done(), await sweptByAll(), await done()];
        return before === after && swept === before - nDoneBefore;
      },
      { timeoutMs: 60_000, intervalMs: 20, what: 'as many sweeps as jobs' },
    );
  });

  it('go on with those that are left when one is killed, and with it when it is back', async () => {
    const victim = replicas[1]!;
    victim.program.kill('SIGKILL');
    await victim.program.exited;
    const killedAt = new Date();
    await waitFor(
      async () => (await jobs(killedAt)).filter(({ shards }) => shards === N_SHARDS).length >= 3,
      {
        timeoutMs: 90_000,
        what: 'whole sweeps by the others',
      },
    );
    for (const slot of await jobs(killedAt)) expect(slot.jobs).toBe(slot.shards);

    const back = platform.startService({ ...SETTINGS, PORT: new URL(victim.url).port });
    await back.ready();
    await waitFor(async () => (await sweptBy(back)) > 0, {
      timeoutMs: 60_000,
      what: 'sweeps by the one that is back',
    });
  });
});
