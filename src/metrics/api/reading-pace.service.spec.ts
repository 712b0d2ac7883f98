import { loadConfig } from '../../platform/config/index.js';
import { type LogLine, recordLogs } from '../../platform/testing/index.js';
import { ReadingPace } from './reading-pace.service.js';
import type { RestSampleRepository } from './rest-sample.repository.js';

describe('ReadingPace', () => {
  let lines: readonly LogLine[];
  let counts: { nRead: number; nInUse: number };
  let pace: ReadingPace;

  beforeEach(() => {
    lines = recordLogs();
    const samples = { count: () => Promise.resolve(counts) } as unknown as RestSampleRepository;
    pace = new ReadingPace(samples, loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' }));
  });

  const report = (nAssets: number): Promise<void> => pace.report(Array.from({ length: nAssets }, String));
  const logged = (): readonly string[] => lines.map(({ message }) => message);

  it('says once how long the first reading takes, and once how long each sweep does after it', async () => {
    counts = { nRead: 13, nInUse: 5 };
    await report(20);
    await report(20);
    counts = { nRead: 260, nInUse: 110 };
    await report(20);
    await report(20);

    expect(logged()).toEqual([
      '20 asset(s) over the REST API: to read 247 metric names for the first time takes about 4 minutes',
      '20 asset(s) over the REST API: each sweep asks for 110 metric names, which takes about 91 s; SWEEP_INTERVAL_SECONDS is 30',
    ]);
  });

  it('says nothing of what is quick', async () => {
    counts = { nRead: 0, nInUse: 0 };
    await report(5);
    counts = { nRead: 65, nInUse: 30 };
    await report(5);

    expect(logged()).toEqual([]);
  });

  it('speaks again of assets that come later', async () => {
    counts = { nRead: 65, nInUse: 30 };
    await report(5);
    await report(40);

    expect(logged()).toEqual([expect.stringMatching(/^40 asset\(s\).*455 metric names/)]);
  });
});
