import { shardOf } from '../../../src/anomaly/scoring/shards.js';
import { SeriesCheckpointRepository } from '../../../src/anomaly/scoring/series-checkpoint.repository.js';
import { seriesId } from '../../../src/metrics/index.js';
import { SLOT } from '../../../src/ml/features/layout.js';
import { SeriesState, STATE_VERSION } from '../../../src/ml/index.js';
import { waitFor } from '../../support/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.UTC(2026, 10, 22, 14);

const cpu = { assetId: '1', metricName: 'cpu_usage' };
const delay = { assetId: '1', metricName: 'latency' };
const timeZone = 'Europe/Berlin';
const other = { assetId: '2', metricName: 'cpu_usage' };

describe('SeriesCheckpointRepository', () => {
  let database: ServiceDatabase;
  let checkpoints: SeriesCheckpointRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    checkpoints = new SeriesCheckpointRepository(database.em);
  });
  beforeEach(() => database.rows('truncate series_checkpoints, series_states'));
  afterAll(() => database.close());

  /** Saves a checkpoint whose state says when it was. */
  const saveAt = (...times: readonly (readonly [typeof cpu, number, changes?: object])[]): Promise<void> =>
    database.transactions.run(async () => {
      await checkpoints.lockShardsOf(times.map(([{ assetId }]) => assetId));
      const stored = await checkpoints.findWatermarks(times.map(([key]) => key));
      await checkpoints.save(
        times.map(([key, watermarkMs, changes]) => ({
          ...key,
          watermarkMs,
          state: stateOf(watermarkMs),
          timeZone,
          storedWatermarkMs: stored.get(seriesId(key)),
          ...changes,
        })),
      );
    });
  /** What the version before makes of a live checkpoint. */
  const asBefore = (state: Uint8Array, watermarkMs: number): Promise<unknown> =>
    database.rows(`
      update series_checkpoints set watermark = to_timestamp(${watermarkMs / 1000}), "stateVersion" = ${STATE_VERSION},
        state = '\\x${Buffer.from(state).toString('hex')}' where slot = 'live'`);
  const liveOf = async (key: typeof cpu) => (await checkpoints.findLive([key])).get(seriesId(key));
  const before = async (atMs: number) => (await checkpoints.findBefore([cpu], atMs)).get(seriesId(cpu));

  it('finds what was saved, to the millisecond and to the byte', async () => {
    await saveAt([cpu, START_MS + 123], [delay, START_MS + 456]);

    expect(await checkpoints.findLive([cpu, other, delay])).toEqual(
      new Map([
        [seriesId(cpu), { ...cpu, watermarkMs: START_MS + 123, timeZone, state: stateOf(START_MS + 123) }],
        [
          seriesId(delay),
          { ...delay, watermarkMs: START_MS + 456, timeZone, state: stateOf(START_MS + 456) },
        ],
      ]),
    );
    expect(await checkpoints.findLive([])).toEqual(new Map());
  });

  it('moves a live checkpoint on', async () => {
    await saveAt([cpu, START_MS]);
    await saveAt([cpu, START_MS + MINUTE_MS]);

    expect(await liveOf(cpu)).toMatchObject({ watermarkMs: START_MS + MINUTE_MS });
  });

  it('finds the watermarks of the series that have one', async () => {
    await saveAt([cpu, START_MS + 1], [other, START_MS + 2]);

    expect(await checkpoints.findWatermarks([cpu, delay, other])).toEqual(
      new Map([
        [seriesId(cpu), START_MS + 1],
        [seriesId(other), START_MS + 2],
      ]),
    );
  });

  it('keeps the last checkpoint of each of the last hours, from which a past range can be scored', async () => {
    for (let minutes = 0; minutes <= 170; minutes += 10) await saveAt([cpu, START_MS + minutes * MINUTE_MS]);

    expect(await before(START_MS + 170 * MINUTE_MS)).toMatchObject({
      watermarkMs: START_MS + 170 * MINUTE_MS,
    });
    expect(await before(START_MS + 169 * MINUTE_MS)).toMatchObject({
      watermarkMs: START_MS + 110 * MINUTE_MS,
    });
    expect(await before(START_MS + 60 * MINUTE_MS)).toEqual({
      ...cpu,
      timeZone,
      watermarkMs: START_MS + 50 * MINUTE_MS,
      state: stateOf(START_MS + 50 * MINUTE_MS),
    });
    expect(await before(START_MS + 49 * MINUTE_MS)).toBeUndefined();
  });

  it('moves a watermark on without its state, and says until when that goes', async () => {
    const [first, second, third] = [START_MS, START_MS + MINUTE_MS, START_MS + 2 * MINUTE_MS];
    const state = realState(first);
    await saveAt([cpu, first, { state }]);
    for (const atMs of [second, third]) await saveAt([cpu, atMs, { isStateDue: false }]);

    expect(await liveOf(cpu)).toEqual({ ...cpu, timeZone, watermarkMs: third, stateMs: first, state });
    expect(await before(third)).toEqual({ ...cpu, timeZone, watermarkMs: first, state });
    expect(await before(first - 1)).toBeUndefined();

    await saveAt([cpu, START_MS + HOUR_MS]);
    expect((await liveOf(cpu))?.watermarkMs).toBe(START_MS + HOUR_MS);
    expect((await liveOf(cpu))?.stateMs).toBeUndefined();
    expect(await before(third)).toEqual({ ...cpu, timeZone, watermarkMs: first, state });
  });

  it('believes a state that knows more than is said of it', async () => {
    await saveAt([cpu, START_MS]);
    await asBefore(realState(START_MS + MINUTE_MS), START_MS + 2 * MINUTE_MS);
    await database.rows(`update series_checkpoints set "stateWatermark" = to_timestamp(${START_MS / 1000})`);

    expect(await liveOf(cpu)).toMatchObject({ stateMs: START_MS + MINUTE_MS });
    expect(await before(START_MS + MINUTE_MS)).toBeDefined();
    expect(await before(START_MS)).toBeUndefined();
  });

  it('takes the state of the version before where that is newer, and its own again once it is stored', async () => {
    const [first, second, third] = [START_MS, START_MS + MINUTE_MS, START_MS + 2 * MINUTE_MS];
    await saveAt([cpu, first, { state: realState(first) }]);
    await asBefore(realState(second), second);

    expect(await liveOf(cpu)).toEqual({ ...cpu, timeZone, watermarkMs: second, state: realState(second) });
    await saveAt([cpu, START_MS + HOUR_MS]);
    expect(await liveOf(cpu)).toMatchObject({
      watermarkMs: START_MS + HOUR_MS,
      state: stateOf(START_MS + HOUR_MS),
    });
    expect(await before(third)).toEqual({ ...cpu, timeZone, watermarkMs: second, state: realState(second) });
  });

  it('takes a checkpoint that lies at the very time', async () => {
    await saveAt([cpu, START_MS + 7]);

    expect(await before(START_MS + 7)).toMatchObject({ watermarkMs: START_MS + 7 });
    expect(await before(START_MS + 6)).toBeUndefined();
  });

  it('keeps one for each of the last two days beside those, and no more', async () => {
    for (let hours = 0; hours <= 96; hours++) await saveAt([cpu, START_MS + hours * HOUR_MS]);
    const rows = await database.rows('select slot from series_checkpoints order by slot');

    expect(rows.map(({ slot }) => slot)).toEqual(['day-0', 'day-1', 'hour-0', 'hour-1', 'hour-2', 'live']);
    const endMs = START_MS + 96 * HOUR_MS;
    expect(await before(endMs - DAY_MS)).toMatchObject({ watermarkMs: Date.UTC(2026, 10, 24, 23) });
    expect(await before(endMs - 3 * DAY_MS)).toBeUndefined();
  });

  it('ignores a state of another version but not how far it was', async () => {
    await saveAt([cpu, START_MS]);
    await database.rows(`update series_states set "stateVersion" = ${STATE_VERSION + 1}`);

    expect(await liveOf(cpu)).toEqual({ ...cpu, timeZone, watermarkMs: START_MS });
    expect(await checkpoints.findWatermarks([cpu])).toEqual(new Map([[seriesId(cpu), START_MS]]));
    expect(await before(START_MS)).toBeUndefined();

    await saveAt([cpu, START_MS + MINUTE_MS]);
    expect(await liveOf(cpu)).toMatchObject({ state: stateOf(START_MS + MINUTE_MS) });
  });

  it('forgets what a failing transaction saved', async () => {
    await saveAt([cpu, START_MS]);
    const failing = database.transactions.run(async () => {
      const moved = { ...cpu, timeZone, watermarkMs: START_MS + DAY_MS, storedWatermarkMs: START_MS };
      await checkpoints.save([{ ...moved, state: Uint8Array.of(1) }]);
      throw new Error('it fails');
    });

    await expect(failing).rejects.toThrow('it fails');
    expect(await liveOf(cpu)).toMatchObject({ watermarkMs: START_MS });
    expect(await database.rows('select slot from series_checkpoints')).toHaveLength(1);
  });

  const oneShard = (): Promise<void> => checkpoints.lockShardsOf([cpu.assetId]);
  const all = (): Promise<void> => checkpoints.lockAll();

  it.each([
    ['two writers of a shard', oneShard, oneShard],
    ['one who must see all stand still, and a writer', all, oneShard],
    ['a writer, and one who must see all stand still', oneShard, all],
  ])('lets in one at a time: %s', async (_, lockFirst, lockSecond) => {
    const order: string[] = [];
    let leave: () => void = () => undefined;
    const first = database.transactions.run(async () => {
      await lockFirst();
      order.push('first in');
      await new Promise<void>((resolve) => (leave = resolve));
      order.push('first out');
    });
    await waitFor(() => order.length > 0);
    const second = database.transactions.run(async () => {
      await lockSecond();
      order.push('second in');
    });
    await waitFor(async () => {
      const [row] = await database.rows(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      return row?.n === 1;
    });
    leave();
    await Promise.all([first, second]);

    expect(order).toEqual(['first in', 'first out', 'second in']);
  });

  it('lets writers of different shards in together', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `asset-${n}`);
    const elsewhere = ids.filter((id) => shardOf(id) !== shardOf(cpu.assetId));
    let leave: () => void = () => undefined;
    let isIn = false;
    const first = database.transactions.run(async () => {
      await oneShard();
      isIn = true;
      await new Promise<void>((resolve) => (leave = resolve));
    });
    await waitFor(() => isIn);

    await database.transactions.run(() => checkpoints.lockShardsOf(elsewhere));

    leave();
    await first;
  });

  it('lets writers of many shards wait for each other in one direction only', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `asset-${n}`);
    const writers = Array.from({ length: 20 }, (_, n) =>
      database.transactions.run(() => checkpoints.lockShardsOf(n % 2 === 0 ? ids : ids.toReversed())),
    );

    await expect(Promise.all(writers)).resolves.toHaveLength(20);
  });
});

function stateOf(watermarkMs: number): Uint8Array {
  return new Uint8Array(new Float64Array([watermarkMs]).buffer);
}

/** One that the engine can read. */
function realState(lastTimestamp: number): Uint8Array {
  const state = SeriesState.create();
  state.slots[SLOT.lastTimestamp] = lastTimestamp;
  return state.encode();
}
