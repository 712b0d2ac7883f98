import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { forecastFiles } from '../../../tools/backtest/forecast/forecast-files.js';
import { readOptions } from '../../../tools/backtest/forecast/options.js';
import { writeForecasts } from '../../../tools/backtest/forecast/write-forecasts.js';

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function csvOf(hours: number, valueAt: (hour: number) => string | number): string {
  const rows = Array.from(
    { length: hours },
    (_, hour) => `${new Date(START + hour * HOUR).toISOString()},${valueAt(hour)}`,
  );
  return `timestamp,value\n${rows.join('\n')}\n`;
}

describe('backtest:forecast', () => {
  let folder: string;
  const at = (...names: string[]): string => join(folder, ...names);
  const read = async (name: string): Promise<string[]> =>
    (await readFile(at('out', name), 'utf8')).trimEnd().split('\n');
  const run = async (...more: string[]): Promise<void> => {
    const options = readOptions(['--input', at('in'), '--output', at('out'), '--horizon', '5', ...more]);
    await writeForecasts(options.output, await forecastFiles(options));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forecast-'));
    await mkdir(at('in'));
    await writeFile(
      at('in', 'link.csv'),
      csvOf(600, (hour) => 20 + (hour % 24) + hour / 24),
    );
    await writeFile(at('in', 'silent.csv.gz'), gzipSync(csvOf(100, () => '')));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('writes the steps after the last row, the season, and nothing for a series without values', async () => {
    await run();
    const [header, ...rows] = await read('link.csv');
    expect(header).toBe('timestamp,p10,p50,p90,mean,lo95,hi95');
    expect(rows).toHaveLength(5);
    expect(rows[0]!.split(',')[0]).toBe('2026-01-30T00:00:00Z');
    expect(Number(rows[0]!.split(',')[2])).toBeCloseTo(45, 0);
    expect((await read('series.csv')).map((line) => line.replace(/,[^,]*$/, ''))).toEqual([
      'series,season',
      'link,24',
      'silent,0',
    ]);
    expect((await readdir(at('out'))).sort()).toEqual(['link.csv', 'series.csv']);
  });

  it('answers a row for each limit, in their order', async () => {
    await writeFile(at('limits.csv'), 'series,limit,side\nlink,90,above\nlink,40,\nsilent,1,above\n');
    await run('--limits', at('limits.csv'), '--within-days', '200');
    const [header, date, since, short] = await read('capacity.csv');
    expect(header).toBe('series,growthPerMonth,limitMedianAt,limitUpperAt,limitLowerAt,answer');
    expect(date).toMatch(/^link,(29\.9|30)[^,]*,2026-02-2\dT00:00:00Z,.*,date$/);
    expect(since).toMatch(/^link,.*,2026-01-05T00:00:00Z,,,since$/);
    expect(short).toBe('silent,,,,,too-short');
  });

  it('writes the same bytes twice, but for the time it took', async () => {
    await run();
    const first = await readFile(at('out', 'link.csv'), 'utf8');
    await run('--seed', '2');
    expect(await readFile(at('out', 'link.csv'), 'utf8')).toBe(first);
  });

  it('uses no row after the end of the history', async () => {
    await run();
    const first = await read('link.csv');
    await writeFile(
      at('in', 'link.csv'),
      csvOf(605, (hour) => (hour < 600 ? 20 + (hour % 24) + hour / 24 : 9999)),
    );
    await writeFile(
      at('in', 'cut.csv'),
      csvOf(600, (hour) => 20 + (hour % 24) + hour / 24),
    );
    await run();
    expect(await read('cut.csv')).toEqual(first);
  });

  it('writes nothing when one file or limit cannot be read', async () => {
    await writeFile(at('in', 'broken.csv'), 'timestamp,value\n2026-01-05T00:00:00Z,many\n');
    await expect(run()).rejects.toThrow('broken.csv: row 1 has no number in column "value": "many"');
    await rm(at('in', 'broken.csv'));
    await writeFile(at('limits.csv'), 'series,limit\nnobody,5\n');
    await expect(run('--limits', at('limits.csv'))).rejects.toThrow(
      'row 1 names "nobody", which is no series',
    );
    await writeFile(at('limits.csv'), 'series,limit,side\nlink,5,left\n');
    await expect(run('--limits', at('limits.csv'))).rejects.toThrow(
      'has the side "left"; write above or below',
    );
    await writeFile(at('in', 'other.csv'), 'timestamp,load\n2026-01-05T00:00:00Z,1\n');
    await expect(run()).rejects.toThrow('other.csv: there is no column "value"');
    await writeFile(
      at('in', 'series.csv'),
      csvOf(3, (hour) => hour),
    );
    await expect(run()).rejects.toThrow(
      'A series called series would be written over series.csv; rename it.',
    );
    await expect(readdir(at('out'))).rejects.toThrow('ENOENT');
  });
});
