import { formatValue } from '../format/format-value.js';
import { peakAndTrough } from './profile-path.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_HOURS = 24;

/** @example hourName(33, 168) // 'Tue 09:00' */
export function hourName(hour: number, length: number): string {
  const clock = `${String(hour % DAY_HOURS).padStart(2, '0')}:00`;
  return length > DAY_HOURS ? `${DAYS[Math.floor(hour / DAY_HOURS)] ?? ''} ${clock}` : clock;
}

/** When a profile is highest and lowest, e.g. "highest 14:00 (72%), lowest 04:00 (12%)". */
export function extremeWords(median: readonly (number | null)[], unit: string | null): string {
  const found = peakAndTrough(median);
  if (!found) return 'nothing is known yet';
  const [peak, trough] = found;
  const at = (hour: number) =>
    `${hourName(hour, median.length)} (${formatValue(median[hour] ?? null, unit)})`;
  return `highest ${at(peak)}, lowest ${at(trough)}`;
}

/** How much one season is like the next, by its autocorrelation. */
export function strengthWord(strength: number): string {
  if (strength >= STRONG) return 'strong';
  return strength >= CLEAR ? 'clear' : 'weak';
}

const STRONG = 0.7;
const CLEAR = 0.4;
