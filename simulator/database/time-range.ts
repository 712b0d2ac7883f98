import { type Condition } from './list-sql.js';
import { wallClockInput } from './wall-clock.js';

/** Both ends count in. One end alone is ignored, and everything comes back. */
export function timeRange(from: unknown, to: unknown): readonly Condition[] {
  if (from === undefined || to === undefined) {
    return [];
  }
  return [
    { sql: 'timestamp >= ?', value: wallClockInput(from) },
    { sql: 'timestamp <= ?', value: wallClockInput(to) },
  ];
}
