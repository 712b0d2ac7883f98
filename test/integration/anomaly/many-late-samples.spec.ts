import { spyOn } from 'jest-mock';
import { shardOf } from '../../../src/anomaly/index.js';
import { N_SHARDS } from '../../../src/anomaly/scoring/shards.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';
import { between, DAY_MIN, measured, MINUTE_MS, NOW_MS } from './measured-outage.js';

const SERVER = 'b9fa1d28-0000-4000-8000-000000000011';
const idsOf = (isWanted: (id: string) => boolean): string | undefined =>
  Array.from({ length: 900 }, (_, n) => `b9fa1${n + 100}-0000-4000-8000-000000000012`).find(isWanted);
const BESIDE = idsOf((id) => shardOf(id) === shardOf(SERVER))!;
const ELSEWHERE = idsOf((id) => shardOf(id) > shardOf(SERVER))!;
const settings = { TRAINING_HISTORY_SECONDS: '172800', FIRST_SWEEP_LOOKBACK_SECONDS: '10800' };

const model = activeModel('v1');

describe('late samples, where more has arrived than is held at a time,', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;

  beforeEach(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    bench = new AnomalyBench(database, NOW_MS - MINUTE_MS, settings, model);
    await tables.addAsset(SERVER, 'app-srv-01');
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  const sweepAt = async (minutesFromNow: number): Promise<number> => {
    bench.clock.advanceSeconds((NOW_MS + minutesFromNow * MINUTE_MS - bench.clock.now().getTime()) / 1000);
    return (await bench.sweep(N_SHARDS)).nLate;
  };
  /** What was there is scored, and a live sample that came before the backlog. */
  const postBacklogs = async (...assets: readonly string[]): Promise<void> => {
    for (const id of assets) await tables.post(id, 'cpu', between(2 * DAY_MIN, 66));
    await bench.sweep(N_SHARDS);
    for (const id of assets) await tables.post(id, 'cpu', [measured(0)]);
    await sweepAt(0.5);
    for (const id of assets) await tables.post(id, 'cpu', between(65, 1));
  };

  it('are read in parts', async () => {
    await tables.addAsset(BESIDE, 'app-srv-02');
    await postBacklogs(SERVER);
    const asked: number[] = [];
    bench.source.listFewArrivals = ({ assetIds }) => {
      asked.push(assetIds?.length ?? Infinity);
      return Promise.resolve(undefined);
    };
    expect(await sweepAt(1)).toBe(65);
    // Of all assets, then of those of the shard; of each by itself there is no limit.
    expect(asked).toEqual([Infinity, 2]);
  });

  it('are looked for in some shards, and in the others with the next sweep, where that takes long', async () => {
    await tables.addAsset(ELSEWHERE, 'app-srv-03');
    await postBacklogs(SERVER, ELSEWHERE);
    let passedMs = 0;
    const clock = spyOn(performance, 'now').mockImplementation(() => passedMs);
    const { source } = bench;
    const list = source.listArrivals.bind(source);
    let nAsked = 0;
    source.listFewArrivals = () => (nAsked++, Promise.resolve(undefined));
    source.listArrivals = (query) => {
      passedMs += 1_000;
      return list(query);
    };

    expect([await sweepAt(1), await sweepAt(1.1), await sweepAt(1.2)]).toEqual([65, 65, 0]);
    // That there is too much is not asked again so soon.
    expect(nAsked).toBe(1);
    clock.mockRestore();
  });
});
