import { N_SHARDS } from '../../../src/anomaly/scoring/shards.js';
import { SweepProgressRepository } from '../../../src/anomaly/sweep/sweep-progress.repository.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const START_MS = Date.UTC(2026, 10, 25, 2, 30, 0, 123);

describe('SweepProgressRepository', () => {
  let database: ServiceDatabase;
  let progress: SweepProgressRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    progress = new SweepProgressRepository(database.em);
  });
  beforeEach(() => database.rows('truncate sweep_progress'));
  afterAll(() => database.close());

  it('says nothing before every shard was swept once', async () => {
    expect(await progress.findProgress()).toEqual({ sweptUntilMs: undefined, lastSweptMs: undefined });
    for (let shard = 1; shard < N_SHARDS; shard++)
      expect(await progress.note([shard], START_MS)).toBeUndefined();

    expect(await progress.findProgress()).toEqual({ sweptUntilMs: undefined, lastSweptMs: START_MS });
    expect(await progress.note([0], START_MS)).toBe(START_MS);
  });

  it('says how far the slowest is, and follows it', async () => {
    for (let shard = 0; shard < N_SHARDS; shard++) await progress.note([shard], START_MS + shard);
    expect(await progress.findProgress()).toEqual({
      sweptUntilMs: START_MS,
      lastSweptMs: START_MS + N_SHARDS - 1,
    });

    expect(await progress.note([0], START_MS + 60_000)).toBe(START_MS + 1);
    expect(await progress.findProgress()).toEqual({
      sweptUntilMs: START_MS + 1,
      lastSweptMs: START_MS + 60_000,
    });
  });

  it('never goes back when an older write comes late', async () => {
    for (let shard = 0; shard < N_SHARDS; shard++) await progress.note([shard], START_MS);

    expect(await progress.note([3], START_MS - 60_000)).toBe(START_MS);
  });
});
