import { writeFile } from 'node:fs/promises';
import { type LabelledMetrics } from '../datasets/index.js';
import { expectedBand, type ExpectedBand } from './expected-band.js';
import { type MetricPolicies } from '../../src/metrics/metric-policies.js';
import { type ScoredFile } from './score-file.js';

const WIDTH = 1200;
const HEIGHT = 160;

/** Draws values, expected band, scores, alarms and labels of a file as SVG, one strip for each of the first metrics and one for the scores. */
export async function writePlot(
  { path, policies, timeZone }: { path: string; policies: MetricPolicies; timeZone?: string },
  file: LabelledMetrics,
  scored: ScoredFile,
  threshold: number,
): Promise<void> {
  const metrics = [...file.metrics].slice(0, 4);
  const strips = metrics.map(([name, values], i) => {
    const band = expectedBand(file.timestamps, values, { policy: policies.of(name), timeZone });
    return metricStrip(name, { values, band }, i);
  });
  const scoresAt = metrics.length;
  const alarms = [...scored.alarmScores.entries()].filter(([, score]) => score >= threshold);
  const body = [
    ...labelledSpans(file.labels, (scoresAt + 1) * HEIGHT),
    ...strips,
    strip('score', scored.scores, scoresAt, 'darkorange', [0, 1]),
    ...alarms.map(([row, score]) => {
      const y = (scoresAt + 1 - score) * HEIGHT;
      return `<circle cx="${round((row / scored.scores.length) * WIDTH)}" cy="${round(y)}" r="4" fill="crimson"/>`;
    }),
  ];
  const height = (scoresAt + 1) * HEIGHT;
  await writeFile(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif">${body.join('\n')}</svg>\n`,
  );
}

/** One metric over the band it is expected in; the range is the metric's, so that a wide band cannot flatten it. */
function metricStrip(
  name: string,
  { values, band }: { values: Float64Array; band: ExpectedBand },
  place: number,
): string {
  const range = rangeOf(values);
  const [low, high] = range;
  const within = (edge: Float64Array): Float64Array =>
    edge.map((value) => Math.max(low, Math.min(high, value)));
  const area = bandArea({ low: within(band.low), high: within(band.high) }, place, range);
  return area + strip(name, values, place, 'steelblue', range);
}

function bandArea({ low, high }: ExpectedBand, place: number, range: [number, number]): string {
  const edges = [...pointsOf(high, place, range), ...pointsOf(low, place, range).reverse()];
  return `<polygon fill="steelblue" opacity="0.2" points="${edges.join(' ')}"/>`;
}

function strip(
  name: string,
  values: Float64Array,
  place: number,
  color: string,
  range: [number, number],
): string {
  const points = pointsOf(values, place, range);
  const title = name.replace(/[<&]/g, '');
  const label = `<text x="4" y="${place * HEIGHT + 14}" font-size="12">${title}</text>`;
  return `${label}<polyline fill="none" stroke="${color}" stroke-width="1" points="${points.join(' ')}"/>`;
}

function pointsOf(values: Float64Array, place: number, [low, high]: [number, number]): string[] {
  const points: string[] = [];
  values.forEach((value, row) => {
    if (!Number.isFinite(value)) return;
    const y = (place + 0.95 - (0.9 * (value - low)) / (high - low || 1)) * HEIGHT;
    points.push(`${round((row / values.length) * WIDTH)},${round(y)}`);
  });
  return points;
}

function rangeOf(values: Float64Array): [number, number] {
  const finite = values.filter((value) => Number.isFinite(value));
  return [
    finite.reduce((a, b) => Math.min(a, b), Infinity),
    finite.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
}

function labelledSpans(labels: Uint8Array, height: number): string[] {
  const spans: string[] = [];
  let first = -1;
  for (let row = 0; row <= labels.length; row += 1) {
    const isLabelled = labels[row] === 1;
    if (isLabelled && first < 0) first = row;
    if (isLabelled || first < 0) continue;
    const x = round((first / labels.length) * WIDTH);
    const width = Math.max(1, round(((row - first) / labels.length) * WIDTH));
    spans.push(`<rect x="${x}" y="0" width="${width}" height="${height}" fill="gold" opacity="0.35"/>`);
    first = -1;
  }
  return spans;
}

const round = (value: number): number => Math.round(value * 10) / 10;
