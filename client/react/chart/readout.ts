import type { Chart } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { formatScore, formatValue, NOTHING } from '../format/format-value.js';

/** What is at the cursor, or in the newest step without one, as one line. */
export function readoutOf(chart: Chart, index: number | null): string {
  const at = index ?? newestSample(chart);
  const time = chart.times[at];
  if (time === undefined) return '';
  const { unit } = chart;
  const parts = [formatTime(new Date(time), 'date-time'), sampleAt(chart, at)];
  const [low, high] = [chart.expectedLow[at] ?? null, chart.expectedHigh[at] ?? null];
  if (low !== null && high !== null)
    parts.push(`expected ${formatValue(low, '')}–${formatValue(high, unit)}`);
  const score = chart.score[at] ?? null;
  if (score !== null) parts.push(`score ${formatScore(score)}`);
  return parts.join(' · ');
}

function newestSample({ mean }: Chart): number {
  let at = mean.length - 1;
  while (at >= 0 && mean[at] === null) at -= 1;
  return at;
}

function sampleAt(chart: Chart, at: number): string {
  const mean = chart.mean[at] ?? null;
  if (mean === null) return 'no sample';
  const [min, max] = [chart.min[at] ?? mean, chart.max[at] ?? mean];
  const range = min === max ? '' : ` (${formatValue(min, '')}–${formatValue(max, '')})`;
  return `${formatValue(mean, chart.unit) || NOTHING}${range}`;
}
