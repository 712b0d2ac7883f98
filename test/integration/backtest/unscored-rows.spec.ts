import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backtest } from '../../../tools/backtest/backtest.js';
import { describeUnscored } from '../../../tools/backtest/describe-unscored.js';

const STEP_MS = 300_000;
const DAY = 288;

describe('backtest of a file with rows that cannot be scored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unscored-rows-'));
  let nScored = 0;
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Days of a metric every five minutes, by the wall clock that the collector had at each row. */
  function rowsOf(nDays: number, clock: (row: number) => number = (row) => row): string[] {
    return Array.from({ length: nDays * DAY }, (_, row) => {
      const value = 50 + 20 * Math.sin((2 * Math.PI * row) / DAY) + ((row * 7919) % 13) / 5;
      return `${new Date(clock(row) * STEP_MS).toISOString()},${value.toFixed(2)}`;
    });
  }

  async function describeFile(rows: readonly string[]): Promise<string[]> {
    const input = join(folder, 'input.csv');
    writeFileSync(input, ['timestamp,load', ...rows].join('\n'));
    const lines: string[] = [];
    for await (const progress of backtest({ input, output: folder, threshold: 0.7, seed: 1, plots: false })) {
      nScored = progress.scored.nScored;
      lines.push(...describeUnscored(progress, 0.7));
    }
    return lines;
  }

  it('counts what came while the clock had been ahead', async () => {
    const aheadForSixRows = (row: number): number => row + (row >= 600 && row < 606 ? 100 : 0);
    const lines = await describeFile(rowsOf(4, aheadForSixRows));
    expect(lines).toEqual([
      '172 of 1152 rows not scored: history that the model is trained on',
      '99 of 1152 rows not scored: older than the newest sample before them',
      '1 of 1152 rows not scored: of the same time as the sample before them',
      '26 of 1152 rows cannot alarm: in the first 16.5 hours of a series no score reaches 0.7',
    ]);
    expect(nScored).toBe(1152 - 172 - 99 - 1);
  });

  it('counts rows without a value, and reads a file from its end that begins with the newest', async () => {
    const rows = rowsOf(4).map((row, index) =>
      index === 700 || index === 800 ? row.replace(/,.*/, ',N/A') : row,
    );
    const lines = await describeFile(rows);
    expect(lines).toContain('2 of 1152 rows not scored: no value');
    expect(await describeFile(rows.toReversed())).toEqual([
      'its newest row comes first, so it was read from its end',
      ...lines,
    ]);
  });

  it('says of a few hours that they cannot alarm', async () => {
    expect((await describeFile(rowsOf(4).slice(0, 121))).at(-1)).toMatch(
      /^too little history: 10 hours cannot alarm/,
    );
  });
});
