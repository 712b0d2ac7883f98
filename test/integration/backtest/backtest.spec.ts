import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backtest } from '../../../backtest/backtest.js';
import { History } from '../../../backtest/history.js';
import { judgeFile } from '../../../backtest/judge-file.js';

const N = 1200;
const SPIKE = 1000;

function wave(end: number): {
  timestamps: Float64Array;
  metrics: Map<string, Float64Array>;
  labels: Uint8Array;
} {
  const timestamps = Float64Array.from({ length: end }, (_, row) => row * 300_000);
  const values = timestamps.map(
    (_, row) => 50 + 10 * Math.sin(row / 46) + ((row * 7919) % 13) / 5 + (row === SPIKE ? 60 : 0),
  );
  return { timestamps, metrics: new Map([['cpu', values]]), labels: new Uint8Array(end) };
}

describe('judgeFile', () => {
  const history = new History(1);
  history.add(wave(N), 200);
  const model = history.fit();

  it('judges each row by the rows up to it', () => {
    const whole = judgeFile(wave(N), model, 200);
    const cut = judgeFile(wave(900), model, 200);
    expect(cut.scores).toEqual(whole.scores.slice(0, 900));
    expect(cut.alarmScores).toEqual(whole.alarmScores.slice(0, 900));
  });

  it('finds the spike and raises one alarm for it', () => {
    const { scores, alarmScores } = judgeFile(wave(N), model, 200);
    expect(scores[SPIKE]).toBeGreaterThan(0.7);
    expect(
      [...alarmScores.entries()].filter(([row, score]) => row >= 200 && score >= 0.7).map(([row]) => row),
    ).toEqual([SPIKE]);
  });
});

describe('backtest', () => {
  it('writes one line a row, with a plot when asked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backtest-'));
    const { timestamps, metrics } = wave(400);
    const lines = [...timestamps].map(
      (at, row) => `${new Date(at).toISOString()},${metrics.get('cpu')![row]!}`,
    );
    writeFileSync(join(folder, 'a.csv'), ['timestamp,cpu', ...lines].join('\n'));
    const options = {
      input: join(folder, 'a.csv'),
      output: join(folder, 'out'),
      threshold: 0.7,
      seed: 1,
      plots: true,
    };
    const names: string[] = [];
    for await (const { name } of backtest(options)) names.push(name);
    const written = readFileSync(join(folder, 'out', 'a.scores.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(names).toEqual(['a']);
    expect(written[0]).toBe('timestamp,score,isAnomaly,alarmScore');
    expect(written.length).toBe(401);
    expect(readFileSync(join(folder, 'out', 'a.svg'), 'utf8')).toMatch(/<polygon .*<polyline/s);
    rmSync(folder, { recursive: true });
  });
});
