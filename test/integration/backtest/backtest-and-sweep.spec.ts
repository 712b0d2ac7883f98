import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backtest } from '../../../tools/backtest/backtest.js';
import { History } from '../../../tools/backtest/history.js';
import { type LabelledMetrics, readLabelledCsv } from '../../../tools/datasets/index.js';
import { MetricPolicies } from '../../../src/metrics/metric-policies.js';
import {
  AlarmRule,
  assetScore,
  decodeModel,
  type DetectionModel,
  encodeModel,
  type MetricPolicy,
  ScopedModel,
  scoreSamples,
  SeriesState,
} from '../../../src/ml/index.js';

const N = 900;
const N_HISTORY = 300;
const METRICS = ['cpu', 'memory', 'latency', 'bandwidth_in'];

/** Rows of four metrics with a rhythm, an incident, missing cells and a gap of two hours. */
function exportedRows(): string[] {
  const rows: string[] = [];
  for (let i = 0; i < N; i += 1) {
    const at = Date.UTC(2026, 0, 5) + (i < 500 ? i : i + 24) * 300_000;
    const cells = METRICS.map((_, metric) => {
      if ((i * 31 + metric * 17) % 101 === 0) return '';
      const jump = i >= 700 && i < 712 && metric < 3 ? 45 : 0;
      return 50 + 10 * Math.sin(i / 46 + metric) + ((i * 7919 + metric * 104_729) % 13) / 5 + jump;
    });
    rows.push([new Date(at).toISOString(), ...cells].join(','));
  }
  return rows;
}

/** As sweeps do: a few rows at a time, some of them again, the state stored as bytes in between. */
function sweep(
  { timestamps }: LabelledMetrics,
  values: Float64Array,
  { batch, model, policy }: { batch: number; model: DetectionModel; policy: MetricPolicy | undefined },
): Map<number, number> {
  const scores = new Map<number, number>();
  let stored = SeriesState.create().encode();
  for (let from = 0, end = 0; from < N; from = end) {
    end = from < N_HISTORY ? Math.min(from + batch, N_HISTORY) : from + batch;
    const again = Math.max(0, from - 4);
    const samples = { timestamps: timestamps.slice(again, end), values: values.slice(again, end) };
    const state = SeriesState.decode(stored);
    const scored = scoreSamples(state, samples, from < N_HISTORY ? { policy } : { model, policy });
    scored.timestamps.forEach((timestamp, i) => scores.set(timestamp, scored.scores[i]!));
    stored = state.encode();
  }
  return scores;
}

describe('backtest and sweep', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backtest-and-sweep-'));
  const input = join(folder, 'router.csv');
  let file: LabelledMetrics;
  let model: DetectionModel;
  let written: string[];

  beforeAll(async () => {
    writeFileSync(input, [['timestamp', ...METRICS].join(','), ...exportedRows()].join('\n'));
    const options = { input, output: folder, evaluateFrom: N_HISTORY, threshold: 0.7, seed: 3, plots: false };
    for await (const { name } of backtest(options)) expect(name).toBe('router');
    written = readFileSync(join(folder, 'router.scores.csv'), 'utf8').trim().split('\n').slice(1);
    file = await readLabelledCsv(input);
    const history = new History(3);
    history.add(file, N_HISTORY);
    model = decodeModel(encodeModel(new ScopedModel(history.fit()))).common;
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([1, 7, 250])('give the same bits when %d rows are swept at a time', (batch) => {
    const policies = new MetricPolicies({});
    const metrics = [...file.metrics].map(([name, values]) =>
      sweep(file, values, { batch, model, policy: policies.of(name) }),
    );
    const rule = new AlarmRule();
    const swept = [...file.timestamps].map((timestamp) => {
      const score = assetScore(metrics.map((scores) => scores.get(timestamp) ?? Number.NaN));
      return [new Date(timestamp).toISOString(), score, score >= 0.7 ? 1 : 0, rule.next(score)].join(',');
    });
    expect(swept).toEqual(written);
  });

  it('detect the incident of the file', () => {
    const alarmed = written.flatMap((line, row) => (line.split(',')[2] === '1' ? [row] : []));
    expect(alarmed[0]).toBe(700);
  });
});
