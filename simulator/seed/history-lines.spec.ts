import { IncidentBook } from '../incidents/index.js';
import { makeCatalogue } from '../signals/index.js';
import { type History, historyLines } from './history-lines.js';

const toMs = Date.parse('2026-11-22T20:00:00Z');
const stepMs = 300_000;
const history: History = {
  fromMs: toMs - 14 * 86_400_000,
  toMs,
  stepMs,
  flawlessFromMs: toMs - 3 * 3_600_000,
};
const { series } = makeCatalogue(20_261);
const posted = series.filter(({ store }) => store.table === 'metrics').slice(0, 3);
const polled = series.filter(({ store }) => store.table !== 'metrics').slice(0, 3);
const book = new IncidentBook();
const linesOf = (some: typeof series): readonly string[] =>
  [...historyLines(some, history, book)].join('').trimEnd().split('\n');

describe('historyLines', () => {
  it('writes one tab-separated line per sample, oldest first', () => {
    const [line] = historyLines(polled.slice(0, 1), { ...history, flawlessFromMs: 0 }, book);
    const { asset, metricType } = polled[0]!;
    expect(line).toMatch(
      new RegExp(
        `^${asset.id}\t${metricType}\tpercent\t300\t[0-9.]+\t2026-11-08 20:00:00.000\t2026-11-08 20:00:00.000\n$`,
      ),
    );
  });

  it('loses a little, in gaps and single samples', () => {
    const share = linesOf(polled).length / (3 * 4033);
    expect(share).toBeGreaterThan(0.98);
    expect(share).toBeLessThan(0.9999);
  });

  it('repeats a few samples', () => {
    const lines = linesOf(polled);
    const repeated = lines.length - new Set(lines).size;
    expect(repeated).toBeGreaterThan(0);
    expect(repeated).toBeLessThan(20);
  });

  it('has a few readings without a number: NULL from a poller, NaN from a client', () => {
    expect(linesOf(polled).filter((line) => line.includes('\t\\N\t')).length).toBeGreaterThan(0);
    expect(linesOf(posted).filter((line) => line.includes('\tNaN\t')).length).toBeGreaterThan(0);
  });

  it('is flawless in the last three hours', () => {
    const recent = [...historyLines(series, { ...history, fromMs: history.flawlessFromMs }, book)]
      .join('')
      .trimEnd()
      .split('\n');
    expect(recent).toHaveLength(series.length * 37);
    expect(new Set(recent).size).toBe(recent.length);
  });
});
