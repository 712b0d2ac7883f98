import type { Risk } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import type { TimelineItem } from '../timeline/span-timeline.js';
import { timeWords } from './risk-words.js';

const DAY_MS = 86_400_000;

/** Those that may fail before the horizon, the soonest first; days count from their prediction. */
export function calendarItems(
  rows: readonly Risk[],
  nowMs: number,
  horizonDays: number,
): readonly TimelineItem[] {
  const dated = rows.flatMap(({ timeToFailureDays: time, predictedAt, ...risk }) => {
    if (time === null || predictedAt === null) return [];
    const dateOf = (days: number): number => Date.parse(predictedAt) + days * DAY_MS;
    const shareOf = (days: number): number => (dateOf(days) - nowMs) / (horizonDays * DAY_MS);
    return [{ ...risk, time, dateOf, shareOf }];
  });
  return dated
    .filter(({ time, shareOf }) => shareOf(time.low) < 1)
    .sort((a, b) => a.dateOf(a.time.median) - b.dateOf(b.time.median))
    .map(({ assetId, assetName, time, dateOf, shareOf }) => {
      const day = formatTime(new Date(dateOf(time.median)), 'day');
      const median = shareOf(time.median);
      return {
        key: String(assetId),
        name: assetName,
        summary: `${assetName} is expected to fail about ${day}, ${timeWords(time)}`,
        when: `about ${day}`,
        from: within(shareOf(time.low)),
        until: time.high === null ? 1 : within(shareOf(time.high)),
        median: median <= 1 ? within(median) : undefined,
      };
    });
}

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}
