import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backtest } from '../../../tools/backtest/backtest.js';
import { History } from '../../../tools/backtest/history.js';
import { scoreFile } from '../../../tools/backtest/score-file.js';

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

describe('scoreFile', () => {
  const history = new History(1);
  history.add(wave(N), 200);
  const model = history.fit();

  it('scores each row from the rows up to it', () => {
    const whole = scoreFile(wave(N), model, 200);
    const cut = scoreFile(wave(900), model, 200);
    expect(cut.scores).toEqual(whole.scores.slice(0, 900));
    expect(cut.alarmScores).toEqual(whole.alarmScores.slice(0, 900));
  });

  it('finds the spike and raises one alarm for it', () => {
    const { scores, alarmScores } = scoreFile(wave(N), model, 200);
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

  it('scores columns of known names with their policies, which a file may change', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backtest-policies-'));
    const { timestamps } = wave(N);
    const lines = [...timestamps].map((at, row) => {
      const calm = 2 + ((row * 7919) % 13) / 1000;
      const value = row === SPIKE ? 101 : calm + (row === SPIKE - 100 ? 0.4 : 0);
      return `${new Date(at).toISOString()},${value}`;
    });
    const input = join(folder, 'loss.csv');
    writeFileSync(input, ['timestamp,packet_loss', ...lines].join('\n'));
    const stricter = join(folder, 'policies.json');
    writeFileSync(stricter, '{"packet_loss": {"minDeviation": 0.1, "highest": null}}');
    const scoresBy = async (policies?: string): Promise<number[]> => {
      const options = { input, output: folder, threshold: 0.7, seed: 1, plots: false, policies };
      for await (const { scored } of backtest(options)) return [...scored.scores];
      return [];
    };

    const [byDefault, byFile] = [await scoresBy(), await scoresBy(stricter)];
    expect([byDefault[SPIKE], byDefault[SPIKE - 100]]).toEqual([0.75, 0.49]);
    expect(byFile[SPIKE]).toBeGreaterThan(0.75);
    expect(byFile[SPIKE - 100]).toBeGreaterThan(0.7);

    writeFileSync(stricter, '{"packet_loss": {"minDeviation": "0.1"}}');
    await expect(scoresBy(stricter)).rejects.toThrow('packet_loss.minDeviation must be a number, 0 or more');
    rmSync(folder, { recursive: true });
  });
});
