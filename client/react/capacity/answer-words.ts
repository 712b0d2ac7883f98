import type { CapacityLevel, CapacityRow } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { formatValue, NOTHING } from '../format/format-value.js';

const WORDS: Readonly<Record<CapacityRow['answer'], string>> = {
  since: 'reached',
  date: '',
  never: 'not within the horizon',
  'no-trend': 'no trend',
  'too-short': 'too short',
  ended: 'does not report',
  'no-limit': 'no limit known',
};

/** A date where there is one, else which other answer it is. */
export function whenWords({ answer, medianAt }: CapacityLevel): string {
  if (medianAt === null) return WORDS[answer];
  const day = formatTime(new Date(medianAt), 'day');
  return answer === 'since' ? `since ${day}` : day;
}

/** Between which days it is 8 times in 10; empty where that is not said. */
export function bandWords({ answer, upperAt, lowerAt }: CapacityLevel): string {
  if (answer === 'since' || upperAt === null) return '';
  const upper = formatTime(new Date(upperAt), 'day');
  if (lowerAt === null) return `earliest ${upper}`;
  const lower = formatTime(new Date(lowerAt), 'day');
  return lower === upper ? upper : `${upper} – ${lower}`;
}

export function probabilityWords(probability: number | null): string {
  if (probability === null) return NOTHING;
  if (probability < 0.01) return '< 1%';
  return probability > 0.99 ? '> 99%' : `${Math.round(100 * probability)}%`;
}

/** What to buy, or that nothing is needed. */
export function sizeWords({ recommendedSize, limit, unit, limitSource }: CapacityRow): string {
  if (recommendedSize === null || limit === null) return NOTHING;
  if (recommendedSize <= limit) return 'enough';
  return limitSource === 'percent'
    ? `${(recommendedSize / limit).toPrecision(2)} × of today`
    : formatValue(recommendedSize, unit);
}

/** What the size means, or why there is none. */
export function sizeNote({ recommendedSize, recommendedSizeReason }: CapacityRow): string {
  if (recommendedSize !== null) return 'Lasts until the horizon nine times in ten';
  return `No size that lasts can be named. ${recommendedSizeReason ?? 'No limit is known'}.`;
}

/** Of those that are at their limit or get there: how urgent. */
export function toneOf({ answer, probability }: Pick<CapacityRow, 'answer' | 'probability'>): string {
  if (answer === 'since') return 'critical';
  if (answer === 'date') return (probability ?? 0) >= 0.8 ? 'warning' : 'unknown';
  return answer === 'never' || answer === 'no-trend' ? 'healthy' : 'unknown';
}
