import type { Chart } from '../../ml-api.js';
import { type ForecastStep, stepAt } from '../forecast/shown-forecast.js';
import { formatTime } from '../format/format-time.js';
import { formatScore, formatValue, NOTHING } from '../format/format-value.js';
import type { DrawnForecast } from './drawn-forecast.js';

interface ForecastAtCursor {
  readonly forecast: DrawnForecast;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is at the cursor, or in the newest step without one, as one line. */
export function readoutOf(chart: Chart, index: number | null, ahead?: ForecastAtCursor): string {
  const step = ahead?.forecast.shown && stepAt(ahead.forecast.shown, ahead.at);
  const said = step && forecastWords(step, chart.unit);
  if (ahead && ahead.at > Date.parse(chart.until))
    return [formatTime(new Date(ahead.at), 'date-time'), said ?? 'not forecast'].join(' · ');
  return [sampleReadout(chart, index), said].filter(Boolean).join(' · ');
}

function forecastWords({ low, median, high }: ForecastStep, unit: string | null): string {
  return `forecast ${formatValue(median, unit)} (${formatValue(low, '')}–${formatValue(high, '')})`;
}

function sampleReadout(chart: Chart, index: number | null): string {
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
